import type { EvidenceReader } from './finding'

const STRENGTH_MAX = 0.15

/** Names and descriptions share telling words (Jaccard index). Weak: never more than 0.15, and never an edge alone. */
export const lexicalEvidence: EvidenceReader = (from, to) => {
  const shared = [...from.vocabulary].filter((word) => to.vocabulary.has(word))
  if (shared.length === 0) return []
  const union = from.vocabulary.size + to.vocabulary.size - shared.length
  const words = shared.slice(0, 3).join('", "')
  const sentence = `\`${from.name}\` and \`${to.name}\` both speak of "${words}".`
  return [
    {
      parameter: null,
      strength: STRENGTH_MAX * (shared.length / union),
      evidence: { kind: 'lexical', sentence },
    },
  ]
}
