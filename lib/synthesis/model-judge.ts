import { z } from 'zod'
import type { JsonObject } from '../shared/json'
import { isSameLanguage } from '../shared/language'
import { type ChatModel, isItemProblem, ModelError, type ModelUsage } from '../shared/model'
import type { Task } from '../task'
import {
  DIMENSIONS,
  type Dimension,
  type Judgement,
  nothingJudged,
  roundsOf,
  type Trajectory,
} from '../trajectory'
import type { Author, Verdict } from '../verifier'

const third = z.union([z.literal(0), z.literal(0.5), z.literal(1)])
const bit = z.union([z.literal(0), z.literal(1)])
const whole = z.strictObject({ reason: z.string().min(1), score: third, steps: z.array(z.int()) })
const perStep = <Score extends z.ZodType<number>>(score: Score) =>
  z.strictObject({ reason: z.string().min(1), units: z.array(z.strictObject({ step: z.int(), score })) })

/** What the model is asked for: reasons first, marks per judged unit; the arithmetic is ours. */
const ANSWERS = {
  query_understand: whole,
  query_plan: whole,
  tool_understand: perStep(third),
  tool_plan: perStep(third),
  tool_call: perStep(bit),
  tool_concise: perStep(bit),
  final_answer: z.strictObject({
    reason: z.string().min(1),
    correctness: third,
    summary: third,
    steps: z.array(z.int()),
  }),
} as const
const Answer = z.strictObject(ANSWERS)

const INSTRUCTIONS = `You judge how an assistant used tools. You get the tools, the request and the record; every step has a number. Judge strictly, give the reason before the mark, and name the steps that show it.
- query_understand: from its first turn, did it understand the request? 1 right, 0 wrong, 0.5 unclear. Acting although the user must first give missing data is 0.
- query_plan: is the opening plan sound? 1 complete and followed, 0.5 a step missing or the order off, 0 unknown tools, wrong intent or wrong values. Failures of the tools themselves do not count.
- tool_understand: for each listed batch of results, the reaction right after it: 1 uses them rightly or takes an error up, 0.5 in part, 0 contradicts or ignores them, or makes the same call again for nothing.
- tool_plan: for each listed round: 1 all its calls are right in intent, arguments and need, 0.5 some, 0 none. A round of one call is 0 or 1.
- tool_call: for each listed result: 1 unless it reports a failure. The quality of its content does not matter.
- tool_concise: for each listed call: 1 needed, sound arguments that come from the user or a result, new information; else 0. Trying again after a passing error is fine.
- final_answer: correctness (1 everything asked for is done and directly usable, 0.5 partly or blocked from outside, 0 off the point, empty or wrong) and summary (1 true to the record and complete, 0.5 true but incomplete, 0 anything invented).
In units give exactly the listed steps, each once. An empty list gets empty units.`

/** The steps on which each dimension with units is judged, by astra-spec 5.2. */
interface Units {
  tool_understand: number[]
  tool_plan: number[]
  tool_call: number[]
  tool_concise: number[]
}

/**
 * Asks a model for all seven dimensions in one structured answer and computes the scores by astra-spec 5.2.
 * Fail closed: a dimension that is missing, off its scale, or marks other steps than it should is unjudged; so
 * are all seven when the reply cannot be used. Throws `ModelError` when the endpoint is down.
 */
export async function judgeByModel({
  task,
  trajectory,
  model,
  seed,
  signal,
}: {
  task: Task
  trajectory: Trajectory
  model: ChatModel
  seed: number
  signal: AbortSignal
}): Promise<{ judgement: Judgement; usage: ModelUsage }> {
  const author: Author = { kind: 'model', name: model.name }
  const units = unitsOf(trajectory)
  try {
    const { value, usage } = await model.object({
      name: 'judgement',
      schema: z.toJSONSchema(Answer) as JsonObject,
      messages: [
        { role: 'system', content: INSTRUCTIONS },
        { role: 'user', content: recordText(task, trajectory, units) },
      ],
      seed,
      signal,
    })
    const verdicts = DIMENSIONS.map((dimension) => [
      dimension,
      verdictOf(dimension, value[dimension], { task, trajectory, units, author }),
    ])
    return { judgement: Object.fromEntries(verdicts) as Judgement, usage }
  } catch (error) {
    if (!(error instanceof ModelError) || !isItemProblem(error.code)) throw error
    return {
      judgement: nothingJudged(`The judge gave no usable reply: ${error.message}`, author),
      usage: error.usage,
    }
  }
}

