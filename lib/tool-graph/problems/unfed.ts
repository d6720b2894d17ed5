import { partsOf, type Tool } from '../../tool'
import { sayableOf } from '../reading/sayable'
import type { ProblemReader } from './graph-reading'

/**
 * Required parameters that nothing on the graph feeds and no user would say: cities and dates they say, a `hotel_id`
 * never. One dependency joins two tools and names one parameter; what the same result is known to feed besides is fed.
 */
export const unfed: ProblemReader = {
  each: 'tool',
  read(key, { tools, into, proofs }) {
    const tool = tools.get(key)
    if (tool === undefined) return []
    const fed = into(key)
    return unsaidBy(tool)
      .filter((name) =>
        fed.every(
          ({ from, parameter }) =>
            parameter !== name &&
            proofs(from, key).every((proof) => proof.parameter !== name || proof.kind === 'none'),
        ),
      )
      .map((parameter) => ({
        id: `unfed ${key} ${parameter}`,
        kind: 'unfed' as const,
        sentence: `\`${partsOf(key).tool}\` requires \`${parameter}\`, which no user would say and nothing feeds.`,
        tools: [key],
        pairs: [],
        parameter,
      }))
  },
}

const known = new WeakMap<Tool, readonly string[]>()

/** Names of the required parameters that no user would say; read once per tool, since tools never change. */
export function unsaidBy(tool: Tool): readonly string[] {
  const read = known.get(tool) ?? tool.parameters.required.filter((name) => sayableOf(tool, name) === 'no')
  known.set(tool, read)
  return read
}
