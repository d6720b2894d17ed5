import { isPlural, wordsOf } from '../../shared/english'
import { purposeOf, type Tool, verbOf } from '../../tool'

/** What a tool does, as one would ask for it: base verb and what follows it. */
export interface VerbPhrase {
  /** Base form: `reserve`. */
  verb: string
  /** The rest: `a copy of a book for a member`. */
  object: string
}

const LEADS: readonly RegExp[] = [
  /^(this|the)\s+(tool|function|endpoint|method|api|command|operation)\s+(is used to|can be used to|allows (you|users) to|lets (you|users)|enables (you|users) to|will|helps( you)?( to)?)?\s*/i,
  /^use this (tool )?(to|for|when you need to)\s+/i,
  /^(used to|allows (you|users) to|lets (you|users)|enables (you|users) to|helps( you)?( to)?|can be used to|helper to|able to)\s+/i,
  /^(an?\s+)?([\w-]+\s+)?(tool|endpoint|function|utility|command)\s+(to|for|that|which)\s+/i,
  /^(please|simply|just)\s+/i,
]

const CUTS: readonly RegExp[] = [
  /\s+[-–—]\s.*$/,
  /[:;].*$/,
  /,?\s+between\s+(start|two|the|specified|a|given)\b.*$/i,
  /,?\s+(that includes?|that contains?|containing|includes?|contains?|optionally|including|such as|e\.g\.|i\.e\.|based on|returning|allowing|along with|together with|so that|which|that can|that will|to help|if needed|if available|when available|as well as|without|while|whether)\b.*$/i,
  /,?\s+with\s+(a\s+|the\s+)?(specified|given|provided|optional|various|advanced|multiple|detailed|enhanced|support|pagination|filter\w*|full|comprehensive|structured|customi[sz]able)\b.*$/i,
  /,?\s+(using|via|through)\s+.*$/i,
  /,?\s+(from|on|in)\s+the\s+(server|api|database|system|backend)$/i,
  /\s+(in|as)\s+(json|csv|markdown|html|text|a structured|structured|yaml)\b.*$/i,
  /\s+(given|matching|according to)\s+(a|an|the|its|some)?\s*[\w\s-]+$/i,
  /\s+by\s+(its|their|the|a|an|using|unique)?\s*[\w\s/,'-]+$/i,
]

/** Marks of code, not of prose. */
const UNSPOKEN =
  /[`{}<>=_\\|#*[\]]|\bhttps?:|\.(js|py|ts)\b|\bjson\b|\bapi\b|\bmcp\b|\bparam|\bendpoint|\btool\b|\bcallback/i
const WORDS_MAX = 13

/**
 * How people would ask for what a tool does, from the first sentence of its description, else from its name;
 * null when neither says it in plain English.
 */
export function verbPhraseOf(tool: Tool): VerbPhrase | null {
  return fromDescription(tool.description) ?? fromName(tool)
}

function fromDescription(description: string): VerbPhrase | null {
  const line =
    description
      .split('\n')
      .map((part) => part.trim())
      .find((part) => part !== '') ?? ''
  let text = line
    .replace(/\([^)]*\)?/g, ' ')
    .replace(/\s+/g, ' ')
    .trim()
  text = text.split(/(?<=[a-z)])[.!?](\s|$)/i)[0] ?? ''
  for (const lead of LEADS) text = text.replace(lead, '')
  text = text.replace(/^\w+ly\s+/i, '')
  for (const cut of CUTS) text = text.replace(cut, '')
  const [first = '', ...rest] = text
    .replace(/[.,]+$/, '')
    .trim()
    .split(' ')
  const verb = verbOf(first.toLowerCase())
  if (!verb || rest.length === 0) return null
  const object = personal(
    endAtSecondVerb(rest)
      .join(' ')
      .replace(/[,\s]+$/, ''),
  )
  const isProse = !UNSPOKEN.test(object) && !/[^\u0020-\u024f’“”–]/.test(object) && /[a-z]/.test(object)
  return isProse && object.split(' ').length <= WORDS_MAX && object.length > 2 && !endsOpen(object)
    ? { verb: verb.base, object }
    : null
}

/** "Searches books and returns …" ends before the second verb; "citations and references" goes on. */
function endAtSecondVerb(words: string[]): string[] {
  const at = words.findIndex((word, index) => {
    const next = words[index + 1]?.toLowerCase().replace(/,$/, '') ?? ''
    const isJoint =
      /^(and|or|then)$/.test(word) ||
      (word.endsWith(',') && /^return/.test(next)) ||
      (word.endsWith(',') && /^(and|or)$/.test(next))
    if (!isJoint || index === 0) return false
    const follower = /^(and|or)$/.test(next) ? (words[index + 2] ?? '') : next
    return (
      verbOf(follower) !== null &&
      /^(return|get|fetch|display|provide|show|save|analy|send|print|extract|perform|create|read|summar|include|use|find|format|generate|retrieve)/.test(
        follower,
      )
    )
  })
  return at < 0 ? words : words.slice(0, at)
}

/** The user speaks of themself: "the user's playlists" are "my playlists". */
const personal = (text: string): string =>
  text
    .replace(
      /\b(the|a|an|current|authenticated|specified|given)\s+((current|authenticated|logged[- ]in)\s+)?users?['’]s?\b/gi,
      'my',
    )
    .replace(/\b(the|an?)\s+(current|authenticated|logged[- ]in)\s+user\b/gi, 'me')
    .replace(/\byour\b/gi, 'my')
    .replace(/\b(for|to) (the user|you)\b/gi, '$1 me')
    .replace(/\b(in|on) the user\b/gi, '$1 my')
    .replace(/^(?=(list|number|details|summary|content|contents|status) of\b)/i, 'the ')

const endsOpen = (object: string): boolean =>
  /\b(the|a|an|of|for|to|with|by|in|on|from|and|or|that|their|its|at|as|into|specific|given|provided|specified|optional|best|all|more|first|last|following|only|multiple|related|search|between)$/i.test(
    object,
  )

const JOINTS = /^(by|for|from|in|with|of|to|on|at|and|using|near|via|per|into|as)$/

function fromName(tool: Tool): VerbPhrase | null {
  const words = wordsOf(tool.sourceName ?? tool.name)
  const at = words.slice(0, 3).findIndex((word) => verbOf(word) !== null)
  const verb = verbOf(words[at] ?? '')
  if (!verb) return null
  const rest = words.slice(at + 1)
  const end = rest.findIndex((word) => JOINTS.test(word))
  const nouns = (end < 0 ? rest : rest.slice(0, end)).filter((word) => !/^\d+$/.test(word))
  const head = nouns.at(-1)
  if (head === undefined || nouns.some((word) => word.length < 3 || !/[aeiouy]/.test(word))) return null
  const { kind } = purposeOf(tool)
  const article = kind === 'create' ? (/^[aeiou]/.test(nouns[0] ?? '') ? 'an ' : 'a ') : 'the '
  const qualified = isPlural(head) && kind === 'list' ? '' : article
  return { verb: verb.base, object: `${qualified === '' ? 'all ' : qualified}${nouns.join(' ')}` }
}
