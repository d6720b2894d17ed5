import type { EvidenceReader } from './finding'

const STRENGTH = 0.6

/**
 * Some calls do nothing but move where later ones work: "change the current working directory" comes before
 * whatever is done "in the current directory". The first must say that it changes the current thing, the second that
 * it works in the current one.
 */
export const contextEvidence: EvidenceReader = (from, to) => {
  const context = from.setsContext
  if (context === null || to.setsContext === context || !to.worksIn.has(context)) return []
  const sentence = `\`${from.name}\` changes the current ${context}; \`${to.name}\` works in the current ${context}.`
  return [{ parameter: null, strength: STRENGTH, evidence: { kind: 'verb-order', sentence } }]
}
