import { inProse, singularOf } from '../../shared/english'
import { wordsOf } from '../text'
import type { ToolDocument } from '../tool'
import { DOMAIN_WORDS } from './vocabulary'

/** What the built-in author takes a server to be about, and why; null where no domain's words stand out. */
export interface DomainGuess {
  domain: string | null
  /** One sentence. */
  evidence: string
}

/** A server's own title says more than what one of its tools says. */
const TITLE_WEIGHT = 3
/** A name is chosen; a description rambles. */
const NAME_WEIGHT = 2
/** Below this much evidence a tool, nothing is said. */
const EVIDENCE_PER_TOOL_MIN = 0.4
const WORDS_SHOWN = 3

const speaking = new Map<string, string>(
  Object.entries(DOMAIN_WORDS).flatMap(([domain, words]) =>
    words.split(' ').map((word): [string, string] => [word, domain]),
  ),
)

/**
 * Guesses a server's domain by rule: each tool speaks for a domain with the words in its name, or else in its
 * description, and the server with those in its title. The domain with most evidence a tool is taken where it is
 * enough and more than for any other.
 */
export function guessDomain(document: Pick<ToolDocument, 'title' | 'description' | 'tools'>): DomainGuess {
  const weights = new Map<string, number>()
  const tools = new Map<string, Set<string>>()
  const counts = new Map<string, Map<string, number>>()
  const hear = (text: string, weight: number, tool: string | null) => {
    for (const [domain, words] of domainsIn(text)) {
      weights.set(domain, (weights.get(domain) ?? 0) + weight)
      if (tool !== null) tools.set(domain, (tools.get(domain) ?? new Set()).add(tool))
      const known = counts.get(domain) ?? new Map<string, number>()
      for (const word of words) known.set(word, (known.get(word) ?? 0) + 1)
      counts.set(domain, known)
    }
  }
  const scale = Math.max(1, document.tools.length)
  // A title counts like a share of the tools, so that it decides where they do not and bends where they do.
  hear(document.title, TITLE_WEIGHT * Math.max(1, scale / 4), null)
  hear(document.description.slice(0, 500), Math.max(1, scale / 4), null)
  for (const { name, description } of document.tools) {
    hear(name, NAME_WEIGHT, name)
    hear(description.slice(0, 300), 1, name)
  }
  const [first, second] = [...weights].sort(([a, x], [b, y]) => y - x || (a < b ? -1 : 1))
  if (!first || first[1] / scale < EVIDENCE_PER_TOOL_MIN || first[1] === second?.[1]) {
    return { domain: null, evidence: 'No domain’s words stand out in its title and its tools.' }
  }
  const [domain] = first
  return {
    domain,
    evidence: evidenceOf(counts.get(domain), tools.get(domain)?.size ?? 0, document.tools.length),
  }
}

function evidenceOf(
  counts: Map<string, number> | undefined,
  speakingTools: number,
  toolCount: number,
): string {
  const words = [...(counts ?? [])].sort(([a, x], [b, y]) => y - x || (a < b ? -1 : 1)).slice(0, WORDS_SHOWN)
  const said = inProse(words.map(([word]) => `“${word}”`))
  const verb = words.length === 1 ? 'stands' : 'stand'
  if (speakingTools === 0) return `${said} ${verb} in what the server says of itself.`
  return `${said} ${verb} in ${speakingTools} of its ${toolCount} ${toolCount === 1 ? 'tool' : 'tools'}.`
}

/** The domains that a text speaks for, each with the words that do. */
function domainsIn(text: string): Map<string, Set<string>> {
  const found = new Map<string, Set<string>>()
  for (const word of new Set(wordsOf(text).map(singularOf))) {
    const domain = speaking.get(word)
    if (domain) found.set(domain, (found.get(domain) ?? new Set()).add(word))
  }
  return found
}
