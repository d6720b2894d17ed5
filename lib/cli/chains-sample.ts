import { chainId } from '@/lib/db/chains'
import { sampleGraphChains } from '@/lib/studio/sample-chains'
import { ChainSampling } from '@/lib/tool-graph'
import { chooseGraph } from './choose-graph'
import { countsAsJson, countsAsLines } from './count'
import { numbersGiven } from './numbers'
import { chooseProject, PROJECT_OPTION } from './project'
import { badInput, defineVerb, done } from './verb'

/** The options by which chains are sampled, shared with synthesis. */
export const CHAIN_OPTIONS = {
  walks: { type: 'string', placeholder: '<n>', description: 'random walks (200)' },
  'length-min': {
    type: 'string',
    placeholder: '<n>',
    description: 'tools in the shortest chain (2)',
  },
  'length-max': {
    type: 'string',
    placeholder: '<n>',
    description: 'tools in the longest chain (5)',
  },
  cyclic: { type: 'boolean', description: 'walks may come back to a tool' },
} as const

/** `chains sample`: seeded walks on a graph. */
export const chainsSample = defineVerb({
  name: 'chains sample',
  summary: 'Sample chains from a graph by seeded, weighted random walks',
  usage: '<graph> [--seed <n>] [--walks <n>] [--length-min <n>] [--length-max <n>]',
  operands: { min: 1, max: 1 },
  options: {
    ...PROJECT_OPTION,
    seed: { type: 'string', placeholder: '<n>', description: 'same seed, same chains', default: '1' },
    ...CHAIN_OPTIONS,
  },
  async run({ options, operands: [name = ''], database }) {
    const startedAt = performance.now()
    const sampling = ChainSampling.safeParse({
      ...numbersGiven({
        seed: options.seed,
        walks: options.walks,
        lengthMin: options['length-min'],
        lengthMax: options['length-max'],
      }),
      acyclic: !options.cyclic,
    })
    if (!sampling.success)
      return badInput(`--${sampling.error.issues[0]?.path.join('.')}: ${sampling.error.issues[0]?.message}.`)
    await database()
    const project = await chooseProject(options.project)
    if (!project.ok) return badInput(project.problem.message)
    const graph = await chooseGraph(project.value.id, name)
    if (!graph.ok) return badInput(graph.problem.message)
    const sampled = await sampleGraphChains(project.value.id, graph.value.id, sampling.data)
    if (!sampled.ok) return badInput(sampled.problem.message)
    const { chains } = sampled.value
    const met = chains.reduce((sum, chain) => sum + chain.walks, 0)
    const counts = {
      in: sampling.data.walks,
      kept: chains.length,
      changed: 0,
      dropped: occurred({ 'same-chain': met - chains.length, 'too-short': sampling.data.walks - met }),
      quarantined: {},
      seconds: (performance.now() - startedAt) / 1000,
      ids: { graphVersion: graph.value.id, chains: chains.map((chain) => chainId(graph.value.id, chain)) },
    }
    const shown = chains
      .slice(0, 20)
      .map((chain) => `${String(chain.walks).padStart(5)}  ${chain.tools.join(' → ')}`)
    return done(
      { ...countsAsJson(counts), new: sampled.value.added, chains: chains.map((chain) => ({ ...chain })) },
      [
        `Chains of "${graph.value.name}" v${graph.value.version}, by the number of walks that met them:`,
        ...shown,
        ...(chains.length > 20 ? [`       and ${chains.length - 20} more`] : []),
        ...countsAsLines(counts),
      ],
    )
  },
})

/** Reasons that occurred. */
const occurred = (reasons: Record<string, number>) =>
  Object.fromEntries(Object.entries(reasons).filter(([, count]) => count > 0))
