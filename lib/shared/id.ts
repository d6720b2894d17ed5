import { sha256Hex } from './fingerprint'

/** Every prefix an id may carry, with its noun; an id in a log line says what it is about. */
export const ID_PREFIXES = {
  project: 'proj',
  import: 'imp',
  server: 'srv',
  source: 'src',
  document: 'doc',
  tool: 'tool',
  graph: 'graph',
  graphVersion: 'gver',
  chain: 'chain',
  task: 'task',
  trajectory: 'traj',
  dataset: 'data',
  datasetVersion: 'dver',
  job: 'job',
  endpoint: 'model',
  trySession: 'try',
} as const

export type Noun = keyof typeof ID_PREFIXES
export type Id<N extends Noun> = `${(typeof ID_PREFIXES)[N]}_${string}`

const ALPHABET = '0123456789abcdefghjkmnpqrstvwxyz'

/** A new id: prefix, 48 bits of time so that ids sort by age, 80 random bits (Crockford base 32). */
export function newId<N extends Noun>(noun: N): Id<N> {
  const bytes = new Uint8Array(16)
  globalThis.crypto.getRandomValues(bytes)
  let time = Date.now()
  for (let i = 5; i >= 0; i--) {
    bytes[i] = time % 256
    time = Math.floor(time / 256)
  }
  return `${ID_PREFIXES[noun]}_${base32(bytes)}` as Id<N>
}

/**
 * The id of a thing that a job makes: a function of its parents, so that doing the item again after a
 * crash meets the same row instead of making a second one.
 */
export function derivedId<N extends Noun>(noun: N, ...parents: (string | number)[]): Id<N> {
  return `${ID_PREFIXES[noun]}_${sha256Hex(parents.join('\n')).slice(0, 26)}` as Id<N>
}

function base32(bytes: Uint8Array): string {
  let text = ''
  let buffer = 0
  let bits = 0
  for (const byte of bytes) {
    buffer = (buffer << 8) | byte
    bits += 8
    while (bits >= 5) {
      bits -= 5
      text += ALPHABET[(buffer >> bits) & 31]
      buffer &= (1 << bits) - 1
    }
  }
  return bits > 0 ? text + ALPHABET[(buffer << (5 - bits)) & 31] : text
}
