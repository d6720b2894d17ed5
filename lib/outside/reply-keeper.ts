import { z } from 'zod'
import { Completion } from './chat-completion'

/** What one request came to: a completion, or why it gave none that can be used; with what it cost. Plain JSON. */
export const CompletionReply = z.object({
  result: z.discriminatedUnion('ok', [
    z.object({ ok: z.literal(true), value: Completion }),
    z.object({ ok: z.literal(false), problem: z.object({ code: z.string(), message: z.string() }) }),
  ]),
  usage: z.object({ calls: z.number(), tokensIn: z.number(), tokensOut: z.number() }),
  durationMs: z.number(),
})
export type CompletionReply = z.infer<typeof CompletionReply>

/**
 * Gives the reply to a request, told by its address and body to the letter: by asking, or the one that came to it before,
 * as it came. How the parts of a reply are read and checked is not its matter.
 */
export type ReplyKeeper = (request: string, ask: () => Promise<CompletionReply>) => Promise<CompletionReply>
