import { sha256 } from '@noble/hashes/sha2.js'
import { utf8ToBytes } from '@noble/hashes/utils.js'

/** A seeded source of randomness. The same seed parts give the same stream on every machine. */
export interface Random {
  /** Uniform in [0, 1). */
  next(): number
  /** Uniform integer in [min, max], both ends included. */
  int(min: number, max: number): number
  /** True with the given probability. */
  chance(probability: number): boolean
  /** One element, uniformly; throws on an empty list. */
  pick<T>(items: readonly T[]): T
  /** An index drawn in proportion to non-negative weights; -1 when all are zero. */
  weighted(weights: readonly number[]): number
  /** A shuffled copy (Fisher–Yates). */
  shuffle<T>(items: readonly T[]): T[]
  /** An independent stream named by a label, so that adding a draw here does not shift one there. */
  fork(label: string | number): Random
}

/** A `Random` from any number of seed parts: xoshiro128** (Blackman and Vigna) keyed by SHA-256 of the parts. */
export function randomFrom(...seed: (string | number)[]): Random {
  const key = seed.join('\u0000')
  const digest = new DataView(sha256(utf8ToBytes(key)).buffer)
  const s = [digest.getUint32(0), digest.getUint32(4), digest.getUint32(8), digest.getUint32(12) | 1] as [
    number,
    number,
    number,
    number,
  ]
  const rotl = (x: number, k: number) => (x << k) | (x >>> (32 - k))
  const next = () => {
    const result = Math.imul(rotl(Math.imul(s[1], 5), 7), 9) >>> 0
    const t = s[1] << 9
    s[2] ^= s[0]
    s[3] ^= s[1]
    s[1] ^= s[2]
    s[0] ^= s[3]
    s[2] ^= t
    s[3] = rotl(s[3], 11)
    return result / 4294967296
  }
  const random: Random = {
    next,
    int: (min, max) => min + Math.floor(next() * (max - min + 1)),
    chance: (probability) => next() < probability,
    pick(items) {
      if (items.length === 0) throw new Error('pick from an empty list')
      return items[Math.floor(next() * items.length)] as (typeof items)[number]
    },
    weighted(weights) {
      const total = weights.reduce((sum, weight) => sum + weight, 0)
      if (!(total > 0)) return -1
      let at = next() * total
      for (const [i, weight] of weights.entries()) {
        at -= weight
        if (at < 0) return i
      }
      return weights.findLastIndex((weight) => weight > 0)
    },
    shuffle(items) {
      const copy = [...items]
      for (let i = copy.length - 1; i > 0; i--) {
        const j = Math.floor(next() * (i + 1))
        const swap = copy[i] as (typeof items)[number]
        copy[i] = copy[j] as (typeof items)[number]
        copy[j] = swap
      }
      return copy
    },
    fork: (label) => randomFrom(key, label),
  }
  return random
}
