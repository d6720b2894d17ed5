import { ChainSampling, chainSampler, type ToolCallGraph } from '@/lib/tool-graph'
import { type Figure, seconds, timed } from './table'

const TOOLS = 60
const CHAINS = 10_000
/** Drawn at a time, as the editor draws them between two frames. */
const SLICE = 500

/** Ten thousand distinct chains of two to five tools from a graph in which every tool may follow every other. */
export async function chainFigures(): Promise<Figure[]> {
  const graph = aDenseGraph()
  const sampling = ChainSampling.parse({ seed: 1, walks: 1_000_000 })
  const sampled = await timed(async () => {
    const sampler = chainSampler(graph, sampling)
    while (sampler.met() < CHAINS) sampler.draw(SLICE)
    return { walks: sampler.drawn(), chains: sampler.chains().length }
  })
  const { walks, chains } = sampled.value
  return [
    {
      what: `sample ${CHAINS.toLocaleString('en')} distinct chains`,
      figure: seconds(sampled.ms),
      how: `${chains.toLocaleString('en')} from ${walks.toLocaleString('en')} walks of 2 to 5 tools; ${TOOLS} tools, each may follow each, never enumerated`,
    },
  ]
}

function aDenseGraph(): ToolCallGraph {
  const nodes = Array.from({ length: TOOLS }, (_, at) => `dense/tool_${at}` as const)
  return {
    nodes,
    dependencies: nodes.flatMap((from, a) =>
      nodes.flatMap((to, b) =>
        a === b
          ? []
          : {
              from,
              to,
              parameter: null,
              weight: (((a * 7 + b * 3) % 9) + 1) / 10,
              evidence: [],
              author: 'built-in' as const,
              review: 'undecided' as const,
            },
      ),
    ),
  }
}
