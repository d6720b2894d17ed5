import { isItemProblem, ModelError } from '../shared/model'
import type { Termination, Trajectory } from '../trajectory'
import type { Agent, AgentTurn } from './agents/agent'
import { isTimeUp } from './endings'
import { type Cast, Recorder } from './recorder'
import type { UserReply } from './users/user'

/** A longer message to the user is no answer (ours); about ten pages. */
const ANSWER_CHARS_MAX = 30_000
/** After so many turns in a row without one call that could be made, the agent is lost (ours). */
const LOST_TURNS_MAX = 3

export interface PlaySettings extends Cast {
  agent: Agent
  /** Most agent turns (model calls), astra-spec 4.1. */
  turnsMax: number
  /** Most tokens of the attempt, in and out, over all who have a part in it; null for no limit. */
  tokensMax: number | null
  tokensSpent: () => number
}

/** The record of an attempt, and the countable reason why it did not end in an answer. */
export interface Played {
  trajectory: Trajectory
  reason: string | null
}

/**
 * Lets an agent work on a task against a backend until it answers and the user has nothing to add, or a limit ends it.
 * What was done until then is kept under its true termination; only `answered` is complete. Throws `ModelError` when
 * an endpoint is down. What may go wrong, and what becomes of it:
 *
 * | fault | outcome | reason |
 * | --- | --- | --- |
 * | reply that is no chat completion | asked again, then `error` | `unparsed` |
 * | refused; cut at the token limit | `error` | `refused`; `truncated` |
 * | neither call nor text | `error` | `empty` |
 * | message of more than 30,000 characters | its beginning is kept, `error` | `over-long` |
 * | answer in another language | `answered`, dropped | `wrong-language` |
 * | unknown tool; unreadable arguments | told so, goes on; after 3 such turns in a row `error` | `unusable-calls` |
 * | arguments that are a text which holds an object | read, marked on the step | |
 * | more than 20 calls in one message | the rest is answered as not made | |
 * | never stops | `turn-limit`, `time-limit`, `budget` | the same |
 * | result of more than 100,000 characters | cut, and said to be | |
 * | tool server dies | the call fails, is reached anew; after 3 times the attempt is dropped | `server-gone` |
 * | the user's model gives nothing usable | `error` | `user-unparsed`, `user-refused`, … |
 * | endpoint away | bounded retries, then the job pauses with the reason and the item goes on when it is resumed | |
 * | the job is cancelled | `cancelled`, calls under way are answered as cut off, those left as not made | the same |
 */
export async function play(settings: PlaySettings): Promise<Played> {
  const { agent, user, signal, turnsMax, tokensMax } = settings
  const record = new Recorder(settings)
  const end = (termination: Termination, sentence: string | null, reason: string = termination): Played => ({
    trajectory: record.trajectory(termination, sentence),
    reason: termination === 'answered' ? null : reason,
  })
  const stopped = () =>
    isTimeUp(signal)
      ? end('time-limit', 'The time limit of the attempt was reached.')
      : end('cancelled', 'The attempt was cancelled.')
  /** What somebody says, or the ending because they could not. */
  const heard = async <Turn>(asked: () => Promise<Turn>, prefix: '' | 'user-'): Promise<Turn | Played> => {
    try {
      return await asked()
    } catch (error) {
      if (signal.aborted) return stopped()
      if (!(error instanceof ModelError && isItemProblem(error.code))) throw error
      if (prefix === '') record.use(error.usage)
      const who = prefix === '' ? 'The model' : 'The model that plays the user'
      return end('error', `${who} gave no usable reply: ${error.message}`, `${prefix}${error.code}`)
    }
  }

  let lostTurns = 0
  for (let turn = 1; turn <= turnsMax; turn++) {
    if (signal.aborted) return stopped()
    if (tokensMax !== null && settings.tokensSpent() >= tokensMax)
      return end('budget', `The ${tokensMax} tokens of the attempt are used up.`)
    const next = await heard<AgentTurn>(() => agent.next(record.steps, signal), '')
    if ('trajectory' in next) return next
    record.use(next.usage)
    if (next.calls.length > 0) {
      record.speak(turn, { ...next, answer: null })
      const isAnyMade = await record.makeCalls(turn, next)
      lostTurns = isAnyMade ? 0 : lostTurns + 1
      if (lostTurns === LOST_TURNS_MAX && !signal.aborted)
        return end(
          'error',
          `None of the calls of ${LOST_TURNS_MAX} turns in a row could be made.`,
          'unusable-calls',
        )
      continue
    }
    const said = next.answer?.trim() ?? ''
    if (said === '') {
      record.speak(turn, { ...next, answer: null })
      return end('error', 'The agent gave neither a call nor an answer.', 'empty')
    }
    record.speak(turn, { ...next, answer: said.slice(0, ANSWER_CHARS_MAX) })
    if (said.length > ANSWER_CHARS_MAX)
      return end(
        'error',
        `The message has ${said.length} characters; ${ANSWER_CHARS_MAX} are kept.`,
        'over-long',
      )
    const reply = await heard<UserReply>(() => user.reply(record.steps, signal), 'user-')
    if (reply === null) return end('answered', null)
    if ('trajectory' in reply) return reply
    record.hear(turn, reply)
  }
  if (signal.aborted) return stopped()
  return end('turn-limit', `No answer within ${turnsMax} turns.`)
}
