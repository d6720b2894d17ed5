import { z } from 'zod'
import type { JsonObject } from '../shared/json'
import type { ChatModel, ModelUsage } from '../shared/model'
import { fail, ok, type Result } from '../shared/result'
import {
  type Augmentation,
  type AugmentationAxis,
  COMPLEXITY_FACETS,
  nameOfPersona,
  type Persona,
  profileText,
  type Task,
  variationProblem,
} from '../task'
import { partsOf } from '../tool'
import type { OfferedTools } from '../trajectory'
import { usageSum } from './agents/agent'
import { askForItem } from './ask-for-item'
import { keysOfTools } from './keys-of-tools'

const Answer = z.strictObject({
  /** What changed, in a sentence: the context, the constraint, or the persona's context. */
  change: z.string().min(1).max(600),
  question: z.string().min(20).max(4000),
  target_tools: z.array(z.string()).max(20),
})
const Intent = z.strictObject({ reason: z.string().min(1), same_intent: z.boolean() })

const COMMON = `You vary a request that was written for an assistant with tools. The varied request needs the same tools in the same order as before, and in target_tools you list them by their exact names.
- Stay in the language of the request.
- Keep every name, date, amount and identifier that it says, and add none that it leaves out.
- Ask for the thing to be done. Do not name any tool.
- In change say in one sentence what you changed.`

const AXES: Record<AugmentationAxis, string> = {
  diversity: `${COMMON}
Change the situation and the wording. Difficulty and result stay the same.`,
  complexity: `${COMMON}
Add one or two constraints that bear on each other, of the kind that you are told. The goal stays the same.`,
  persona: `${COMMON}
Write it as the person whose profile you get would: their words, their situation. Keep it subtle; do not recite the profile.`,
}

/**
 * Asks a model to vary a task along one axis (astra-spec 3.2), checks the result by rules, and asks a judge whether the intent is
 * the same. The problem's code is `unparsed`, `unknown-tool`, one of `variationProblem`'s, or `other-intent`. Throws
 * `ModelError` when the author gives no usable reply, or an endpoint is down.
 */
export async function varyByModel({
  task,
  axis,
  tools,
  personas,
  model,
  judge,
  seed,
  pick,
  signal,
}: {
  task: Task
  axis: AugmentationAxis
  tools: OfferedTools
  personas: readonly Persona[]
  model: ChatModel
  /** Who is asked whether the intent is the same. */
  judge: ChatModel
  seed: number
  pick: <Item>(items: readonly Item[]) => Item
  signal: AbortSignal
}): Promise<{ value: Result<Task>; usage: ModelUsage; judged: ModelUsage | null }> {
  const facet = axis === 'complexity' ? pick(COMPLEXITY_FACETS) : null
  const persona = axis === 'persona' ? pick(personas) : null
  const reply = await model.object({
    name: 'variation',
    schema: z.toJSONSchema(Answer) as JsonObject,
    messages: [
      { role: 'system', content: AXES[axis] },
      {
        role: 'user',
        content: [
          aboutTask(task),
          facet && `Kind of constraint: ${facet}`,
          persona && `Profile:\n${profileText(persona)}`,
        ]
          .filter(Boolean)
          .join('\n\n'),
      },
    ],
    seed,
    signal,
  })
  const only = (value: Result<Task>) => ({ value, usage: reply.usage, judged: null })
  const parsed = Answer.safeParse(reply.value)
  if (!parsed.success) return only(fail('unparsed', 'The reply does not hold a varied request.'))
  const named = keysOfTools(parsed.data.target_tools, tools)
  if (!named.ok) return only(named)
  const augmentation: Augmentation = {
    axis,
    facet,
    persona: persona && nameOfPersona(persona),
    change: parsed.data.change,
  }
  const variation: Task = {
    ...task,
    question: parsed.data.question,
    expectedTools: named.value,
    augmentation,
    author: { kind: 'model', name: model.name },
  }
  const problem = variationProblem(task, variation, tools)
  if (problem) return only({ ok: false, problem })
  const intent = await sameIntent(task, variation, judge, seed, signal)
  return {
    value: intent.value.ok ? ok(variation) : intent.value,
    ...(judge === model
      ? { usage: usageSum(reply.usage, intent.usage), judged: null }
      : { usage: reply.usage, judged: intent.usage }),
  }
}

const aboutTask = (task: Task): string =>
  `Request:\n${task.question}\n\nTools it needs: ${task.expectedTools.map((key) => partsOf(key).tool).join(' → ') || 'none'}`

async function sameIntent(
  task: Task,
  variation: Task,
  judge: ChatModel,
  seed: number,
  signal: AbortSignal,
): Promise<{ value: Result<null>; usage: ModelUsage }> {
  // Caught here, so that what the variation cost is counted all the same.
  return askForItem(signal, async () => {
    const { value, usage } = await judge.object({
      name: 'same_intent',
      schema: z.toJSONSchema(Intent) as JsonObject,
      messages: [
        {
          role: 'system',
          content:
            'You compare two requests. Do both want the same thing to be done, though the situation, the wording or a constraint may differ? Give the reason first. When in doubt say no.',
        },
        { role: 'user', content: `First:\n${task.question}\n\nSecond:\n${variation.question}` },
      ],
      seed,
      signal,
    })
    const read = Intent.safeParse(value)
    if (!read.success)
      return { value: fail('unparsed', 'The judge of the intent gave no readable answer.'), usage }
    return {
      value: read.data.same_intent
        ? ok(null)
        : fail('other-intent', `The variation wants something else: ${read.data.reason}`),
      usage,
    }
  })
}
