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

/** Finds one kind of problem. */
export type ProblemReader = (reading: GraphReading) => GraphProblem[]

const NONE: readonly ToolDependency[] = []

/** Reads a graph once for all readers. */
export function readGraph(graph: ToolCallGraph, known: KnownTools): GraphReading {
  const dependencies = graph.dependencies.filter(({ review }) => review !== 'refused')
  const into = new Map<ToolKey, ToolDependency[]>()
  const from = new Map<ToolKey, ToolDependency[]>()
  const add = (ends: Map<ToolKey, ToolDependency[]>, key: ToolKey, dependency: ToolDependency) => {
    const others = ends.get(key)
    if (others === undefined) ends.set(key, [dependency])
    else others.push(dependency)
  }
  for (const dependency of dependencies) {
    add(into, dependency.to, dependency)
    add(from, dependency.from, dependency)
  }
  return {
    ...known,
    graph,
    dependencies,
    into: (key) => into.get(key) ?? NONE,
    from: (key) => from.get(key) ?? NONE,
  }
}
