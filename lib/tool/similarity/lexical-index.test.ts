import fc from 'fast-check'
import { describe, expect, it } from 'vitest'
import { aTool } from '../fixtures'
import { documentText } from './document-text'
import { lexicalIndex } from './lexical-index'
import { vectorIndex } from './similarity-index'

/** The definition, with maps instead of hashes and tables. */
function plainCosines(texts: string[], place: number): number[] {
  const grams = texts.map((text) => {
    const line = ` ${text
      .toLowerCase()
      .replace(/[^\p{L}\p{N}]+/gu, ' ')
      .trim()} `
    const counts = new Map<string, number>()
    for (const length of [3, 4, 5])
      for (let at = 0; at + length <= line.length; at++) {
        const gram = line.slice(at, at + length)
        counts.set(gram, (counts.get(gram) ?? 0) + 1)
      }
    return counts
  })
  const vectors = grams.map((counts) => {
    const weights = new Map<string, number>()
    for (const [gram, count] of counts) {
      const textsWith = grams.filter((other) => other.has(gram)).length
      weights.set(gram, (1 + Math.log(count)) * (Math.log((texts.length + 1) / (textsWith + 1)) + 1))
    }
    const length = Math.sqrt([...weights.values()].reduce((sum, weight) => sum + weight * weight, 0)) || 1
    return new Map([...weights].map(([gram, weight]) => [gram, weight / length]))
  })
  return vectors.map((vector) =>
    [...(vectors[place] ?? [])].reduce((sum, [gram, weight]) => sum + weight * (vector.get(gram) ?? 0), 0),
  )
}

describe('lexicalIndex', () => {
  const word = fc.constantFrom(
    'book',
    'books',
    'train',
    'station',
    'weather',
    'get',
    'list',
    'préavis',
    '天气',
  )
  const text = fc.array(word, { maxLength: 8 }).map((words) => words.join(' '))

  it('is tf-idf over character 3–5-grams, compared by cosine', () => {
    fc.assert(
      fc.property(fc.array(text, { minLength: 1, maxLength: 6 }), (texts) => {
        const index = lexicalIndex(texts)
        for (const place of texts.keys()) {
          const found = [...index.cosinesOf(place)]
          const plain = plainCosines(texts, place)
          for (const [other, cosine] of found.entries()) {
            // A gram that no other text has is left out, which only the tool's likeness to itself could tell.
            if (other !== place) expect(cosine).toBeCloseTo(plain[other] ?? Number.NaN, 5)
          }
        }
      }),
    )
  })

  it('sees the stem that two words share, and nothing between words that share none', () => {
    const cosines = lexicalIndex(['book a train', 'booking of trains', 'weather']).cosinesOf(0)
    expect(cosines[1]).toBeGreaterThan(0.2)
    expect(cosines[2]).toBe(0)
  })

  it('reads a tool by its name, what it does and what it takes', () => {
    const text = documentText(aTool('getForecast'))
    expect(text).toMatch(/^get forecast\nReturns the weather forecast.*\ncity: Name of the city\ndays: $/s)
  })
})

describe('vectorIndex', () => {
  it('compares by direction, whatever the length; a vector of zeros is like nothing', () => {
    const cosines = vectorIndex('a model', [
      [3, 4],
      [6, 8],
      [-4, 3],
      [0, 0],
    ]).cosinesOf(0)
    expect([...cosines].map((cosine) => Math.round(cosine * 1e6) / 1e6)).toEqual([1, 1, 0, 0])
  })
})
