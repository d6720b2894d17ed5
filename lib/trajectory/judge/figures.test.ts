import { describe, expect, it } from 'vitest'
import { isSameLanguage, languageLabel } from '../../shared/language'
import { unknownFigures, urlsIn } from './figures'

describe('figures of an answer', () => {
  it.each([
    ['It costs 1,250.00 euros.', 'price: 1250', [], []],
    ['About 4.3 stars.', 'rating 4.32', [], []],
    ['About 4.4 stars.', 'rating 4.32', [], ['4.4']],
    ['On 2 April 2026.', '2026-04-02', [], []],
    ['1. Oslo\n2. Bergen', '', [], []],
    ['3 hits', '', [3], []],
    ['7 hits', '', [3], ['7']],
  ])('%j against %j', (answer, before, counts, unknown) => {
    expect(unknownFigures(answer, before, counts)).toEqual(unknown)
  })
  it('reads addresses without the stop after them', () => {
    expect(urlsIn('See https://example.com/a, (https://example.com/b).')).toEqual([
      'https://example.com/a',
      'https://example.com/b',
    ])
  })
})

describe('the language gate (astra-spec 5.3)', () => {
  it.each([
    ['The book is ready.', 'en'],
    ['这本书已经准备好了', 'zh'],
    ['这本书 is ready', 'mixed'],
    ['42', 'unknown'],
  ])('labels %s', (text, label) => {
    expect(languageLabel(text)).toBe(label)
  })
  it('passes what has no letters', () => {
    expect(isSameLanguage('What is 6 × 7?', '42')).toBe(true)
    expect(isSameLanguage('What is it?', '四十二')).toBe(false)
  })
})
