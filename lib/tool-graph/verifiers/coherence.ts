import { z } from 'zod'
import type { ChatMessage } from '../../shared/model'
import type { Tool, ToolKey } from '../../tool'
import type { ChainVerdict } from './chain-verdict'
import { readAnswer } from './read-answer'
import { namesOf, toolListing } from './tool-listing'

/** A model's word on the task that a chain was paired with. */
export const Coherence = z.object({
  /** The task, in a person's words; null when no model wrote one. */
  question: z.string().nullable(),
  /** null where there was no task or the answer could not be read. */
  isCoherent: z.boolean().nullable(),
  reason: z.string(),
  /** The answer as it came; empty when none was asked for. */
  answer: z.string(),
})
export type Coherence = z.infer<typeof Coherence>

const INSTRUCTIONS = `You judge tasks that were written for chains of tool calls. You are shown the tools of a service, a chain of them in order, and the request that the chain is paired with. Is the request well posed? It must make sense as one thing that a real person wants, say what the calls need from the person, and need these calls in this order. A request that contradicts itself, asks for the impossible or for nothing, or strings unrelated errands together to fit the chain is not.
Answer with one JSON object and nothing else: {"reason": "one sentence", "is_coherent": true or false}`

export const coherenceMessages = (
  chain: readonly ToolKey[],
  tools: readonly { key: ToolKey; tool: Tool }[],
  question: string,
): ChatMessage[] => [
  { role: 'system', content: INSTRUCTIONS },
  {
    role: 'user',
    content: `Tools, one a line:\n${toolListing(chain, tools)}\n\nChain: ${namesOf(chain).join(' → ')}\n\nRequest: ${question}`,
  },
]

/** What an answer says of the task; null when it cannot be read. */
export const readCoherence = (answer: string): Pick<Coherence, 'isCoherent' | 'reason'> | null => {
  const said = readAnswer(answer, z.object({ is_coherent: z.boolean(), reason: z.string().catch('') }))
  return said && { isCoherent: said.is_coherent, reason: said.reason.trim() }
}

/**
 * The coherence check of astra-spec 2.4: a chain must not be paired with an ill-posed task. Undecided where there is
 * no task to look at, or where nobody could read what the model said of it.
 */
export function coherenceVerdict({ question, isCoherent, reason }: Coherence): ChainVerdict {
  const check = 'coherence'
  if (question === null)
    return { check, outcome: 'undecided', reason: 'No model wrote a task that it could be judged by.' }
  if (isCoherent === null)
    return { check, outcome: 'undecided', reason: 'What the model said of its task cannot be read.' }
  const said = reason === '' ? '' : ` ${reason}`
  return isCoherent
    ? { check, outcome: 'pass', reason: `Its task is well posed.${said}` }
    : { check, outcome: 'fail', reason: `Its task is ill posed.${said}` }
}
