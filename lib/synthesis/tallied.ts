import { type ChatModel, ModelError, type ModelUsage } from '../shared/model'
import { NO_USAGE, usageSum } from './agents/agent'

/** A model that counts what it uses in one part of an attempt, failed calls included. */
export function tallied(model: ChatModel): { model: ChatModel; usage(): ModelUsage } {
  let usage = NO_USAGE
  const counted = async <Reply extends { usage: ModelUsage }>(asked: Promise<Reply>): Promise<Reply> => {
    try {
      const reply = await asked
      usage = usageSum(usage, reply.usage)
      return reply
    } catch (error) {
      if (error instanceof ModelError) usage = usageSum(usage, error.usage)
      throw error
    }
  }
  return {
    model: {
      name: model.name,
      chat: (request) => counted(model.chat(request)),
      object: (request) => counted(model.object(request)),
    },
    usage: () => usage,
  }
}
