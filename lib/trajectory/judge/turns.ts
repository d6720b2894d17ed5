import type { Step } from '../step'

/** All that the agent did in one model call. */
export interface Turn {
  first: number
  /** Everything that it said, thoughts included. */
  text: string
  callCount: number
}

/** The agent's turns in order; what users, tools and the arena say is no part of them. */
export function turnsOf(steps: readonly Step[]): Turn[] {
  const turns = new Map<number, Turn>()
  for (const step of steps) {
    if (step.origin !== 'policy') continue
    const turn = turns.get(step.turn) ?? { first: step.ordinal, text: '', callCount: 0 }
    turns.set(step.turn, turn)
    if (step.kind === 'tool-call') turn.callCount++
    else turn.text = `${turn.text}\n${step.text}`.trim()
  }
  return [...turns.values()]
}

/** m2 of astra-spec 5.2: the first assistant message; null when the agent never came to speak. */
export const firstTurnOf = (steps: readonly Step[]): Turn | null => turnsOf(steps)[0] ?? null
