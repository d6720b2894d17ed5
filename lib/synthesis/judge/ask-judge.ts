import { z } from 'zod'
import type { JsonObject } from '../../shared/json'
import {
  type ChatMessage,
  type ChatModel,
  isItemProblem,
  ModelError,
  type ModelUsage,
} from '../../shared/model'
import { fail, type Result } from '../../shared/result'
import type { Dimension } from '../../trajectory'
import { NO_USAGE, usageSum } from '../agents/agent'
import type { Marked, Parts } from './parts'
import { INSTRUCTIONS, RUBRICS } from './rubrics'
import type { View } from './view'

export interface Asked {
  marks: { [dimension in Dimension]?: Result<Marked> }
  usage: ModelUsage
}

/**
 * Asks a model for some dimensions over one view of the record. What cannot be used of its reply (evidence that is not
 * there, marks on other steps) is asked for once more, with what was wrong; then it stays a problem. Throws `ModelError`
 * when the endpoint is down.
 */
export async function askJudge({
  model,
  parts,
  view,
  question,
  name,
  seed,
  signal,
}: {
  model: ChatModel
  parts: Parts
  view: View
  /** What to mark, after the record. */
  question: string
  name: string
  seed: number
  signal: AbortSignal
}): Promise<Asked> {
  const dimensions = Object.keys(parts) as Dimension[]
  const schema = z.toJSONSchema(
    z.strictObject(
      Object.fromEntries(dimensions.map((dimension) => [dimension, parts[dimension]?.schema ?? z.never()])),
    ),
  ) as JsonObject
  const messages: ChatMessage[] = [
    {
      role: 'system',
      content: [INSTRUCTIONS, ...dimensions.map((dimension) => RUBRICS[dimension])].join('\n\n'),
    },
    { role: 'user', content: `${view.text}\n\n${question}` },
  ]
  let usage = NO_USAGE
  const ask = async (said: ChatMessage[]): Promise<Result<{ value: JsonObject; raw: string }>> => {
    try {
      const reply = await model.object({ name, schema, messages: said, seed, signal })
      usage = usageSum(usage, reply.usage)
      return { ok: true, value: reply }
    } catch (error) {
      if (!(error instanceof ModelError) || !isItemProblem(error.code)) throw error
      usage = usageSum(usage, error.usage)
      return fail(error.code, `the reply cannot be used: ${error.message}`)
    }
  }
  const read = (value: JsonObject, wanted: readonly Dimension[]): Asked['marks'] =>
    Object.fromEntries(wanted.map((dimension) => [dimension, parts[dimension]?.read(value[dimension], view)]))

  const first = await ask(messages)
  if (!first.ok)
    return { marks: Object.fromEntries(dimensions.map((dimension) => [dimension, first])), usage }
  const marks = read(first.value.value, dimensions)
  const flawed = dimensions.filter((dimension) => !marks[dimension]?.ok)
  if (flawed.length === 0) return { marks, usage }
  const second = await ask([
    ...messages,
    { role: 'assistant', content: first.value.raw },
    { role: 'user', content: repairOf(flawed, marks) },
  ])
  return { marks: { ...marks, ...(second.ok && read(second.value.value, flawed)) }, usage }
}

function repairOf(flawed: readonly Dimension[], marks: Asked['marks']): string {
  const problems = flawed.map((dimension) => {
    const mark = marks[dimension]
    return `- ${dimension}: ${mark && !mark.ok ? mark.problem.message : 'it is missing'}.`
  })
  return `Parts of this answer cannot be used:\n${problems.join('\n')}\nAnswer again with the whole corrected JSON object.`
}
