import type { ToolReading } from '../reading/tool-reading'
import type { EvidenceReader, Finding } from './finding'

/**
 * The document itself names another tool: in a parameter's description ("the token obtained from `authenticate`"),
 * which feeds that parameter, or in the tool's own ("call `list_layers` first"), which only orders the two.
 */
export const assertedEvidence: EvidenceReader = (from, to) => {
  if (!isUnmistakable(from.name)) return []
  const fed = to.needs.flatMap((need): Finding[] =>
    mentions(need.description, from)
      ? [
          {
            parameter: need.name,
            strength: 0.85,
            evidence: {
              kind: 'asserted',
              sentence: `The description of \`${need.name}\` in \`${to.name}\` names \`${from.name}\`.`,
            },
          },
        ]
      : [],
  )
  if (fed.length > 0 || !mentions(to.description, from)) return fed
  const sentence = `The description of \`${to.name}\` names \`${from.name}\`.`
  return [{ parameter: null, strength: 0.4, evidence: { kind: 'asserted', sentence } }]
}

/** A one-word name such as `search` or `sort` is also an English word; only a joined or long name is surely a tool. */
const isUnmistakable = (name: string): boolean => /[_-]|[a-z][A-Z]/.test(name)

function mentions(text: string, tool: ToolReading): boolean {
  const at = text.indexOf(tool.name)
  if (at < 0) return false
  const around = `${text[at - 1] ?? ' '}${text[at + tool.name.length] ?? ' '}`
  return !/[\w-]/.test(around)
}
