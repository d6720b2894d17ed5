import { partsOf, type Tool } from '../../tool'
import { needsOf } from '../reading/parameters'
import type { ProblemReader } from './graph-reading'

/** Required identifiers that nothing on the graph feeds: users say cities and dates, and never a `hotel_id`. */
export const unfed: ProblemReader = ({ graph, tools, into }) =>
  graph.nodes.flatMap((key) => {
    const tool = tools.get(key)
    if (tool === undefined) return []
    const fed = into(key)
    return identifiersOf(tool)
      .filter((name) => fed.every(({ parameter }) => parameter !== name))
      .map((parameter) => ({
        id: `unfed ${key} ${parameter}`,
        kind: 'unfed' as const,
        sentence: `\`${partsOf(key).tool}\` requires \`${parameter}\`, which no user would say and nothing feeds.`,
        tools: [key],
        pairs: [],
        parameter,
      }))
  })

const known = new WeakMap<Tool, readonly string[]>()

/** Names of the required parameters that point at one thing by an identifier; read once per tool, since tools never change. */
function identifiersOf(tool: Tool): readonly string[] {
  const read =
    known.get(tool) ??
    needsOf(tool, [])
      .filter((need) => need.isRequired && need.points === 'strongly')
      .map(({ name }) => name)
  known.set(tool, read)
  return read
}
