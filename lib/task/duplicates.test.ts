import fc from 'fast-check'
import { describe, expect, it } from 'vitest'
import { randomFrom } from '../shared/random'
import { DUPLICATE_RULE, duplicatesIn, questionKey } from './duplicates'

const questionsOf = (texts: readonly string[]) => texts.map((question, ordinal) => ({ ordinal, question }))

/** Few words, so that near and exact duplicates are frequent. */
const aText = fc
  .array(fc.constantFrom('book', 'a', 'room', 'in', 'Berlin', 'for', 'two', 'nights', 'Please'), {
    minLength: 1,
    maxLength: 40,
  })
  .map((words) => words.join(' '))
const someTexts = fc.array(fc.oneof(aText, fc.string()), { maxLength: 40 })

/** The plain definition, for comparison: sets of word triples. */
function similarity(a: string, b: string): number {
  const [x, y] = [a, b].map((text) => {
    const words = questionKey(text).split(' ')
    const size = Math.min(DUPLICATE_RULE.shingleWords, words.length)
    return new Set(
      words.flatMap((_, at) => (at + size <= words.length ? words.slice(at, at + size).join(' ') : [])),
    )
  }) as [Set<string>, Set<string>]
  const both = [...x].filter((shingle) => y.has(shingle)).length
  return both / (x.size + y.size - both)
}

const aLongText = (seed: number, words = 60) => {
  const random = randomFrom('long text', seed)
  return Array.from({ length: words }, () => `word${random.int(0, 5000)}`)
}

describe('what two questions share', () => {
  it.each([
    ['Book a room, please.', '  book A room — please!', true],
    ['Ｂｏｏｋ a room', 'Book a room', true],
    ['明天 天气怎么样？', '明天天气怎么样', true],
    ['Is it warmer than 10.5 degrees?', 'Is it warmer than 105 degrees?', false],
    ['Books about C++', 'Books about C#', false],
    ['It costs $5', 'It costs €5', false],
    ['straße', 'strasse', false],
  ])('%s · %s: %s', (a, b, isSame) => {
    expect(questionKey(a) === questionKey(b)).toBe(isSame)
  })
})

describe('the duplicates of a run', () => {
  it('do not depend on the order in which items come', () => {
    fc.assert(
      fc.property(someTexts, fc.nat(), (texts, seed) => {
        const questions = questionsOf(texts)
        expect(duplicatesIn(randomFrom(seed).shuffle(questions))).toEqual(duplicatesIn(questions))
      }),
    )
  })

  it('point back to a question that is kept, never forward and never at another duplicate', () => {
    fc.assert(
      fc.property(someTexts, (texts) => {
        const found = duplicatesIn(questionsOf(texts))
        const dropped = new Set(found.map(({ ordinal }) => ordinal))
        for (const { ordinal, of } of found) {
          expect(of).toBeLessThan(ordinal)
          expect(dropped.has(of)).toBe(false)
        }
        expect(dropped.size).toBe(found.length)
      }),
    )
  })

  it('are near by the true share of their shingles, which is what is said', () => {
    fc.assert(
      fc.property(someTexts, (texts) => {
        for (const { ordinal, of, kind, similarity: said } of duplicatesIn(questionsOf(texts))) {
          const [a = '', b = ''] = [texts[ordinal], texts[of]]
          if (kind === 'exact') expect(questionKey(a)).toBe(questionKey(b))
          else expect(said).toBeCloseTo(similarity(a, b), 10)
          expect(said).toBeGreaterThanOrEqual(DUPLICATE_RULE.similarityMin)
        }
      }),
      { numRuns: 200 },
    )
  })

  it('leave nothing behind that says the same as another', () => {
    fc.assert(
      fc.property(someTexts, (texts) => {
        const dropped = new Set(duplicatesIn(questionsOf(texts)).map(({ ordinal }) => ordinal))
        const kept = texts.filter((_, ordinal) => !dropped.has(ordinal))
        expect(new Set(kept.map(questionKey)).size).toBe(kept.length)
        expect(duplicatesIn(questionsOf(kept))).toEqual([])
      }),
    )
  })

  it('are all that the plain definition finds, compared pair by pair', () => {
    fc.assert(
      fc.property(fc.array(aText, { maxLength: 25 }), (texts) => {
        const kept: number[] = []
        const expected = texts.flatMap((text, ordinal) => {
          const of = kept.find((at) => similarity(text, texts[at] ?? '') >= DUPLICATE_RULE.similarityMin)
          if (of === undefined) kept.push(ordinal)
          return of === undefined ? [] : ordinal
        })
        expect(duplicatesIn(questionsOf(texts)).map(({ ordinal }) => ordinal)).toEqual(expected)
      }),
      { numRuns: 300 },
    )
  })

  it('are none where all differ, and all but the first where none does', () => {
    expect(duplicatesIn(questionsOf(['Book a room.', 'Cancel a room.', '']))).toEqual([])
    expect(duplicatesIn([])).toEqual([])
    const found = duplicatesIn(questionsOf(['Book a room.', 'book a room', 'BOOK A ROOM!']))
    expect(found.map(({ of }) => of)).toEqual([0, 0])
  })

  it('finds every long question of which a single word was changed at its end, and none with another plot', () => {
    const pairs = Array.from({ length: 300 }, (_, seed) => aLongText(seed))
    const changed = pairs.map((words) => [...words.slice(0, -1), 'changed'])
    const found = duplicatesIn(questionsOf([...pairs, ...changed].map((words) => words.join(' '))))
    expect(found.map(({ ordinal, of, kind }) => [ordinal, of, kind])).toEqual(
      pairs.map((_, at) => [at + 300, at, 'near']),
    )
  })

  it('keeps a question that asks the same for another value', () => {
    expect(
      duplicatesIn(
        questionsOf([
          'Please search for hotels in Lyon and then book the first one for Ana Costa.',
          'Please search for hotels in Turin and then book the first one for Ana Costa.',
        ]),
      ),
    ).toEqual([])
  })
})
