import { describe, expect, it } from 'vitest'
import type { Chain } from './chain'
import { chainChanges } from './chain-changes'
import { aDependency, aGraph } from './fixtures'
import type { ChainStanding } from './verifiers/chain-verdict'

const chain = (...names: string[]): Chain => ({
  tools: names.map((name) => `graph/${name}` as const),
  walks: 1,
})
const pass: ChainStanding = { outcome: 'pass' }
const fail: ChainStanding = {
  outcome: 'fail',
  by: { check: 'argument-support', outcome: 'fail', reason: 'Nobody says it.' },
}
const namesOf = (chains: readonly Chain[]) =>
  chains.map(({ tools }) => tools.map((key) => key.slice(6)).join(''))

describe('what a change does to chains', () => {
  const ab = aDependency('a', 'b')
  const bc = aDependency('b', 'c')
  const before = {
    graph: aGraph([ab, bc]),
    chains: [chain('a', 'b'), chain('b', 'c'), chain('a', 'b', 'c')],
    standingOf: ({ tools }: Chain) => (tools.length === 3 ? fail : pass),
  }

  it('is which can no longer be walked, and which can for the first time', () => {
    const after = {
      graph: aGraph([ab, aDependency('b', 'd'), { ...bc, review: 'refused' }]),
      chains: [chain('a', 'b'), chain('a', 'b', 'd')],
      standingOf: () => pass,
    }
    const { lost, gained, verified, unverified } = chainChanges(before, after)
    expect(namesOf(lost)).toEqual(['bc', 'abc'])
    expect(lost.map(({ standing }) => standing.outcome)).toEqual(['pass', 'fail'])
    expect(namesOf(gained)).toEqual(['abd'])
    expect([...verified, ...unverified]).toEqual([])
  })

  it('is which now pass all that was asked of them, and which no longer do, each told once', () => {
    const after = {
      ...before,
      chains: [chain('a', 'b', 'c')],
      standingOf: ({ tools }: Chain) => (tools[0] === 'graph/b' ? fail : pass),
    }
    const { lost, gained, verified, unverified } = chainChanges(before, after)
    expect([...lost, ...gained]).toEqual([])
    expect(namesOf(verified)).toEqual(['abc'])
    expect(namesOf(unverified)).toEqual(['bc'])
    expect(unverified[0]?.standing).toEqual(fail)
  })
})
