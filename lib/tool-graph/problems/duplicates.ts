import { partsOf, type Tool, type ToolKey } from '../../tool'
import type { GraphProblem, ProblemReader } from './graph-reading'

/**
 * Dependencies that feed what is fed already. `a` feeds `p` to `b` and to `c`, and `b` feeds the same `p` to `c`: `b` only passes on what it was told, so its
 * dependency adds no source. Two tools that each find a `p` are alternatives and no duplicates; neither are the
 * built-in author's dependencies of this shape, which it already believes less, nor those that records show.
 */
export const passedOn: ProblemReader = {
  each: 'dependency',
  read({ from, to, parameter, author }, { into, proofs }) {
    if (parameter === null || author === 'built-in' || author === 'learned') return []
    const sources = into(from).filter((one) => one.parameter === parameter)
    const source = sources.find((one) =>
      into(to).some((other) => other.from === one.from && other.parameter === parameter),
    )
    const makesIt = proofs(from, to).some((proof) => proof.parameter === parameter && proof.kind === 'typed')
    if (source === undefined || makesIt) return []
    const [giver, passer, taker] = [source.from, from, to].map((key) => `\`${partsOf(key).tool}\``)
    return [
      {
        id: `duplicate ${from} ${to}`,
        kind: 'duplicate',
        sentence: `${passer} passes on the \`${parameter}\` that ${giver} already feeds to ${taker}.`,
        tools: [from, to],
        pairs: [{ from, to }],
        parameter: null,
      },
    ]
  },
}

/** Tools on the graph with the same name and the same parameters, from two documents. */
export const documentedTwice: ProblemReader = {
  each: 'graph',
  read({ graph, tools }) {
    const firstOf = new Map<string, ToolKey>()
    return graph.nodes.flatMap((key): GraphProblem[] => {
      const tool = tools.get(key)
      if (tool === undefined) return []
      const signature = signatureOf(tool)
      const first = firstOf.get(signature)
      if (first === undefined) {
        firstOf.set(signature, key)
        return []
      }
      return [
        {
          id: `duplicate ${first} ${key}`,
          kind: 'duplicate',
          sentence: `\`${first}\` and \`${key}\` are the same tool, documented twice.`,
          tools: [first, key],
          pairs: [],
          parameter: null,
        },
      ]
    })
  },
}

const signatures = new WeakMap<Tool, string>()

function signatureOf(tool: Tool): string {
  const known =
    signatures.get(tool) ??
    JSON.stringify([
      tool.name,
      Object.entries(tool.parameters.properties)
        .map(([name, { type }]) => [name, type, tool.parameters.required.includes(name)])
        .sort(),
    ])
  signatures.set(tool, known)
  return known
}
