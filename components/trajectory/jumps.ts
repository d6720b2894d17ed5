import type { SkeletonStep } from '@/lib/trajectory'

/** The next tool call after a step (`direction` 1) or the last before it (-1); null when there is none. */
export function callFrom(
  skeleton: readonly SkeletonStep[],
  ordinal: number,
  direction: 1 | -1,
): number | null {
  for (let at = ordinal + direction; at >= 0 && at < skeleton.length; at += direction) {
    if (skeleton[at]?.kind === 'tool-call') return at
  }
  return null
}

/**
 * The first result that failed by itself, else the first that was made to fail; null when none did. Calls are not
 * asked: a skeleton marks a call as failed whatever the cause.
 */
export function firstFailure(
  skeleton: readonly SkeletonStep[],
): { ordinal: number; isInjected: boolean } | null {
  const find = (status: SkeletonStep['status']) =>
    skeleton.findIndex((step) => step.kind === 'tool-result' && step.status === status)
  const own = find('failed')
  if (own >= 0) return { ordinal: own, isInjected: false }
  const injected = find('injected-failure')
  return injected >= 0 ? { ordinal: injected, isInjected: true } : null
}

/** A step number from an address, kept inside the record; null when it is no number. */
export function parseStep(text: string | null | undefined, stepCount: number): number | null {
  if (!text || !/^\d{1,9}$/.test(text) || stepCount === 0) return null
  return Math.min(Number(text), stepCount - 1)
}
