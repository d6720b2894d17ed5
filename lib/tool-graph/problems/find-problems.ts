import type { ToolCallGraph } from '../tool-call-graph'
import { belowFilter } from './below-filter'
import { cycles } from './cycles'
import { duplicates } from './duplicates'
import { type GraphProblem, type KnownTools, type ProblemReader, readGraph } from './graph-reading'
import { needlessOrder } from './needless-order'
import { unconnected } from './unconnected'
import { unfed } from './unfed'

const READERS: readonly ProblemReader[] = [unfed, cycles, needlessOrder, duplicates, unconnected, belowFilter]

/**
 * Everything that is likely wrong with a graph, by kind and then by place. What is known of tools and of pairs
 * is remembered in `known`, so that after an edit only what the edit touched is read anew.
 */
export const findProblems = (graph: ToolCallGraph, known: KnownTools): GraphProblem[] => {
  const reading = readGraph(graph, known)
  return READERS.flatMap((read) => read(reading))
}
