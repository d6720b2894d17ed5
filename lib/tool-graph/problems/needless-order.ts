import { partsOf, type ToolKey } from '../../tool'
import type { ToolDependency } from '../tool-call-graph'
import type { GraphReading, ProblemReader } from './graph-reading'

/**
 * Dependencies without a flow of data between tools that have nothing to do with each other. Where the two also
 * share what feeds them or what they feed, they are branches of one fork that could be called side by side:
 * that is missing parallelism; elsewhere the order is only forced.
 */
export const needlessOrder: ProblemReader = {
  each: 'dependency',
  read(dependency, reading) {
    if (!isNeedless(dependency, reading)) return []
    const { from, to } = dependency
    const [first, second] = [from, to].map((key) => `\`${partsOf(key).tool}\``)
    const shared = sharedNeighbour(dependency, reading)
    const place = { tools: [from, to], pairs: [{ from, to }], parameter: null }
    return shared === null
      ? [
          {
            ...place,
            id: `forced-order ${from} ${to}`,
            kind: 'forced-order',
            sentence: `${second} is made to wait for ${first}, though nothing flows between them.`,
          },
        ]
      : [
          {
            ...place,
            id: `missing-parallelism ${from} ${to}`,
            kind: 'missing-parallelism',
            sentence: `${first} and ${second} could be called side by side around \`${partsOf(shared).tool}\`; the order between them carries nothing.`,
          },
        ]
  },
}

/** No parameter, no reason but the word of its author or like words, and no proof in either direction. */
function isNeedless(
  { from, to, parameter, evidence, author }: ToolDependency,
  { proofs }: GraphReading,
): boolean {
  if (parameter !== null) return false
  const hasReason = evidence.some(
    ({ kind }) => kind !== 'lexical' && !(kind === 'asserted' && author !== 'built-in'),
  )
  if (hasReason) return false
  return [proofs(from, to), proofs(to, from)].every((known) => known.every(({ kind }) => kind === 'none'))
}

/** A tool that feeds both ends, or that both ends feed; null when there is none. */
function sharedNeighbour({ from, to }: ToolDependency, { into, from: out }: GraphReading): ToolKey | null {
  const feeding = (key: ToolKey) => into(key).flatMap((one) => (one.parameter === null ? [] : [one.from]))
  const fedBy = (key: ToolKey) => out(key).flatMap((one) => (one.parameter === null ? [] : [one.to]))
  const common = (a: readonly ToolKey[], b: readonly ToolKey[]) => a.find((key) => b.includes(key)) ?? null
  return common(feeding(from), feeding(to)) ?? common(fedBy(from), fedBy(to))
}
