import type { ModelUsage } from '../shared/model'
import { type Random, randomFrom } from '../shared/random'
import type { Task, TaskScores } from '../task'
import { factsOf, nothingJudged, type Trajectory, taskAsMeant } from '../trajectory'
import { NO_USAGE, usageSum } from './agents/agent'
import type { Ending, ItemInput, ItemOutput, TriedPlan } from './item'
import { augmentStage } from './stages/augment'
import { type JudgedAttempt, judgeStage } from './stages/judge'
import { playStage } from './stages/play'
import { scoreStage } from './stages/score'
import { writeStage } from './stages/write'
import type { Role, Stage } from './synthesis'

/**
 * Makes one item of a run, gate by gate: written, varied, scored, played, judged. Pure but for the models it is given:
 * the same input gives the same output. Throws `ModelError` when an endpoint is down, so that the run pauses
 * and the item is done again; a reply that cannot be used drops or quarantines the item. Stopped by its signal it ends as
 * `cancelled` with the attempt as far as it came, and throws where it had not come to one.
 */
export async function synthesizeItem(planned: ItemInput): Promise<ItemOutput> {
  const random = randomFrom(planned.params.seed, 'item', planned.ordinal)
  const item = new Item()

  const { input, written } = await writeFrom(planned, random, item)
  item.spend('author', written.usage)
  item.task = written.value
  if (!written.value || written.ending) return item.end('write', written.ending)

  const varied = await augmentStage(inTime(input), written.value, random)
  item.spend('author', varied.usage)
  item.spend('judge', varied.judged)
  if (!varied.value || varied.ending) return item.end('augment', varied.ending)
  if (varied.value !== written.value) item.base = written.value
  item.task = varied.value

  // A task that is there already has been scored, and a person has accepted it.
  if (!input.task) {
    const scored = await scoreStage(inTime(input), item.task, random)
    item.spend('judge', scored.usage)
    item.scores = scored.value
    if (scored.ending) return item.end('score', scored.ending)
  }

  const same = input.askedBefore?.(input.ordinal, item.task.question) ?? null
  if (same !== null) return item.end('duplicates', askedAlready(same))
  if (input.params.until === 'tasks') return item.end('duplicates', null)

  const played = await playStage(inTime(input), item.task, random)
  for (const role of ['agent', 'emulator', 'user'] as const) item.spend(role, played.spent[role])
  item.trajectory = played.value
  if (!played.value || played.ending) return item.end('play', played.ending)

  const judged = await judgeStage(
    { ...inTime(input), judges: input.players.judges },
    taskAsMeant(item.task, played.value.steps),
    played.value,
    random,
  ).catch((error) => {
    if (!input.signal.aborted) throw error
    return null
  })
  if (!judged) return item.end('judge', CUT_OFF)
  item.spend('judge', judged.usage)
  item.judged = judged.value
  return item.end('judge', judged.ending)
}

/** The input with the time of one gate running. */
const inTime = (input: ItemInput): ItemInput => (input.timed ? { ...input, signal: input.timed() } : input)

/** Writes the task, from one plan after the other while rules find that the last cannot be asked for. */
async function writeFrom(first: ItemInput, random: Random, item: Item) {
  let input = first
  for (let attempt = 1; ; attempt++) {
    const written = await writeStage(
      inTime(input),
      attempt === 1 ? random : random.fork(`attempt ${attempt}`),
    )
    const isLast = attempt >= input.params.writeTries || input.players.author !== null || !input.another
    if (!written.ending || isLast) return { input, written }
    const { reason, detail } = written.ending
    item.tries.push({ chain: input.chain && [...input.chain.tools], reason, detail })
    input = { ...input, ...(await input.another?.(attempt)) }
  }
}

const askedAlready = (by: number): Ending => ({
  outcome: 'dropped',
  reason: 'duplicate',
  detail: `It asks what item ${by} asks, in the same words.`,
})

const CUT_OFF: Ending = {
  outcome: 'dropped',
  reason: 'cancelled',
  detail: 'The attempt was cancelled before it was judged.',
}

const whyUnjudged = ({ termination }: Trajectory, ending: Ending | null): string =>
  termination === 'answered'
    ? (ending?.detail ?? 'No judge was asked.')
    : 'The attempt did not end in an answer.'

/** What is known of an item so far. */
class Item {
  readonly tries: TriedPlan[] = []
  base: Task | null = null
  task: Task | null = null
  scores: TaskScores | null = null
  trajectory: Trajectory | null = null
  judged: JudgedAttempt | null = null
  private readonly usage: ItemOutput['usage'] = {
    author: NO_USAGE,
    agent: NO_USAGE,
    emulator: NO_USAGE,
    user: NO_USAGE,
    judge: NO_USAGE,
  }

  spend(role: Role, usage: ModelUsage): void {
    this.usage[role] = usageSum(this.usage[role], usage)
  }

  end(stage: Stage, ending: Ending | null): ItemOutput {
    const { tries, base, task, scores, trajectory, usage } = this
    const outcome = ending?.outcome ?? 'kept'
    const reason = ending?.reason ?? null
    const judgement = trajectory
      ? (this.judged?.judgement ?? nothingJudged(whyUnjudged(trajectory, ending)))
      : null
    const facts =
      task && trajectory && judgement ? factsOf(task, trajectory, judgement, outcome, reason) : null
    return {
      ...{ stage, outcome, reason, detail: ending?.detail ?? null },
      ...{ tries, base, task, scores, trajectory, judgement, facts, usage },
      panel: this.judged?.panel ?? null,
    }
  }
}
