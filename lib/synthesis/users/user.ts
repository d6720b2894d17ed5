import type { PlanChange, Task, WithheldValue } from '../../task'
import type { MessageStep, Step } from '../../trajectory'

/** What the user says to an agent's message; null when they are satisfied or have nothing left to say. */
export type UserReply = { text: string; changed: PlanChange[]; durationMs: number | null } | null

/** Whoever plays the user in one attempt. May throw `ModelError`. */
export interface User {
  /** Null where all that is ever said is the task's question. */
  name: string | null
  opening: { text: string; origin: MessageStep['origin']; withheld: WithheldValue[] }
  reply(record: readonly Step[], signal: AbortSignal): Promise<UserReply>
}

/** Who said the first message: a person only where a person wrote the task. */
export const originOf = ({ author }: Task): MessageStep['origin'] =>
  author.kind === 'person' ? 'person' : 'simulated-user'

/** One message and no more, as in ASTRA (astra-spec 4.1). */
export const createOneMessage = (task: Task): User => ({
  name: null,
  opening: { text: task.question, origin: originOf(task), withheld: [] },
  reply: async () => null,
})
