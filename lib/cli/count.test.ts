import fc from 'fast-check'
import { describe, expect, it } from 'vitest'
import { aligned, type Counts, countsAsJson, countsAsLines } from './count'

const anImport = (counts: Partial<Counts> = {}): Counts => ({
  ...{
    in: 10,
    kept: 6,
    changed: 2,
    dropped: { 'no-tools': 1, 'bad-name': 2 },
    quarantined: { 'not-json': 1 },
  },
  ...{ seconds: 1.23456, ids: { import: 'imp_1' } },
  ...counts,
})

describe('the counts of a verb', () => {
  it('are printed as they are when they add up', () => {
    expect(countsAsJson(anImport())).toEqual({ ...anImport(), seconds: 1.235 })
  })

  it('are refused when something went missing, or more was changed than kept', () => {
    expect(() => countsAsJson(anImport({ in: 11 }))).toThrow(/11 came in, 6 \+ 4 are accounted for/)
    expect(() => countsAsJson(anImport({ changed: 7 }))).toThrow(/7 of 6 kept/)
  })

  it('add up for every way of sorting things', () => {
    const reasons = fc.dictionary(fc.constantFrom('a', 'b', 'c'), fc.nat(50))
    fc.assert(
      fc.property(
        fc.nat(50),
        reasons,
        reasons,
        fc.integer({ min: -2, max: 2 }),
        (kept, dropped, quarantined, off) => {
          const all = [...Object.values(dropped), ...Object.values(quarantined)].reduce((a, b) => a + b, kept)
          const counts = anImport({ in: all + off, kept, changed: 0, dropped, quarantined })
          if (off === 0) expect(countsAsJson(counts)).toMatchObject({ in: all })
          else expect(() => countsAsJson(counts)).toThrow()
        },
      ),
    )
  })

  it('read as columns, with the reasons below what they explain', () => {
    expect(countsAsLines(anImport({ ids: { tool: ['t1', 't2', 't3', 't4', 't5'] } }))).toEqual([
      'in           10',
      'kept         6',
      'changed      2',
      'dropped      3',
      '  bad-name   2',
      '  no-tools   1',
      'quarantined  1',
      '  not-json   1',
      'seconds      1.23',
      'tool         t1 t2 t3 and 2 more',
    ])
  })

  it('align nothing without complaint', () => expect(aligned([])).toEqual([]))
})
