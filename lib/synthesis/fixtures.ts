import type { JsonObject } from '../shared/json'
import { type ChatModel, type ChatReply, ModelError, type ModelProblemCode } from '../shared/model'
import type { ToolCallGraph } from '../tool-graph'
import { theLibrary } from '../trajectory/fixtures'

export { aGoodTrajectory, aTask, theLibrary } from '../trajectory/fixtures'

/** Reserving needs what searching returns. */
export const theGraph: ToolCallGraph = {
  nodes: theLibrary.map(({ key }) => key),
  dependencies: [
    {
      from: 'library/search_books',
      to: 'library/reserve_book',
      parameter: 'book_id',
      weight: 0.9,
      evidence: [],
      author: 'built-in',
      review: 'undecided',
    },
    {
      from: 'library/search_books',
      to: 'library/get_book',
      parameter: 'book_id',
      weight: 0.9,
      evidence: [],
      author: 'built-in',
      review: 'undecided',
    },
  ],
}

const usage = { calls: 1, tokensIn: 10, tokensOut: 5 }

const aReply = (parts: Partial<ChatReply>): ChatReply => ({
  text: '',
  reasoning: null,
  toolCalls: [],
  invalid: [],
  finish: 'stop',
  usage,
  durationMs: 3,
  ...parts,
})

/** A model that says what it is told to, in order; a code is thrown as a `ModelError`. */
export function aScriptedModel({
  chats = [],
  objects = {},
}: {
  chats?: (Partial<ChatReply> | ModelProblemCode)[]
  objects?: { [name: string]: JsonObject | ModelProblemCode }
}): ChatModel {
  const script = [...chats]
  return {
    name: 'a scripted model',
    async chat() {
      const next = script.shift() ?? { text: 'Done.' }
      if (typeof next === 'string') throw new ModelError(next, `scripted: ${next}`, usage)
      return aReply(next)
    },
    async object({ name }) {
      const value = objects[name] ?? {}
      if (typeof value === 'string') throw new ModelError(value, `scripted: ${value}`, usage)
      return { value, raw: JSON.stringify(value), usage, durationMs: 3 }
    },
  }
}
