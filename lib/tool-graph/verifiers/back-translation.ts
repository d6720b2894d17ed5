import { z } from 'zod'
import type { ChatMessage } from '../../shared/model'
import type { Tool, ToolKey } from '../../tool'
import type { ChainVerdict } from './chain-verdict'
import { readAnswer } from './read-answer'
import { namesOf, toolListing } from './tool-listing'

/** One model's way there and back: the question that it wrote from the chain, and the chain that it read from that. */
export const BackTranslation = z.object({
  model: z.string(),
  /** null when it wrote no usable question. */
  question: z.string().nullable(),
  /** null when it gave no chain of tools that exist. */
  chain: z.array(z.string()).nullable(),
  /** Its answers as they came, the last attempt of each way. */
  answers: z.array(z.string()),
})
export type BackTranslation = z.infer<typeof BackTranslation>

type Tools = readonly { key: ToolKey; tool: Tool }[]

const THERE = `You are shown the tools of a service and a chain of them in order. Write one request, as a real person would send it, that needs exactly these calls in this order. Name no tool. If there is no sensible request, say that it is not valid.
Answer with one JSON object and nothing else: {"valid": true or false, "query": "the request"}`

const BACK = `You are shown the tools of a service and a person's request. Which of the tools, called in which order, meet the request? Use only these tools, by their exact names.
Answer with one JSON object and nothing else: {"plan": "your reasoning", "chain": ["first_tool", "second_tool"]}`

export const questionMessages = (chain: readonly ToolKey[], tools: Tools): ChatMessage[] => [
  { role: 'system', content: THERE },
  {
    role: 'user',
    content: `Tools, one a line:\n${toolListing(chain, tools)}\n\nChain: ${namesOf(chain).join(' → ')}`,
  },
]

export const chainMessages = (chain: readonly ToolKey[], tools: Tools, question: string): ChatMessage[] => [
  { role: 'system', content: BACK },
  { role: 'user', content: `Tools, one a line:\n${toolListing(chain, tools)}\n\nRequest: ${question}` },
]

/** The question in an answer; null when there is none, or the model holds that there can be none. */
export function readQuestion(answer: string): string | null {
  const said = readAnswer(answer, z.object({ valid: z.boolean(), query: z.string() }))
  return said?.valid && said.query.trim() !== '' ? said.query.trim() : null
}

/** The chain in an answer; null when there is none or it names a tool that does not exist. */
export function readChain(answer: string, tools: Tools): string[] | null {
  const said = readAnswer(answer, z.object({ chain: z.array(z.string()).min(1) }))
  const known = new Set(tools.map(({ tool }) => tool.name))
  return said?.chain.every((name) => known.has(name)) ? said.chain : null
}

/**
 * Strict majority of models whose chain came back exactly as it went, same length and order. One that gave no question
 * or no chain disagrees; when none gave both, the chain is undecided.
 */
export function countTranslations(
  chain: readonly ToolKey[],
  translations: readonly BackTranslation[],
): ChainVerdict {
  const check = 'back-translation'
  const wanted = namesOf(chain).join('\n')
  const came = translations.filter((one) => one.chain !== null).length
  if (came === 0)
    return { check, outcome: 'undecided', reason: 'No model gave a question and a chain that can be read.' }
  const same = translations.filter((one) => one.chain?.join('\n') === wanted).length
  const reason = `${same} of ${translations.length} models read the same chain from the question that they had written from it.`
  return { check, outcome: same > translations.length - same ? 'pass' : 'fail', reason }
}
