import { partsOf, type Tool, type ToolKey } from '../../tool'
import type { Chain } from '../chain'
import type { ReadProofs } from '../proof'
import { sayableOf } from '../reading/sayable'
import type { ToolCallGraph } from '../tool-call-graph'
import type { ChainVerdict } from './chain-verdict'

/** Where a required argument can come from: an earlier call, a person, nobody, or its schema does not say. */
export interface ArgumentSource {
  tool: ToolKey
  parameter: string
  from: { kind: 'result'; tool: ToolKey } | { kind: 'user' } | { kind: 'nobody' } | { kind: 'unknown' }
}

export interface ArgumentSupport {
  verdict: ChainVerdict
  /** One for each required argument, in the order of the calls. */
  sources: ArgumentSource[]
}

/** Judges any chain of some graph. Tools and proofs must be of the documents that the graph stands on. */
export type JudgeArguments = (chain: Pick<Chain, 'tools'>) => ArgumentSupport

/**
 * The dependency check of astra-spec 2.4 by rules: each required argument must be obtainable from the result of an
 * earlier call in the chain (a dependency of the graph feeds it, or the tools' own words prove that it can), or from
 * what a person would say. Fails at an argument that nobody could supply; undecided at one whose schema does not say
 * what it is, or at a tool whose document is missing.
 */
export function argumentJudge(
  graph: ToolCallGraph,
  tools: readonly { key: ToolKey; tool: Tool }[],
  proofs: ReadProofs,
): JudgeArguments {
  const toolOf = new Map(tools.map(({ key, tool }) => [key, tool]))
  const drawn = new Set(
    graph.dependencies
      .filter(({ review, parameter }) => review !== 'refused' && parameter !== null)
      .map(({ from, to, parameter }) => `${from}\n${to}\n${parameter}`),
  )
  const feeds = (from: ToolKey, to: ToolKey, parameter: string) =>
    drawn.has(`${from}\n${to}\n${parameter}`) ||
    proofs(from, to).some((proof) => proof.parameter === parameter && proof.kind !== 'none')

  return (chain) => {
    const missing = chain.tools.find((key) => !toolOf.has(key))
    if (missing !== undefined)
      return {
        verdict: verdict('undecided', `\`${partsOf(missing).tool}\` is no tool of these documents.`),
        sources: [],
      }
    const sources = chain.tools.flatMap((key, at) => {
      const tool = toolOf.get(key)
      const earlier = chain.tools.slice(0, at).filter((other) => other !== key)
      if (tool === undefined) return []
      return tool.parameters.required.map((parameter): ArgumentSource => {
        const feeder = earlier.findLast((from) => feeds(from, key, parameter))
        if (feeder !== undefined) return { tool: key, parameter, from: { kind: 'result', tool: feeder } }
        const said = sayableOf(tool, parameter)
        return {
          tool: key,
          parameter,
          from: { kind: said === 'yes' ? 'user' : said === 'no' ? 'nobody' : 'unknown' },
        }
      })
    })
    return { verdict: verdictOn(sources), sources }
  }
}

function verdictOn(sources: readonly ArgumentSource[]): ChainVerdict {
  const lost = sources.find(({ from }) => from.kind === 'nobody')
  if (lost !== undefined)
    return verdict(
      'fail',
      `\`${partsOf(lost.tool).tool}\` requires \`${lost.parameter}\`, which no earlier call gives and no person would say.`,
    )
  const open = sources.find(({ from }) => from.kind === 'unknown')
  if (open !== undefined)
    return verdict(
      'undecided',
      `\`${partsOf(open.tool).tool}\` requires \`${open.parameter}\`, and its schema does not say what that is.`,
    )
  const given = sources.filter(({ from }) => from.kind === 'result').length
  return verdict(
    'pass',
    sources.length === 0
      ? 'No tool of the chain requires an argument.'
      : `Of ${sources.length} required arguments, ${given} can come from earlier calls and ${sources.length - given} from the person who asks.`,
  )
}

const verdict = (outcome: ChainVerdict['outcome'], reason: string): ChainVerdict => ({
  check: 'argument-support',
  outcome,
  reason,
})
