import fc from 'fast-check'
import { describe, expect, it } from 'vitest'
import type { Chain } from '../tool-graph'
import { theGraph, theLibrary } from './fixtures'
import { itemPlanner } from './plan-item'
import { SynthesisParams } from './synthesis'

const chainsOf = (source: number, count: number): Chain[] =>
  Array.from({ length: count }, (_, at) => ({ tools: [`s${source}/a`, `s${source}/t${at}`], walks: 1 }))

/** A planner over so many sources, and how often each was opened. */
function aPlanner(sourceCount: number, chainCount: number, seed: number) {
  const opened: number[] = []
  const params = SynthesisParams.parse({
    source: { kind: 'graphs', graphVersionIds: ['gver_1'] },
    ...{ count: 100, seed },
  })
  const planOf = itemPlanner(params, sourceCount, async (at) => {
    opened.push(at)
    return { at, graph: theGraph, chains: chainsOf(at, chainCount), tools: theLibrary, task: null }
  })
  return { planOf, opened }
}

describe('the plan of an item', () => {
  it('is the same whoever asks for it in which order, and opens a source once', async () => {
    await fc.assert(
      fc.asyncProperty(
        fc.integer({ min: 1, max: 6 }),
        fc.nat(5),
        fc.nat(1000),
        fc.array(fc.record({ ordinal: fc.nat(60), attempt: fc.nat(11) }), { minLength: 1, maxLength: 20 }),
        async (sourceCount, chainCount, seed, asked) => {
          const [one, other] = [
            aPlanner(sourceCount, chainCount, seed),
            aPlanner(sourceCount, chainCount, seed),
          ]
          const planned = await Promise.all(asked.map((item) => one.planOf(item.ordinal, item.attempt)))
          for (const [at, { ordinal, attempt }] of [...asked.entries()].reverse())
            expect(await other.planOf(ordinal, attempt)).toEqual(planned[at])
          expect(new Set(one.opened).size).toBe(one.opened.length)
          if (chainCount === 0) expect(planned.every(({ chain }) => chain === null)).toBe(true)
        },
      ),
      { numRuns: 60 },
    )
  })

  it('goes round the sources and round their chains, each once before any twice', async () => {
    const { planOf } = aPlanner(3, 4, 1)
    const plans = await Promise.all(Array.from({ length: 12 }, (_, ordinal) => planOf(ordinal)))
    expect(plans.map(({ source }) => source.at)).toEqual([0, 1, 2, 0, 1, 2, 0, 1, 2, 0, 1, 2])
    expect(new Set(plans.map(({ chain }) => chain?.tools.join())).size).toBe(12)
  })

  it('is of another chain of the same source when it is tried again, and then of another one', async () => {
    const { planOf } = aPlanner(300, 40, 1)
    const again = await Promise.all(Array.from({ length: 12 }, (_, attempt) => planOf(2, attempt)))
    const sources = again.map(({ source }) => source.at)
    expect(sources.slice(0, 4)).toEqual([2, 2, 2, 2])
    expect(new Set(sources.slice(4, 8)).size).toBe(1)
    expect(new Set(sources).size).toBe(3)
    expect(new Set(again.map(({ chain }) => chain?.tools.join())).size).toBeGreaterThan(9)
    expect(new Set(again.map(({ mode }) => mode))).toEqual(new Set(['chain']))
  })
})
