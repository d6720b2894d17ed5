import { beforeAll, describe, expect, it } from 'vitest'
import { graphQuality, hasGraphData, meanOf } from './graph-figures'

describe.skipIf(!hasGraphData())('the built-in author on BFCL (needs ../shared/data/bfcl)', () => {
  let all: ReturnType<typeof graphQuality>
  // The body of a skipped describe runs all the same.
  beforeAll(() => {
    all = graphQuality()
  })

  it('ranks consecutive calls three times as well as chance and as shared names', () => {
    expect(all).toHaveLength(8)
    expect(meanOf(all, 'author')).toBeGreaterThan(3 * meanOf(all, 'chance'))
    expect(meanOf(all, 'author')).toBeGreaterThan(3 * meanOf(all, 'names'))
  })

  it('does so on the classes that its rules were not chosen on', () => {
    const heldOut = all.filter((server) => server.isHeldOut)
    expect(meanOf(heldOut, 'author')).toBeGreaterThan(3 * meanOf(heldOut, 'chance'))
    expect(meanOf(heldOut, 'author')).toBeGreaterThan(2 * meanOf(heldOut, 'names'))
  })
})
