import type { ToolKey } from '../tool'

/** Two tools that were called one right after the other: how often, and in which sequences. */
export interface CountedPair {
  from: ToolKey
  to: ToolKey
  /** At least 1; a sequence may hold the pair more than once. */
  count: number
  /** Positions of the sequences that hold it, ascending, each once. */
  sequences: number[]
}

export interface PairCounts {
  /** Most frequent first, equal counts by name. */
  pairs: CountedPair[]
  /** Pairs of neighbours of which one is no known tool. They are cut: what stands around them is never joined. */
  cut: number
}

/**
 * Counts consecutive calls over sequences in which null stands for a tool that nobody knows. A tool right after
 * itself is no pair, because no tool depends on itself.
 */
export function countPairs(sequences: readonly (readonly (ToolKey | null)[])[]): PairCounts {
  const counted = new Map<string, CountedPair>()
  let cut = 0
  for (const [at, tools] of sequences.entries()) {
    for (const [i, to] of tools.slice(1).entries()) {
      const from = tools[i] ?? null
      if (from === null || to === null) cut++
      else if (from !== to) count(counted, { from, to }, at)
    }
  }
  const pairs = [...counted.values()].sort(
    (a, b) => b.count - a.count || compare(a.from, b.from) || compare(a.to, b.to),
  )
  return { pairs, cut }
}

function count(counted: Map<string, CountedPair>, pair: { from: ToolKey; to: ToolKey }, at: number): void {
  const key = `${pair.from}\n${pair.to}`
  const known = counted.get(key)
  if (known === undefined) {
    counted.set(key, { ...pair, count: 1, sequences: [at] })
    return
  }
  known.count++
  if (known.sequences.at(-1) !== at) known.sequences.push(at)
}

/** A count as a weight in (0, 1], the most frequent pair being 1. */
export const weightOfCount = (count: number, countMax: number): number =>
  Math.max(0.001, Math.round((count / countMax) * 1000) / 1000)

const compare = (a: string, b: string): number => (a < b ? -1 : a > b ? 1 : 0)
