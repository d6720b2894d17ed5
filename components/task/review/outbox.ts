import { z } from 'zod'
import { TASK_REVIEWS } from '@/lib/task'

/** A decision about one task that the server may not know yet. */
export const Decision = z.object({
  taskId: z.string(),
  review: z.enum(TASK_REVIEWS),
  reason: z.string().max(400).nullable(),
})
export type Decision = z.infer<typeof Decision>

/** Decisions on their way, oldest first; of one task only the last counts. */
export type Outbox = readonly Decision[]

/** With one more decision. A later one about the same task takes the place of the earlier. */
export const posted = (outbox: Outbox, decision: Decision): Outbox => [
  ...outbox.filter(({ taskId }) => taskId !== decision.taskId),
  decision,
]

/** Without a decision that arrived, unless another about the same task was made since. */
export const delivered = (outbox: Outbox, decision: Decision): Outbox =>
  outbox.filter((waiting) => waiting !== decision)

/** What a browser kept of an outbox; anything else that lies there is ignored. */
export function readOutbox(text: string | null): Outbox {
  try {
    const read = z.array(Decision).safeParse(JSON.parse(text ?? '[]'))
    return read.success ? read.data : []
  } catch {
    return []
  }
}
