import { z } from 'zod'
import { fingerprintOf } from '../shared/fingerprint'
import type { Step, ToolCallStep, Trajectory, TrajectoryFilter } from '../trajectory'
import type { Candidate } from './candidate'

/**
 * Why a trajectory that the judge kept is still no row:
 *
 * - `unfinished`: it ended without an answer; a trainer wants the assistant to speak last.
 * - `unanswered-call`: a call has no result, or two, or shares its id with another of its turn.
 * - `unknown-tool`: it calls a tool that was not offered.
 * - `invalid-arguments`: a call's arguments break the tool's schema; a row would teach the mistake.
 * - `duplicate`: an earlier row has the same question and made the same calls.
 */
export const ROW_DROP_REASONS = [
  'unfinished',
  'unanswered-call',
  'unknown-tool',
  'invalid-arguments',
  'duplicate',
] as const
type RowDropReason = (typeof ROW_DROP_REASONS)[number]

const byReason = z.record(z.string(), z.number().int().min(1))

/** What a selection met. `in` = `kept` + all of `dropped` + all of `quarantined`, always. */
export const SelectionCounts = z.object({
  in: z.number().int().min(0),
  kept: z.number().int().min(0),
  dropped: byReason,
  quarantined: byReason,
})
export type SelectionCounts = z.infer<typeof SelectionCounts>

type SelectionDecision =
  | { outcome: 'kept' }
  | { outcome: 'dropped'; reason: string }
  | { outcome: 'quarantined'; reason: string }

export interface Selection {
  /** Decides one candidate and counts it. */
  decide(candidate: Pick<Candidate, 'trajectory' | 'facts'>): SelectionDecision
  counts(): SelectionCounts
}

/**
 * The rules that turn a stream of candidates into rows. Candidates must come in one order (by job, then
 * ordinal), because of two duplicates the first is kept. What synthesis dropped or quarantined stays out,
 * under its own reason, unless the filter asks for exactly that outcome. Memory: 64 characters a row.
 */
export function startSelection(filter: Pick<TrajectoryFilter, 'outcome'>): Selection {
  const asked = filter.outcome ?? 'kept'
  const seen = new Set<string>()
  const counts: SelectionCounts = { in: 0, kept: 0, dropped: {}, quarantined: {} }

  const decisionOn = ({ trajectory, facts }: Pick<Candidate, 'trajectory' | 'facts'>): SelectionDecision => {
    if (facts.outcome !== asked) {
      const outcome = facts.outcome === 'quarantined' ? 'quarantined' : 'dropped'
      return { outcome, reason: facts.reason ?? `not-${asked}` }
    }
    const flaw = flawOf(trajectory)
    if (flaw) return { outcome: 'dropped', reason: flaw }
    const identity = identityOf(facts.question, trajectory.steps)
    if (seen.has(identity)) return { outcome: 'dropped', reason: 'duplicate' }
    seen.add(identity)
    return { outcome: 'kept' }
  }

  return {
    decide(candidate) {
      const decision = decisionOn(candidate)
      counts.in += 1
      if (decision.outcome === 'kept') counts.kept += 1
      else {
        const tally = counts[decision.outcome]
        tally[decision.reason] = (tally[decision.reason] ?? 0) + 1
      }
      return decision
    },
    counts: () => structuredClone(counts),
  }
}

function flawOf(trajectory: Trajectory): Exclude<RowDropReason, 'duplicate'> | null {
  const calls = callsIn(trajectory.steps)
  const offered = new Set(trajectory.tools.map(({ key }) => key))
  if (trajectory.termination !== 'answered' || trajectory.steps.at(-1)?.kind !== 'answer') return 'unfinished'
  if (!isEveryCallAnsweredOnce(trajectory.steps)) return 'unanswered-call'
  if (calls.some((call) => !offered.has(call.tool))) return 'unknown-tool'
  if (calls.some((call) => call.problems.length > 0)) return 'invalid-arguments'
  return null
}

/** Models number their calls anew in each turn, so an id names a call only within its turn. */
function isEveryCallAnsweredOnce(steps: readonly Step[]): boolean {
  const open = new Set<string>()
  const closed = new Set<string>()
  for (const step of steps) {
    if (step.kind !== 'tool-call' && step.kind !== 'tool-result') continue
    const id = `${step.turn}:${step.callId}`
    if (step.kind === 'tool-call') {
      if (open.has(id) || closed.has(id)) return false
      open.add(id)
    } else {
      if (!open.delete(id)) return false
      closed.add(id)
    }
  }
  return open.size === 0
}

/** Equal for trajectories that ask the same but for case, spaces and punctuation, and make the same calls. */
const identityOf = (question: string, steps: readonly Step[]): string =>
  fingerprintOf({
    question: normalise(question),
    calls: callsIn(steps).map((call) => [call.tool, call.arguments]),
  })

const normalise = (question: string): string =>
  question
    .normalize('NFKC')
    .toLowerCase()
    .replace(/[^\p{L}\p{N}]+/gu, ' ')
    .trim()

const callsIn = (steps: readonly Step[]): ToolCallStep[] => steps.filter((step) => step.kind === 'tool-call')
