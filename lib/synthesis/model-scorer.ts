import { z } from 'zod'
import type { JsonObject } from '../shared/json'
import { type ChatModel, isItemProblem, ModelError, type ModelUsage } from '../shared/model'
import {
  levelOfLabel,
  nothingScored,
  scoreByRules,
  TASK_DIMENSIONS,
  TASK_LABELS,
  type Task,
  type TaskDimension,
  type TaskScore,
  type TaskScores,
} from '../task'
import { partsOf } from '../tool'
import type { OfferedTools } from '../trajectory'
import type { Author } from '../verifier'

const scored = <Dimension extends TaskDimension>(dimension: Dimension) =>
  z.strictObject({ reason: z.string().min(1), label: z.enum(TASK_LABELS[dimension]) })

const Answer = z.strictObject({
  question_quality: scored('question_quality'),
  scenario_realism: scored('scenario_realism'),
  tool_use_necessity: scored('tool_use_necessity'),
  tool_selection_difficulty: scored('tool_selection_difficulty'),
  tool_selection_uniqueness: scored('tool_selection_uniqueness'),
})

const INSTRUCTIONS = `You rate a request that was invented for an assistant with tools. You get the tools, the request and the tools that it is meant to need. For every dimension give the reason first, then exactly one of its labels.
- question_quality: how clear, specific and useful is it as a real request?
- scenario_realism: could a real person be in this situation and say this?
- tool_use_necessity: are these tools truly needed for it, and well chosen?
- tool_selection_difficulty: how hard is it to tell which tools are needed? A request that names a tool is very easy.
- tool_selection_uniqueness: could other tools or another order do as well? Highly unique: only these, only so.`

/**
 * Asks a model for all five dimensions in one structured answer (astra-spec 3.4). Fail closed: a reply that cannot be used, or a
 * label that is not one of the five, leaves a dimension unjudged. A question that names a tool is very easy,
 * whatever the model says. Throws `ModelError` when the endpoint is down.
 */
export async function scoreByModel({
  task,
  tools,
  model,
  seed,
  signal,
}: {
  task: Task
  tools: OfferedTools
  model: ChatModel
  seed: number
  signal: AbortSignal
}): Promise<{ scores: TaskScores; usage: ModelUsage }> {
  const author: Author = { kind: 'model', name: model.name }
  try {
    const { value, usage } = await model.object({
      name: 'task_scores',
      schema: z.toJSONSchema(Answer) as JsonObject,
      messages: [
        { role: 'system', content: INSTRUCTIONS },
        { role: 'user', content: requestText(task, tools) },
      ],
      seed,
      signal,
    })
    const scores = Object.fromEntries(
      TASK_DIMENSIONS.map((dimension) => [dimension, scoreOf(dimension, value[dimension], author)]),
    ) as TaskScores
    if (task.leak !== null)
      scores.tool_selection_difficulty = scoreByRules(task, tools).tool_selection_difficulty
    return { scores, usage }
  } catch (error) {
    if (!(error instanceof ModelError) || !isItemProblem(error.code)) throw error
    return {
      scores: nothingScored(`The scorer gave no usable reply: ${error.message}`, author),
      usage: error.usage,
    }
  }
}

function requestText(task: Task, tools: OfferedTools): string {
  const listing = tools.map(({ tool }, at) => `${at + 1}. ${tool.name}: ${tool.description}`).join('\n')
  const meant = task.expectedTools.map((key) => partsOf(key).tool).join(' → ') || 'none; no tool is needed'
  return `Tools:\n${listing}\n\nRequest:\n${task.question}\n\nMeant to need: ${meant}`
}

function scoreOf(dimension: TaskDimension, value: unknown, author: Author): TaskScore {
  const read = scored(dimension).safeParse(value)
  const level = read.success ? levelOfLabel(dimension, read.data.label) : null
  return read.success && level !== null
    ? { outcome: 'judged', level, reason: read.data.reason, author }
    : { outcome: 'unjudged', reason: `The scorer gave no readable label for ${dimension}.`, author }
}
