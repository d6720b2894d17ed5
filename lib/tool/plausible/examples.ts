/**
 * The examples that a parameter's description gives: "(e.g., 'bert', 'gpt')", "Example: 40.7,-74.0". Only
 * quoted or plainly delimited ones are taken; prose after "such as" is not guessed at.
 */
export function examplesIn(description: string): string[] {
  const choices = choicesIn(description)
  if (choices.length > 0) return choices
  const lead =
    /(例如|e\.g\.?|\bexamples?:|\bfor (?:example|instance)\b|\bsuch as\b|\blike\b)[,:：]?\s*/i.exec(
      description,
    )
  if (!lead) return []
  const rest = description.slice(lead.index + lead[0].length)
  const end = rest.search(/[)）\n]|\.\s|\.$/)
  const clause = (end < 0 ? rest : rest.slice(0, end)).slice(0, 160)
  const quoted = [...clause.matchAll(/["'`“‘]([^"'`”’]{1,60})["'`”’]/g)].map((match) =>
    (match[1] ?? '').trim(),
  )
  if (quoted.length > 0) return quoted.filter(isUsable)
  // "Such as" and "like" start prose as often as they start a value.
  if (/such|like/i.test(lead[1] ?? '')) return []
  const bare = clause.split(/,\s+|\s+or\s+|，|、|\s*或\s*/).map((part) => part.trim().replace(/[.;]$/, ''))
  return bare.every((part) => /^[\w.:/@+-]{1,40}$/.test(part)) ? bare.filter(isUsable) : []
}

const isUsable = (text: string): boolean =>
  text !== '' && !/^(etc|…|\.\.\.)/.test(text) && !/[<>{}]/.test(text)

/** "(twitter, instagram or tiktok)": three or more bare words in brackets that stand alone are the choices there are. */
function choicesIn(description: string): string[] {
  const inside = /\(([^()]{5,160})\)/.exec(description)?.[1] ?? ''
  const parts = inside.split(/,\s*(?:or\s+|and\s+)?|\s+or\s+|\s*\|\s*/).map((part) => part.trim())
  return parts.length >= 3 && parts.every((part) => /^[a-z][a-z0-9_-]{1,24}$/.test(part)) ? parts : []
}
