import type { Tool } from '../../tool'
import type { Role } from './vocabulary'
import { stemOf, wordsOf } from './words'

/** Words that may stand between "current" and the thing that is current. */
const BETWEEN: ReadonlySet<string> = new Set(['working', 'active', 'selected', 'open', 'logged', 'in'])

/** The things that a text calls current: "in the current working directory" gives directory. */
export function currentThings(text: string): Set<string> {
  const words = wordsOf(text)
  return new Set(
    words.flatMap((word, at) => {
      if (word !== 'current') return []
      const thing = words.slice(at + 1).find((next) => !BETWEEN.has(next))
      return thing === undefined ? [] : [stemOf(thing)]
    }),
  )
}

/** What a tool works in, by all of its words: "the name of the file in current directory". */
export function contextsOf(tool: Tool, description: string): Set<string> {
  const parameters = Object.values(tool.parameters.properties).map((schema) =>
    typeof schema.description === 'string' ? schema.description : '',
  )
  return new Set([description, ...parameters].flatMap((text) => [...currentThings(text)]))
}

/** The context that a tool sets: "Change the current working directory"; null for most. */
export function contextSetBy(role: Role, description: string): string | null {
  if (role !== 'change') return null
  const opening = /^\W*\w+\s+(?:the|a|an|your)?\s*current\b[^.\n]*/i.exec(description)?.[0]
  return opening === undefined ? null : ([...currentThings(opening)][0] ?? null)
}
