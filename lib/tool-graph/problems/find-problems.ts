import { partsOf, type ToolKey } from '../../tool'
import type { ToolCallGraph, ToolDependency } from '../tool-call-graph'
import { belowFilter, unclearnessOf } from './below-filter'
import { cycles } from './cycles'
import { documentedTwice, passedOn } from './duplicates'
import {
  type GraphProblem,
  type GraphReading,
  type KnownTools,
  type ProblemReader,
  readGraph,
} from './graph-reading'
import { needlessOrder } from './needless-order'
import { unconnected } from './unconnected'
import { unfed, unsaidBy } from './unfed'

const READERS: readonly ProblemReader[] = [
  unfed,
  cycles,
  needlessOrder,
  passedOn,
  documentedTwice,
  unconnected,
  belowFilter,
]

/** Everything that is likely wrong with a graph, by kind and then by place. */
export const findProblems = (graph: ToolCallGraph, known: KnownTools): GraphProblem[] =>
  problemFinder(known)(graph)

/**
 * Finds the same in one graph after another of the same tools, as it is edited: readers are asked only about the
 * tools and dependencies that have changed since, or whose neighbours have.
 */
export function problemFinder(known: KnownTools): (graph: ToolCallGraph) => GraphProblem[] {
  const readers = READERS.map(rememberedReader)
  let before: GraphReading | undefined
  return (graph) => {
    const reading = readGraph(graph, known, before)
    before = reading
    return readers.flatMap((read) => read(reading))
  }
}

function rememberedReader(reader: ProblemReader): (reading: GraphReading) => GraphProblem[] {
  switch (reader.each) {
    case 'graph':
      return reader.read
    case 'tool':
      return remembered(
        ({ graph }) => graph.nodes,
        (key: ToolKey, { into, from }) => [into(key), from(key)],
        reader.read,
      )
    case 'dependency':
      return remembered(
        ({ dependencies }) => dependencies,
        ({ from: a, to: b }: ToolDependency, { into, from }) => [into(a), from(a), into(b), from(b)],
        reader.read,
      )
  }
}

/** Asks about an item again only when what it may look at is another value than last time. */
function remembered<Item>(
  itemsOf: (reading: GraphReading) => readonly Item[],
  surroundings: (item: Item, reading: GraphReading) => readonly unknown[],
  read: (item: Item, reading: GraphReading) => GraphProblem[],
): (reading: GraphReading) => GraphProblem[] {
  let answers = new Map<Item, { seen: readonly unknown[]; found: GraphProblem[] }>()
  return (reading) => {
    const earlier = answers
    answers = new Map()
    return itemsOf(reading).flatMap((item) => {
      const seen = surroundings(item, reading)
      const known = earlier.get(item)
      const answer =
        known !== undefined && seen.every((value, i) => value === known.seen[i])
          ? known
          : { seen, found: read(item, reading) }
      answers.set(item, answer)
      return answer.found
    })
  }
}

/**
 * Reads what the first finding needs to know of the tools, a server at a step, so that a page with thousands of
 * them can do it between other things.
 */
export function* readAhead({ tools, proofs }: KnownTools): Generator<void> {
  const servers = new Map<string, ToolKey[]>()
  for (const key of tools.keys()) {
    const { server } = partsOf(key)
    const others = servers.get(server)
    if (others === undefined) servers.set(server, [key])
    else others.push(key)
  }
  for (const keys of servers.values()) {
    const [first, second] = keys
    if (first !== undefined && second !== undefined) proofs(first, second)
    for (const key of keys) {
      const tool = tools.get(key)
      if (tool === undefined) continue
      unsaidBy(tool)
      unclearnessOf(tool)
    }
    yield
  }
}
