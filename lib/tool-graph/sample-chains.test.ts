import fc from 'fast-check'
import { describe, expect, it } from 'vitest'
import { ChainSampling } from './chain'
import { findDependency } from './edit'
import { aBookingGraph, aDenseGraph, aDependency, aGraph } from './fixtures'
import { chainSampler, sampleChains } from './sample-chains'
import type { ToolCallGraph } from './tool-call-graph'

const sampling = (parts: Partial<ChainSampling>): ChainSampling => ChainSampling.parse({ seed: 7, ...parts })

const anyGraph = fc
  .array(fc.tuple(fc.nat(6), fc.nat(6), fc.double({ min: 0.01, max: 1, noNaN: true })), { maxLength: 20 })
  .map((pairs) =>
    aGraph(
      [
        ...new Map(pairs.filter(([a, b]) => a !== b).map((pair) => [`${pair[0]} ${pair[1]}`, pair])).values(),
      ].map(([a, b, weight]) => aDependency(`t${a}`, `t${b}`, { weight })),
    ),
  )
const anySampling = fc
  .record({
    seed: fc.nat(1000),
    lengthMin: fc.integer({ min: 2, max: 4 }),
    more: fc.nat(3),
    acyclic: fc.boolean(),
  })
  .map(({ seed, lengthMin, more, acyclic }) =>
    sampling({ seed, lengthMin, lengthMax: lengthMin + more, acyclic, walks: 60 }),
  )

describe('sampled chains', () => {
  it('step along edges, keep to their length, repeat nothing when acyclic, and come once each', () => {
    fc.assert(
      fc.property(anyGraph, anySampling, (graph, asked) => {
        const chains = sampleChains(graph, asked)
        for (const { tools, walks } of chains) {
          expect(tools.length).toBeGreaterThanOrEqual(asked.lengthMin)
          expect(tools.length).toBeLessThanOrEqual(asked.lengthMax)
          if (asked.acyclic) expect(new Set(tools).size).toBe(tools.length)
          for (const [i, to] of tools.entries()) {
            const from = tools[i - 1]
            if (from !== undefined) expect(findDependency(graph, { from, to })).not.toBeNull()
          }
          expect(walks).toBeGreaterThan(0)
        }
        expect(new Set(chains.map(({ tools }) => tools.join())).size).toBe(chains.length)
        expect(chains.reduce((sum, { walks }) => sum + walks, 0)).toBeLessThanOrEqual(asked.walks)
      }),
    )
  })

  it('are the same for the same seed, whatever the order of nodes and edges, and others for another seed', () => {
    const graph = aDenseGraph(12)
    const shuffled = { nodes: graph.nodes.toReversed(), dependencies: graph.dependencies.toReversed() }
    expect(sampleChains(shuffled, sampling({}))).toEqual(sampleChains(graph, sampling({})))
    expect(sampleChains(graph, sampling({ seed: 8 }))).not.toEqual(sampleChains(graph, sampling({})))
  })

  it('are the same however the sampling is cut into draws', () => {
    fc.assert(
      fc.property(anyGraph, anySampling, fc.array(fc.nat(40), { maxLength: 5 }), (graph, asked, cuts) => {
        const sampler = chainSampler(graph, asked)
        for (const walks of cuts) sampler.draw(walks)
        expect(sampler.drawn()).toBe(
          Math.min(
            asked.walks,
            cuts.reduce((sum, walks) => sum + walks, 0),
          ),
        )
        sampler.draw(asked.walks)
        expect(sampler.chains()).toEqual(sampleChains(graph, asked))
        expect(sampler.met()).toBe(sampler.chains().length)
      }),
    )
  })

  it('never walk a refused edge', () => {
    const graph = aGraph([aDependency('a', 'b', { review: 'refused' }), aDependency('b', 'c')])
    expect(sampleChains(graph, sampling({}))).toEqual([
      { tools: ['graph/b', 'graph/c'], walks: expect.any(Number) },
    ])
  })

  it('are none where the graph has no edge', () => {
    expect(sampleChains({ nodes: ['graph/a'], dependencies: [] }, sampling({}))).toEqual([])
  })

  it.each([true, false])('come as often as their exact probability says (acyclic: %s)', (acyclic) => {
    const graph = aBookingGraph()
    const asked = sampling({ walks: 40_000, lengthMin: 2, lengthMax: 4, acyclic })
    const expected = walkProbabilities(graph, asked)
    const seen = new Map(sampleChains(graph, asked).map(({ tools, walks }) => [tools.join(), walks]))
    expect([...seen.keys()].every((walk) => expected.has(walk))).toBe(true)
    let chiSquare = 0
    for (const [walk, probability] of expected) {
      const mean = probability * asked.walks
      chiSquare += ((seen.get(walk) ?? 0) - mean) ** 2 / mean
    }
    expect(chiSquare).toBeLessThan(criticalChiSquare(expected.size - 1))
  })

  it('begin, end and pass where they are told to', () => {
    const graph = aDenseGraph(6)
    const all = sampleChains(graph, sampling({ walks: 2000 }))
    const asked = sampling({
      walks: 2000,
      start: 'graph/tool_01',
      end: 'graph/tool_04',
      mustContain: ['graph/tool_02'],
    })
    const chains = sampleChains(graph, asked)
    expect(chains.length).toBeGreaterThan(3)
    expect(chains.length).toBeLessThan(all.length)
    for (const { tools } of chains) {
      expect([tools[0], tools.at(-1)]).toEqual(['graph/tool_01', 'graph/tool_04'])
      expect(tools).toContain('graph/tool_02')
    }
    expect(sampleChains(graph, sampling({ start: 'graph/not_there' }))).toEqual([])
    expect(sampleChains(graph, sampling({ mustContain: ['graph/not_there'] }))).toEqual([])
  })

  it('keep their proportions among those that end where they shall', () => {
    const graph = aBookingGraph()
    const asked = sampling({ walks: 40_000, lengthMin: 2, lengthMax: 3 })
    const free = sampleChains(graph, asked).filter(({ tools }) => tools.at(-1) === 'graph/cancel')
    expect(sampleChains(graph, { ...asked, end: 'graph/cancel' })).toEqual(free)
  })

  it('keep to strong edges when cold and stray when hot', () => {
    const graph = aGraph([aDependency('a', 'b', { weight: 0.9 }), aDependency('a', 'c', { weight: 0.3 })])
    const share = (temperature: number) =>
      (sampleChains(graph, sampling({ walks: 4000, temperature })).find(({ tools }) => tools[1] === 'graph/b')
        ?.walks ?? 0) / 4000
    // w^(1/T): 0.9² : 0.3² is 9 : 1, and the square roots are √3 : 1.
    expect(share(0.5)).toBeCloseTo(0.9, 1)
    expect(share(1)).toBeCloseTo(0.75, 1)
    expect(share(2)).toBeCloseTo(Math.sqrt(3) / (1 + Math.sqrt(3)), 1)
  })

  it('reach ten thousand distinct walks on a dense graph of sixty tools', () => {
    const graph = aDenseGraph(60)
    const chains = sampleChains(graph, sampling({ walks: 15_000, lengthMin: 4, lengthMax: 8 }))
    expect(chains.length).toBeGreaterThanOrEqual(10_000)
  })
})

