import { partsOf, type ToolKey } from '../../tool'
import { weightOfCount } from '../count-pairs'
import type { Evidence, ToolCallGraph, ToolDependency } from '../tool-call-graph'
import type { CallRecord } from './call-record'
import { fedArguments } from './fed-arguments'

export interface LearnedGraph {
  graph: ToolCallGraph
  /** Consecutive calls of which one is not of these tools: cut, never bridged. */
  cut: number
}

/** What the records say of one ordered pair of tools. */
interface Seen {
  from: ToolKey
  to: ToolKey
  /** Places in the records where the second followed the first or was fed by it. */
  places: Set<string>
  followed: number
  records: Set<number>
  /** How often each parameter of the second was fed by the first. */
  fed: Map<string, number>
}

/**
 * The graph of what really was called (not what may be): an edge where one tool was called right after another, or
 * was given a value that the other had returned. Its weight is the number of such places against that of the most
 * frequent pair; it feeds the parameter that was fed most often. A tool right after itself makes no edge.
 */
export function learnGraph(tools: readonly ToolKey[], records: readonly CallRecord[]): LearnedGraph {
  const pairs = new Map<string, Seen>()
  let cut = 0
  for (const [at, record] of records.entries()) cut += readRecord(record, at, pairs)
  const seen = [...pairs.values()]
  const most = Math.max(1, ...seen.map(({ places }) => places.size))
  const dependencies = seen
    .map((pair) => dependencyOf(pair, most))
    .sort((a, b) => compare(a.from, b.from) || compare(a.to, b.to))
  return { graph: { nodes: [...tools].sort(), dependencies }, cut }
}

/** Adds one record to what was seen; returns how many of its pairs were cut. */
function readRecord(record: CallRecord, at: number, pairs: Map<string, Seen>): number {
  const { calls } = record
  let cut = 0
  for (let to = 1; to < calls.length; to++) {
    const [first, second] = [calls[to - 1]?.tool ?? null, calls[to]?.tool ?? null]
    if (first === null || second === null) cut++
    else if (first !== second) {
      const pair = seenOf(pairs, first, second)
      pair.followed++
      pair.places.add(`${at} ${to - 1} ${to}`)
      pair.records.add(at)
    }
  }
  for (const { from, to, parameter } of fedArguments(record)) {
    const [giver, taker] = [calls[from]?.tool ?? null, calls[to]?.tool ?? null]
    if (giver === null || taker === null || giver === taker) continue
    const pair = seenOf(pairs, giver, taker)
    pair.fed.set(parameter, (pair.fed.get(parameter) ?? 0) + 1)
    pair.places.add(`${at} ${from} ${to}`)
    pair.records.add(at)
  }
  return cut
}

function seenOf(pairs: Map<string, Seen>, from: ToolKey, to: ToolKey): Seen {
  const key = `${from}\n${to}`
  const known = pairs.get(key)
  if (known) return known
  const made: Seen = { from, to, places: new Set(), followed: 0, records: new Set(), fed: new Map() }
  pairs.set(key, made)
  return made
}

function dependencyOf({ from, to, places, followed, records, fed }: Seen, most: number): ToolDependency {
  const feeds = [...fed].sort(([a, n], [b, m]) => m - n || compare(a, b))
  const [giver, taker] = [partsOf(from).tool, partsOf(to).tool]
  const evidence: Evidence[] = feeds.map(([parameter, count]) => ({
    kind: 'recorded',
    sentence: `\`${parameter}\` of \`${taker}\` had come from what \`${giver}\` returned, ${times(count)}.`,
  }))
  if (followed > 0)
    evidence.push({
      kind: 'recorded',
      sentence: `\`${taker}\` was called right after \`${giver}\` ${times(followed)}, in ${records.size === 1 ? 'one record' : `${records.size} records`}.`,
    })
  return {
    from,
    to,
    parameter: feeds[0]?.[0] ?? null,
    weight: weightOfCount(places.size, most),
    evidence,
    author: 'learned',
    review: 'undecided',
  }
}

const times = (count: number): string => (count === 1 ? 'once' : `${count} times`)
const compare = (a: string, b: string): number => (a < b ? -1 : a > b ? 1 : 0)
