import { describe, expect, it } from 'vitest'
import { expectOk } from '../shared/result'
import { readBfclGroundTruth } from './bfcl-ground-truth'

const aRow = (turns: unknown) => JSON.stringify({ id: 'multi_turn_0', ground_truth: turns })

describe('BFCL ground truth', () => {
  it('reads the names of the calls in order, over all turns', () => {
    const row = aRow([["cd(folder='docs (old)')", "mv('a.txt', 'b')"], [], ['Files.sort(x=[1, 2])']])
    expect(expectOk(readBfclGroundTruth(row, 'answers.json'))).toEqual([['cd', 'mv', 'sort']])
  })

  it('keeps the place of what is no call', () => {
    expect(expectOk(readBfclGroundTruth(aRow([['a()', 'then b', 'c()', 7]]), 'answers.json'))).toEqual([
      ['a', null, 'c', null],
    ])
  })

  it.each([
    ['nothing', '', 'empty-file'],
    ['broken JSON', '{"ground_truth": [', 'not-json'],
    ['another record', '{"messages": []}', 'other-shape'],
    ['turns that are no lists', aRow(['a()']), 'other-shape'],
  ])('refuses %s with a sentence', (_, text, code) => {
    const read = readBfclGroundTruth(text, 'answers.json')
    expect(read).toMatchObject({ ok: false, problem: { code } })
  })
})
