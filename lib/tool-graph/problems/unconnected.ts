import { partsOf } from '../../tool'
import type { ProblemReader } from './graph-reading'

/** Tools that no walk ever meets, because no dependency touches them. */
export const unconnected: ProblemReader = ({ graph, into, from }) =>
  graph.nodes
    .filter((key) => into(key).length === 0 && from(key).length === 0)
    .map((key) => ({
      id: `unconnected ${key}`,
      kind: 'unconnected',
      sentence: `Nothing joins \`${partsOf(key).tool}\` to another tool, so that no chain ever calls it.`,
      tools: [key],
      pairs: [],
      parameter: null,
    }))
