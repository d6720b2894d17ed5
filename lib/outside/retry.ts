import { setTimeout as sleep } from 'node:timers/promises'

const BACK_OFF_FIRST_MS = 500
const BACK_OFF_MAX_MS = 20_000
/** A server that asks to wait longer is down for now: whoever called decides, instead of a slot that sleeps. */
const WAIT_MAX_MS = 60_000

/** What one attempt came to: an answer, or a failure with the wait that the server asked for, if any. */
export type Attempt<T, F> =
  | { ok: true; value: T }
  | { ok: false; failure: F; isRetryable: boolean; waitMs: number | null }

/**
 * Attempts at most `1 + retriesMax` times and gives back the first answer or the last failure. Between attempts
 * it waits as long as the server asked, else exponentially with jitter: 0.25–0.5 s, 0.5–1 s, … up to 20 s.
 * Rejects when the signal aborts during a wait.
 */
export async function withRetries<T, F>(
  retriesMax: number,
  signal: AbortSignal,
  attempt: () => Promise<Attempt<T, F>>,
): Promise<Attempt<T, F>> {
  for (let retry = 0; ; retry++) {
    const outcome = await attempt()
    if (outcome.ok || !outcome.isRetryable || retry >= retriesMax) return outcome
    if (outcome.waitMs !== null && outcome.waitMs > WAIT_MAX_MS) return outcome
    await sleep(outcome.waitMs ?? backOffMs(retry), undefined, { signal })
  }
}

/** Half fixed, half drawn, so that calls that failed together do not come back together. */
function backOffMs(retry: number): number {
  const fullMs = Math.min(BACK_OFF_MAX_MS, BACK_OFF_FIRST_MS * 2 ** retry)
  return fullMs * (0.5 + Math.random() / 2)
}

/** The wait in ms that an answer asks for: `retry-after-ms`, or `retry-after` in seconds or as a date; else null. */
export function askedWaitMs(headers: Record<string, string> | undefined, nowMs: number): number | null {
  const inMs = Number.parseFloat(headers?.['retry-after-ms'] ?? '')
  if (inMs >= 0) return inMs
  const text = headers?.['retry-after'] ?? ''
  const inSeconds = Number(text)
  if (text !== '' && inSeconds >= 0) return inSeconds * 1000
  const at = Date.parse(text)
  return Number.isNaN(at) ? null : Math.max(0, at - nowMs)
}
