import { partsOf, type ToolKey } from '@/lib/tool'
import type { ChainVerdict, Evidence, Proof, ToolDependency, ToolPair } from '@/lib/tool-graph'

/** The words for a kind of evidence where there is room for two. */
export const EVIDENCE_WORDS: { [kind in Evidence['kind']]: string } = {
  recorded: 'seen in records',
  'result-schema': 'result field',
  identifier: 'identifier',
  entity: 'same thing',
  'verb-order': 'order of work',
  lexical: 'like words',
  asserted: 'stated',
}

/** The words for how well it is known that one tool can feed another. */
export const PROOF_WORDS: { [kind in Proof['kind']]: string } = {
  typed: 'proved by type',
  named: 'likely by name',
  none: 'no evidence',
}

/** The words for what may be asked of a chain. */
export const CHECK_WORDS: { [check in ChainVerdict['check']]: string } = {
  'argument-support': 'Arguments',
  vote: 'Vote',
  'back-translation': 'Back-translation',
  coherence: 'Coherence',
}

export const toolNameOf = (key: ToolKey): string => partsOf(key).tool

/** "search_hotels → book_hotel" */
export const pairWords = ({ from, to }: ToolPair): string => `${toolNameOf(from)} → ${toolNameOf(to)}`

/** One line that says what a dependency is, for those who hear it. */
export const dependencyWords = ({ from, to, parameter }: ToolDependency): string =>
  parameter === null
    ? `${toolNameOf(to)} may follow ${toolNameOf(from)}`
    : `${toolNameOf(from)} feeds ${parameter} of ${toolNameOf(to)}`

/** A weight in (0, 1] with two decimals. */
export const weightWords = (weight: number): string => weight.toFixed(2)
