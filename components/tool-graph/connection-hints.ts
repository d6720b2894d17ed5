import { createContext } from 'react'
import type { ToolPair } from '@/lib/tool-graph'
import type { GraphEditor } from './use-graph-editor'
import { PROOF_WORDS } from './words'

/** What letting go of an edge here would do: draw one on a parameter with its proof, or be refused and why. */
export interface ConnectionHint {
  kind: 'typed' | 'named' | 'none' | 'refused'
  words: string
}

/** Reads hints from the graph as it is at the moment of asking, so that its own value never changes while cards are drawn. */
export const ConnectionHints = createContext<(pair: ToolPair) => ConnectionHint | null>(() => null)

/** The hint for one pair, in words that fit under a card. */
export function hintFor(
  { proofFor, refusalFor }: Pick<GraphEditor, 'proofFor' | 'refusalFor'>,
  pair: ToolPair,
): ConnectionHint {
  const refusal = refusalFor(pair)
  if (refusal !== null) return { kind: 'refused', words: REFUSED[refusal.code] ?? refusal.message }
  const proof = proofFor(pair)
  if (proof === null) return { kind: 'none', words: `order only, ${PROOF_WORDS.none}` }
  return {
    kind: proof.kind,
    words: `${proof.field ?? 'result'} → ${proof.parameter}, ${PROOF_WORDS[proof.kind]}`,
  }
}

const REFUSED: { [code: string]: string } = {
  'self-loop': 'a tool cannot feed itself',
  duplicate: 'joined already',
  'unknown-tool': 'missing in this version',
}
