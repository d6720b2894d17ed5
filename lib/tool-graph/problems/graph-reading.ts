import type { Tool, ToolKey } from '../../tool'
import type { ToolPair } from '../edit'
import type { ReadProofs } from '../proof'
import type { ToolCallGraph, ToolDependency } from '../tool-call-graph'

/** What may be wrong with a graph. */
export type GraphProblemKind =
  | 'unfed'
  | 'cycle'
  | 'forced-order'
  | 'missing-parallelism'
  | 'duplicate'
  | 'unconnected'
  | 'below-filter'

/** One thing that is likely wrong, where it is, and a sentence in which names stand between back quotes. */
export interface GraphProblem {
  /** The same problem has the same id after an edit elsewhere. */
  id: string
  kind: GraphProblemKind
  sentence: string
  tools: readonly ToolKey[]
  pairs: readonly ToolPair[]
  /** The parameter that nothing feeds; null for other kinds. */
  parameter: string | null
}

/** What is known of the tools of a graph's documents, whatever the graph says. */
export interface KnownTools {
  tools: ReadonlyMap<ToolKey, Tool>
  proofs: ReadProofs
}

/** A graph as the readers of problems look at it: refused dependencies are left out. */
export interface GraphReading extends KnownTools {
  graph: ToolCallGraph
  dependencies: readonly ToolDependency[]
  /** Dependencies into a tool, and out of one. */
  into: (key: ToolKey) => readonly ToolDependency[]
  from: (key: ToolKey) => readonly ToolDependency[]
}

/**
 * Finds one kind of problem. What it may look at beyond the tools themselves is stated by `each`, so that it is asked
 * again only about what an edit touched:
 * - `tool`: the dependencies into and out of that tool;
 * - `dependency`: itself, and the dependencies into and out of its two ends;
 * - `graph`: anything.
 */
export type ProblemReader =
  | { each: 'tool'; read: (key: ToolKey, reading: GraphReading) => GraphProblem[] }
  | { each: 'dependency'; read: (dependency: ToolDependency, reading: GraphReading) => GraphProblem[] }
  | { each: 'graph'; read: (reading: GraphReading) => GraphProblem[] }

const NONE: readonly ToolDependency[] = []

/**
 * Reads a graph once for all readers. Dependencies of a tool that are the same as in the reading `before` are that
 * very value.
 */
export function readGraph(graph: ToolCallGraph, known: KnownTools, before?: GraphReading): GraphReading {
  const dependencies = graph.dependencies.filter(({ review }) => review !== 'refused')
  return {
    ...known,
    graph,
    dependencies,
    into: byEnd(dependencies, 'to', before?.into),
    from: byEnd(dependencies, 'from', before?.from),
  }
}

function byEnd(
  dependencies: readonly ToolDependency[],
  end: 'from' | 'to',
  before: GraphReading['into'] = () => NONE,
): GraphReading['into'] {
  const found = new Map<ToolKey, readonly ToolDependency[]>()
  const growing = new Map<ToolKey, ToolDependency[]>()
  for (const dependency of dependencies) {
    const others = growing.get(dependency[end])
    if (others === undefined) growing.set(dependency[end], [dependency])
    else others.push(dependency)
  }
  for (const [key, own] of growing) {
    const earlier = before(key)
    found.set(key, isSameList(own, earlier) ? earlier : own)
  }
  return (key) => found.get(key) ?? NONE
}

const isSameList = <T>(a: readonly T[], b: readonly T[]): boolean =>
  a.length === b.length && a.every((item, i) => item === b[i])
