import { assert } from '@/lib/shared/assert'
import type { JsonObject } from '@/lib/shared/json'

/** What every verb that makes or reads many things reports. */
export interface Counts {
  /** How many came in. Each was kept, dropped or quarantined: `in = kept + dropped + quarantined`. */
  in: number
  kept: number
  /** How many of the kept were altered on the way. */
  changed: number
  /** How many were left out, by reason. */
  dropped: Record<string, number>
  /** How many were set aside to be looked at, by reason. */
  quarantined: Record<string, number>
  seconds: number
  /** The ids of what was made, by noun. */
  ids: Record<string, string | string[]>
}

/** The counts as the object that --json prints; throws when they do not add up. */
export function countsAsJson(counts: Counts): JsonObject {
  const left = sum(counts.dropped) + sum(counts.quarantined)
  assert(counts.in === counts.kept + left, `${counts.in} came in, ${counts.kept} + ${left} are accounted for`)
  assert(counts.changed <= counts.kept, `${counts.changed} of ${counts.kept} kept are said to be changed`)
  return { ...counts, seconds: Math.round(counts.seconds * 1000) / 1000 }
}

/** The counts as aligned lines: a name, a number, and below it the reasons from frequent to rare. */
export function countsAsLines(counts: Counts): string[] {
  return aligned([
    ['in', String(counts.in)],
    ['kept', String(counts.kept)],
    ['changed', String(counts.changed)],
    ...withReasons('dropped', counts.dropped),
    ...withReasons('quarantined', counts.quarantined),
    ['seconds', counts.seconds.toFixed(2)],
    ...Object.entries(counts.ids).map(([noun, ids]): [string, string] => [noun, shortList(ids)]),
  ])
}

/** Pairs as lines whose second column begins at one place. */
export function aligned(pairs: [string, string][]): string[] {
  const width = Math.max(0, ...pairs.map(([name]) => name.length))
  return pairs.map(([name, value]) => `${name.padEnd(width)}  ${value}`.trimEnd())
}

function withReasons(name: string, reasons: Record<string, number>): [string, string][] {
  const rows = Object.entries(reasons).sort(([, a], [, b]) => b - a)
  return [
    [name, String(sum(reasons))],
    ...rows.map(([reason, count]): [string, string] => [`  ${reason}`, String(count)]),
  ]
}

function shortList(ids: string | string[]): string {
  if (typeof ids === 'string') return ids
  return ids.length <= 3 ? ids.join(' ') : `${ids.slice(0, 3).join(' ')} and ${ids.length - 3} more`
}

const sum = (counts: Record<string, number>): number => Object.values(counts).reduce((a, b) => a + b, 0)
