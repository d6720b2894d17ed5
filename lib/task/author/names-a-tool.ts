import { wordsOf } from '../../shared/english'
import type { Tool } from '../../tool'

/** One-word names as long as this are names; shorter ones are words that people use (`search`, `convert`). */
const LONG_WORD = 13

/**
 * The name of a tool that a question gives away, or null: the name as written, or its words in a row
 * ("list docs" for `list_docs`). A short one-word name counts only where it is marked as a name.
 */
export function toolNamedIn(question: string, tools: readonly Tool[]): string | null {
  const plain = question.toLowerCase()
  const said = ` ${wordsOf(question).join(' ')} `
  for (const tool of tools) {
    for (const name of new Set([tool.name, tool.sourceName ?? tool.name])) {
      const words = wordsOf(name)
      if (words.length > 1 && said.includes(` ${words.join(' ')} `)) return name
      const only = words[0]
      if (words.length !== 1 || only === undefined) continue
      if (only.length >= LONG_WORD && said.includes(` ${only} `)) return name
      if (
        plain.includes(`\`${only}\``) ||
        plain.includes(`${only}工具`) ||
        plain.includes(`工具${only}`) ||
        said.includes(` ${only} tool `) ||
        said.includes(` ${only} function `)
      )
        return name
    }
  }
  return null
}
