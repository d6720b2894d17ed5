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

/** Tools by their names; those that two servers have alike, by their servers' names too. */
export function toolNamesOf(tools: readonly ToolKey[]): string[] {
  const keys = new Map<string, ToolKey>()
  const alike = new Set<string>()
  for (const key of tools) {
    const name = toolNameOf(key)
    if ((keys.get(name) ?? key) !== key) alike.add(name)
    keys.set(name, key)
  }
  return tools.map((key) => (alike.has(toolNameOf(key)) ? key : toolNameOf(key)))
}

/** "search_hotels → book_hotel" */
export const chainWords = (tools: readonly ToolKey[]): string => toolNamesOf(tools).join(' → ')

export const pairWords = ({ from, to }: ToolPair): string => chainWords([from, to])

/** One line that says what a dependency is, for those who hear it. */
export function dependencyWords({ from, to, parameter }: ToolDependency): string {
  const [giver, taker] = toolNamesOf([from, to])
  return parameter === null ? `${taker} may follow ${giver}` : `${giver} feeds ${parameter} of ${taker}`
}

/** A weight in (0, 1] with two decimals. */
export const weightWords = (weight: number): string => weight.toFixed(2)