/** The probability of every walk that counts, by enumeration; walks that end too early hold the rest. */
function walkProbabilities(
  graph: ToolCallGraph,
  { lengthMin, lengthMax, acyclic }: ChainSampling,
): Map<string, number> {
  const out = (tool: string) => graph.dependencies.filter(({ from }) => from === tool)
  const total = graph.dependencies.reduce((sum, { weight }) => sum + weight, 0)
  const probabilities = new Map<string, number>()
  const extend = (walk: string[], probability: number, length: number) => {
    const open = out(walk[walk.length - 1] ?? '').filter(({ to }) => !acyclic || !walk.includes(to))
    if (walk.length === length || open.length === 0) {
      if (walk.length >= lengthMin)
        probabilities.set(walk.join(), (probabilities.get(walk.join()) ?? 0) + probability)
      return
    }
    const sum = open.reduce((left, { weight }) => left + weight, 0)
    for (const { to, weight } of open) extend([...walk, to], (probability * weight) / sum, length)
  }
  for (let length = lengthMin; length <= lengthMax; length++)
    for (const start of graph.nodes) {
      const share = out(start).reduce((sum, { weight }) => sum + weight, 0) / total
      if (share > 0) extend([start], share / (lengthMax - lengthMin + 1), length)
    }
  return probabilities
}

/** The 99.9 % point of the chi-square distribution (Wilson and Hilferty's approximation). */
const criticalChiSquare = (freedom: number): number =>
  freedom * (1 - 2 / (9 * freedom) + 3.09 * Math.sqrt(2 / (9 * freedom))) ** 3