function unitsOf({ steps }: Trajectory): Units {
  const rounds = roundsOf(steps)
  return {
    tool_understand: rounds.slice(0, -1).flatMap(({ results }) => results[0]?.ordinal ?? []),
    tool_plan: rounds.slice(1).flatMap(({ calls }) => calls[0]?.ordinal ?? []),
    tool_call: steps.flatMap(({ kind, ordinal }) => (kind === 'tool-result' ? [ordinal] : [])),
    tool_concise: steps.flatMap(({ kind, ordinal }) => (kind === 'tool-call' ? [ordinal] : [])),
  }
}

function recordText(task: Task, { tools, steps }: Trajectory, units: Units): string {
  const offered = tools.map(({ tool }) =>
    JSON.stringify({ name: tool.name, description: tool.description, parameters: tool.parameters }),
  )
  const record = steps
    .filter(({ kind }) => kind !== 'message')
    .map(({ ordinal, durationMs: _, ...step }) => `#${ordinal} ${JSON.stringify(step)}`)
  const lists = Object.entries(units).map(
    ([dimension, at]) => `${dimension}: ${at.length > 0 ? at.join(', ') : 'none'}`,
  )
  return [
    `Tools:\n${offered.join('\n')}`,
    `Request:\n${task.question}`,
    `Record:\n${record.join('\n')}`,
    `Steps to mark:\n${lists.join('\n')}`,
  ].join('\n\n')
}

interface Context {
  task: Task
  trajectory: Trajectory
  units: Units
  author: Author
}

function verdictOf(dimension: Dimension, value: unknown, context: Context): Verdict {
  switch (dimension) {
    case 'query_understand':
    case 'query_plan': {
      const read = whole.safeParse(value)
      return read.success
        ? judgedAt(read.data.score, read.data.reason, read.data.steps, context)
        : unreadable(dimension, context.author)
    }
    case 'final_answer':
      return finalVerdict(value, context)
    default:
      return unitVerdict(dimension, value, context)
  }
}

/** The mean of marks per unit; rounded to three decimals as ASTRA's released judge does. */
function unitVerdict(dimension: keyof Units, value: unknown, context: Context): Verdict {
  const expected = context.units[dimension]
  if (expected.length === 0)
    return {
      outcome: 'not-applicable',
      reason: 'The record holds nothing to judge here.',
      author: context.author,
    }
  const read = ANSWERS[dimension].safeParse(value)
  if (!read.success) return unreadable(dimension, context.author)
  const { units, reason } = read.data
  const marked = units.map(({ step }) => step).sort((a, b) => a - b)
  if (marked.join() !== expected.join())
    return {
      outcome: 'unjudged',
      reason: `The judge marked other steps of ${dimension} than it was given.`,
      author: context.author,
    }
  const mean = units.reduce((sum, { score }) => sum + score, 0) / units.length
  const faulty = units.flatMap(({ step, score }) => (score < 1 ? [step] : []))
  return judgedAt(Number(mean.toFixed(3)), reason, faulty.length > 0 ? faulty : marked, context)
}

/** FA = (Corr + Summ) / 2; the language gate decides Corr before the model's word counts (astra-spec 5.3). */
function finalVerdict(value: unknown, context: Context): Verdict {
  const read = ANSWERS.final_answer.safeParse(value)
  if (!read.success) return unreadable('final_answer', context.author)
  const answer = context.trajectory.steps.findLast((step) => step.kind === 'answer')
  const isGated = answer?.kind === 'answer' && !isSameLanguage(context.task.question, answer.text)
  const { correctness, summary, reason, steps } = read.data
  return judgedAt(
    ((isGated ? 0 : correctness) + summary) / 2,
    isGated ? `${reason} The answer is in another language than the question.` : reason,
    steps,
    context,
  )
}

/** A verdict whose evidence exists; one that points at steps that are not there is unjudged. */
function judgedAt(score: number, reason: string, steps: number[], { trajectory, author }: Context): Verdict {
  const isReal = steps.every((step) => step >= 0 && step < trajectory.steps.length)
  return isReal
    ? { outcome: 'judged', score, reason, steps, author }
    : { outcome: 'unjudged', reason: 'The judge pointed at steps that do not exist.', author }
}

const unreadable = (dimension: Dimension, author: Author): Verdict => ({
  outcome: 'unjudged',
  reason: `The judge gave no readable verdict on ${dimension}.`,
  author,
})
