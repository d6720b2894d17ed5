import { z } from 'zod'
import { holds } from '../../shared/holds'
import type { JsonObject } from '../../shared/json'
import { type ChatModel, ModelError } from '../../shared/model'
import { labelOf, type PlanChange, spoken, type Task } from '../../task'
import type { Step } from '../../trajectory'
import type { HeldBack } from './hold-back'
import { originOf, type User } from './user'

const TEXT_MAX = 2000

const Reply = z.strictObject({
  satisfied: z.boolean(),
  message: z.string().max(TEXT_MAX),
})

const INSTRUCTIONS = `You play a user who talks with an assistant. You are shown what the user wants, what they know, and the dialogue so far; you do not see the assistant's tools. Decide what the user says next.
- Answer what the assistant asks from what the user knows. Give a value under "Only when asked" only when the assistant asks for it.
- When the assistant asks for something that the user does not know, say that they do not know; never invent names, numbers or identifiers.
- When the assistant has answered and asks for nothing, the user is satisfied: set satisfied to true and leave message empty.
- Write as the user would: short, in the language of their first message, never as the assistant.`

/**
 * A user played by a model, with one repair. What it knows, holds back and changes its mind about is decided here, so
 * that it can be recorded; the words are the model's. A change counts as said once its new value is in the message.
 */
export function createModelUser({
  task,
  held,
  change,
  messagesMax,
  model,
  seed,
}: {
  task: Task
  held: HeldBack | null
  change: PlanChange | null
  messagesMax: number
  model: ChatModel
  seed: number
}): User {
  const withheld = [...task.withheldValues, ...(held?.withheld ?? [])]
  let wish = change
  let said = 0
  return {
    name: model.name,
    opening: { text: held?.question ?? task.question, origin: originOf(task), withheld },
    async reply(record, signal) {
      if (said >= messagesMax) return null
      const known = [
        `What the user wants:\n${task.question}`,
        withheld.length > 0 &&
          `Only when asked:\n${withheld.map(({ parameter, value }) => `- ${labelOf(parameter)}: ${spoken(parameter, value)}`).join('\n')}`,
        wish &&
          `The user has changed their mind and says so now, whatever the assistant said: the ${labelOf(wish.parameter)} is to be ${spoken(wish.parameter, wish.to)} instead of ${spoken(wish.parameter, wish.from)}. They are not satisfied until that is done.`,
        `The dialogue so far:\n${dialogueOf(record)}`,
      ]
      const reply = await model.object({
        name: 'user',
        schema: z.toJSONSchema(Reply) as JsonObject,
        messages: [
          { role: 'system', content: INSTRUCTIONS },
          { role: 'user', content: known.filter((part) => typeof part === 'string').join('\n\n') },
        ],
        seed: seed + said,
        signal,
      })
      const read = Reply.safeParse(reply.value)
      if (!read.success) throw new ModelError('unparsed', `${model.name} did not say what the user says.`)
      const text = read.data.message.trim()
      if (text === '' || (read.data.satisfied && !wish)) return null
      said++
      const isSaid = wish !== null && holds(text.toLowerCase(), String(wish.to).toLowerCase())
      const changed = wish && isSaid ? [wish] : []
      if (isSaid) wish = null
      return { text, changed, durationMs: reply.durationMs }
    },
  }
}

/** What user and assistant have said to each other; calls and results are not the user's to see. */
const dialogueOf = (record: readonly Step[]): string =>
  record
    .flatMap((step) => {
      if (step.kind === 'message' && step.role === 'user') return [`User: ${step.text}`]
      return step.kind === 'answer' ? [`Assistant: ${step.text}`] : []
    })
    .join('\n\n')
