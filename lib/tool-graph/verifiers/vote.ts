import { z } from 'zod'
import type { ChatMessage } from '../../shared/model'
import type { Tool, ToolKey } from '../../tool'
import type { ChainVerdict } from './chain-verdict'
import { readAnswer } from './read-answer'
import { namesOf, toolListing } from './tool-listing'

/** One answer to whether a chain can form a sensible task. `isValid` is null where the answer could not be read. */
export const Vote = z.object({ isValid: z.boolean().nullable(), question: z.string(), answer: z.string() })
export type Vote = z.infer<typeof Vote>

const Said = z.object({ is_valid: z.boolean(), user_query: z.string().catch('') })

const INSTRUCTIONS = `You judge chains of tool calls. You are shown the tools of a service and a chain of them in order. Could one reasonable request by a real person need exactly these calls in this order, each with what the person says or an earlier call gives? A chain that only fits a contrived or senseless request is not valid.
Answer with one JSON object and nothing else: {"task_plan": "your reasoning first, then the plan", "is_valid": true or false, "task_description": "what is to be done, empty when not valid", "user_query": "the request in the person's words, empty when not valid"}`

/** What a model is asked to vote on a chain (the vote operator of astra-spec 2.4). */
export const voteMessages = (
  chain: readonly ToolKey[],
  tools: readonly { key: ToolKey; tool: Tool }[],
): ChatMessage[] => [
  { role: 'system', content: INSTRUCTIONS },
  {
    role: 'user',
    content: `Tools, one a line:\n${toolListing(chain, tools)}\n\nChain: ${namesOf(chain).join(' → ')}`,
  },
]

export function readVote(answer: string): Vote {
  const said = readAnswer(answer, Said)
  return { isValid: said?.is_valid ?? null, question: said?.is_valid ? said.user_query : '', answer }
}

/**
 * Strict majority of the answers that could be read: valid when more say so than not, a tie is not. Unreadable answers
 * are counted apart; when all are, the chain is undecided.
 */
export function countVotes(votes: readonly Vote[]): ChainVerdict {
  const [yes, no] = [true, false].map((vote) => votes.filter(({ isValid }) => isValid === vote).length) as [
    number,
    number,
  ]
  const unread = votes.length - yes - no
  const counts = `${yes} for, ${no} against${unread > 0 ? `, ${unread} not readable` : ''}`
  if (yes + no === 0)
    return { check: 'vote', outcome: 'undecided', reason: `No vote could be read (${counts}).` }
  return yes > no
    ? { check: 'vote', outcome: 'pass', reason: `It can form a sensible task: ${counts}.` }
    : { check: 'vote', outcome: 'fail', reason: `It forms no sensible task: ${counts}.` }
}
