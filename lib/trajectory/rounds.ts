import type { Step, ThoughtStep, ToolCallStep, ToolResultStep } from './step'

/** The calls that one agent turn made together, with what came back: a round u_j of astra-spec 5.2. */
export interface Round {
  turn: number
  thought: ThoughtStep | null
  calls: ToolCallStep[]
  /** In the order of the calls; a call that was never answered has none. */
  results: ToolResultStep[]
}

/** The tool rounds u_1 … u_J of a record, in order. */
export function roundsOf(steps: readonly Step[]): Round[] {
  const rounds: Round[] = []
  const byCall = new Map<string, Round>()
  for (const step of steps) {
    if (step.kind === 'tool-call') {
      let round = rounds.at(-1)
      if (!round || round.turn !== step.turn) {
        const thought = steps.find(
          (other): other is ThoughtStep => other.kind === 'thought' && other.turn === step.turn,
        )
        round = { turn: step.turn, thought: thought ?? null, calls: [], results: [] }
        rounds.push(round)
      }
      round.calls.push(step)
      byCall.set(step.callId, round)
    } else if (step.kind === 'tool-result') byCall.get(step.callId)?.results.push(step)
  }
  return rounds
}

/** A call and what came back for it; null while it is unanswered. */
export interface AnsweredCall {
  call: ToolCallStep
  result: ToolResultStep | null
}

/** Every call of a record in order, each with its answer. */
export function callsOf(steps: readonly Step[]): AnsweredCall[] {
  const results = new Map(
    steps.flatMap((step) => (step.kind === 'tool-result' ? [[step.callId, step] as const] : [])),
  )
  return steps.flatMap((step) =>
    step.kind === 'tool-call' ? [{ call: step, result: results.get(step.callId) ?? null }] : [],
  )
}
