import type { ChatModel, ModelUsage } from '../../shared/model'
import { fail, ok, type Result } from '../../shared/result'
import type { Task } from '../../task'
import {
  answerGates,
  type Dimension,
  firstTurnOf,
  type Judgement,
  type JudgeSettings,
  judgedUnits,
  judgementFrom,
  judgeVersion,
  nothingToJudge,
  type Round,
  roundsOf,
  type Trajectory,
} from '../../trajectory'
import type { Author, Verdict } from '../../verifier'
import { NO_USAGE, usageSum } from '../agents/agent'
import { type Asked, askJudge } from './ask-judge'
import { answerPart, type Marked, meanOf, type Parts, unitPart, wholePart } from './parts'
import { viewOf } from './view'

/** The dimensions that are judged round by round. */
const STEPWISE = ['tool_understand', 'tool_plan'] as const
type Stepwise = (typeof STEPWISE)[number]

/**
 * Asks a model for marks with evidence and computes the seven scores by astra-spec 5.2.
 *
 * With the paper's view (`stepView: so-far`) every round after the first is a question of its own, over the record up to
 * and including that round, and the other dimensions are one more over the whole: J questions for J rounds. With the
 * released code's view (`whole`) it is one question.
 *
 * Fail closed: a dimension whose marks are missing, off their scale, on other steps than they should be, or whose
 * evidence does not stand in the record is unjudged with that reason. Throws `ModelError` when the endpoint is down.
 */
export async function judgeByModel({
  task,
  trajectory,
  model,
  settings,
  seed,
  signal,
}: {
  task: Task
  trajectory: Trajectory
  model: ChatModel
  settings: JudgeSettings
  seed: number
  signal: AbortSignal
}): Promise<{ judgement: Judgement; usage: ModelUsage }> {
  const author: Author = { kind: 'model', name: model.name, version: judgeVersion(settings) }
  const rounds = roundsOf(trajectory.steps)
  const isSoFar = settings.stepView === 'so-far'
  const parts = partsOf(task, trajectory, settings)
  const later = rounds.slice(1)
  const [whole, ...steps] = await Promise.all([
    askJudge({
      ...{ model, seed, signal, name: 'judgement', view: viewOf(task, trajectory) },
      parts: isSoFar ? without(parts, STEPWISE) : parts,
      question: unitsInWords(trajectory, isSoFar),
    }),
    ...(isSoFar ? later : []).map((round, at) =>
      askAboutRound({ task, trajectory, model, settings, signal, round, seed: seed + at + 1 }, rounds[at]),
    ),
  ])
  const marks = isSoFar ? { ...whole.marks, ...joined(steps, settings) } : whole.marks
  return {
    judgement: judgementFrom((dimension) =>
      parts[dimension]
        ? verdictOf(dimension, marks[dimension], author)
        : nothingToJudge(settings, 'The record holds nothing to judge here.', author),
    ),
    usage: [whole, ...steps].reduce((sum, { usage }) => usageSum(sum, usage), NO_USAGE),
  }
}

/** What there is to judge; a dimension without units, or a plan that nobody stated, is not asked for. */
function partsOf(task: Task, trajectory: Trajectory, settings: JudgeSettings): Parts {
  const units = judgedUnits(trajectory.steps)
  const callsIn = new Map(
    roundsOf(trajectory.steps).map(({ calls }) => [calls[0]?.ordinal ?? -1, calls.length]),
  )
  const callsAt = (step: number) => callsIn.get(step) ?? 0
  const stepwise = Object.fromEntries(
    (['tool_understand', 'tool_plan', 'tool_call', 'tool_concise'] as const)
      .filter((dimension) => units[dimension].length > 0)
      .map((dimension) => [dimension, unitPart(dimension, units[dimension], { settings, callsAt })]),
  )
  return {
    query_understand: wholePart(settings.queryUnderstandScale),
    ...(firstTurnOf(trajectory.steps)?.text && { query_plan: wholePart('thirds') }),
    ...stepwise,
    final_answer: answerPart(answerGates(task, trajectory)),
  }
}

const without = (parts: Parts, dimensions: readonly Dimension[]): Parts =>
  Object.fromEntries(
    Object.entries(parts).filter(([dimension]) => !dimensions.includes(dimension as Dimension)),
  )

function unitsInWords({ steps }: Trajectory, isSoFar: boolean): string {
  const units = Object.entries(judgedUnits(steps)).filter(
    ([dimension, at]) => at.length > 0 && !(isSoFar && STEPWISE.includes(dimension as Stepwise)),
  )
  const lists = units.map(([dimension, at]) => `${dimension}: steps ${at.join(', ')}`)
  return lists.length === 0
    ? 'Judge now.'
    : `Mark in units exactly these steps, each once:\n${lists.join('\n')}`
}

/** Both step-wise dimensions of one round, over the record up to its end. */
function askAboutRound(
  {
    task,
    trajectory,
    round,
    settings,
    ...request
  }: {
    task: Task
    trajectory: Trajectory
    model: ChatModel
    settings: JudgeSettings
    seed: number
    signal: AbortSignal
    round: Round
  },
  before: Round | undefined,
): Promise<Asked> {
  const [batch, calls] = [before?.results[0]?.ordinal, round.calls[0]?.ordinal ?? 0]
  const last = Math.max(calls, ...[...round.calls, ...round.results].map(({ ordinal }) => ordinal))
  const callsAt = () => round.calls.length
  return askJudge({
    ...request,
    name: 'step_judgement',
    view: viewOf(task, trajectory, last),
    parts: {
      ...(batch !== undefined && {
        tool_understand: unitPart('tool_understand', [batch], { settings, callsAt }),
      }),
      tool_plan: unitPart('tool_plan', [calls], { settings, callsAt }),
    },
    question: `Judge the last round of calls, which begins at step ${calls}. In units of tool_understand mark the batch of results before it as step ${batch}; in units of tool_plan mark the round as step ${calls}.`,
  })
}

/** The marks of all rounds as one per dimension; one round without a mark leaves the dimension without. */
function joined(rounds: readonly Asked[], settings: JudgeSettings): Asked['marks'] {
  return Object.fromEntries(
    STEPWISE.map((dimension) => [
      dimension,
      joinedOn(
        dimension,
        rounds.flatMap(({ marks }) => marks[dimension] ?? []),
        settings,
      ),
    ]),
  )
}

function joinedOn(
  dimension: Stepwise,
  rounds: readonly Result<Marked>[],
  settings: JudgeSettings,
): Result<Marked> {
  const marked: Marked[] = []
  for (const round of rounds) {
    if (!round.ok) return round
    marked.push(round.value)
  }
  if (marked.length === 0) return fail('missing', 'it gave no mark')
  const faulty = marked.filter(({ score }) => score < 1)
  const told = (faulty.length > 0 ? faulty : marked).slice(0, 3)
  return ok({
    score: meanOf(
      dimension,
      marked.map(({ score }) => score),
      settings,
    ),
    reason: told.map(({ reason }) => reason).join(' '),
    steps: (faulty.length > 0 ? faulty : marked).flatMap(({ steps }) => steps),
    quotes: told.flatMap(({ quotes }) => quotes),
  })
}

const verdictOf = (dimension: Dimension, mark: Result<Marked> | undefined, author: Author): Verdict =>
  mark?.ok
    ? { outcome: 'judged', ...mark.value, author }
    : {
        outcome: 'unjudged',
        reason: `No verdict on ${dimension}: ${mark?.problem.message.replace(/\.$/, '') ?? 'the judge gave none'}.`,
        author,
      }
