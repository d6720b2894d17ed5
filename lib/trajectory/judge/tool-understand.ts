import { canonicalJson } from '../../shared/json'
import { partsOf } from '../../tool'
import type { Round } from '../rounds'
import type { Step, ToolCallStep, ToolResultStep } from '../step'
import { toolUnderstandScore } from './formulas'
import { isUsedIn } from './known-text'
import {
  type DimensionRules,
  evidenceIn,
  faultsIn,
  judged,
  nothingToJudge,
  scoresOf,
  type UnitScore,
  unjudged,
} from './subject'

/** Words by which a reaction speaks of a failure. */
const SPEAKS_OF_FAILURE =
  /fail|error|time(d)? ?out|not (be )?(found|exist|reach|answer|possible|respond)|could(n't| not)|cannot|unavailable|unreachable|again|retry|limit|did not|no longer|denied|invalid/i

/**
 * TCU: each batch of results but the last is judged by the reaction to it: what is said next, and the next round (astra-spec 5.2). 0: an error
 * ignored or met with the very same call, a good result fetched again; 1: the reaction uses it, or takes the error up.
 * Where these rules cannot tell about one batch, the mean over all is not known and the dimension is unjudged.
 */
export const judgeToolUnderstand: DimensionRules = ({ rounds, trajectory, settings }) => {
  if (rounds.length < 2) return nothingToJudge(settings, 'No batch of results was followed by another round.')
  const units = rounds
    .slice(0, -1)
    .flatMap((batch, at) => reactionUnit(batch, rounds[at + 1], trajectory.steps) ?? [])
  const untold = rounds.length - 1 - units.length
  if (untold > 0)
    return unjudged(
      `Rules cannot tell from the reaction whether ${untold} of ${rounds.length - 1} batches of results were understood.`,
    )
  return judged(
    toolUnderstandScore(scoresOf(units)),
    faultsIn(units, 'Results were used and errors taken up.'),
    evidenceIn(units),
  )
}

function reactionUnit(batch: Round, reaction: Round | undefined, steps: readonly Step[]): UnitScore | null {
  const step = batch.results[0]?.ordinal
  if (!reaction || step === undefined) return null
  const said = saidBetween(batch, reaction, steps)
  const asked = reaction.calls.map((call) => JSON.stringify(call.arguments)).join('\n')
  let isTold = false
  for (const result of batch.results) {
    const call = batch.calls.find(({ callId }) => callId === result.callId)
    if (!call) continue
    const again = reaction.calls.some((other) => isSameCall(other, call))
    const fault = faultyReaction(result, call, again, reaction, said)
    if (fault) return { step, score: 0, fault }
    isTold ||= result.failure
      ? again || SPEAKS_OF_FAILURE.test(said)
      : isUsedIn(result.content, `${said}\n${asked}`)
  }
  return isTold ? { step, score: 1, fault: null } : null
}

/** All that the agent says after a batch and before the calls of the next round, messages to the user included. */
const saidBetween = (batch: Round, reaction: Round, steps: readonly Step[]): string =>
  steps
    .slice((batch.results.at(-1)?.ordinal ?? 0) + 1, reaction.calls[0]?.ordinal)
    .flatMap((step) => (step.kind === 'thought' || step.kind === 'answer' ? [step.text] : []))
    .join('\n')

function faultyReaction(
  result: ToolResultStep,
  call: ToolCallStep,
  isAgain: boolean,
  reaction: Round,
  said: string,
): string | null {
  const name = partsOf(call.tool).tool
  if (!result.failure) return isAgain ? `The result of ${name} was fetched again at once.` : null
  if (isAgain)
    return result.failure.isTransient ? null : `${name} was repeated unchanged after a lasting failure.`
  const isTakenUp = reaction.calls.some((other) => other.tool === call.tool) || SPEAKS_OF_FAILURE.test(said)
  // Silence about a failure is a fault only where the agent spoke at all; without a thought nothing can be told.
  return isTakenUp || said === '' ? null : `The failure of ${name} was passed over.`
}

const isSameCall = (a: ToolCallStep, b: ToolCallStep): boolean =>
  a.tool === b.tool && canonicalJson(a.arguments) === canonicalJson(b.arguments)
