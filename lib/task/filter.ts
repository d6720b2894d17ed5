import { z } from 'zod'
import { AUGMENTATION_AXES, TASK_MODES } from './task'

/** What a person made of a task. */
export const TASK_REVIEWS = ['proposed', 'accepted', 'refused'] as const
export type TaskReview = (typeof TASK_REVIEWS)[number]

/** Which tasks a list shows. Everything that is set must hold. */
export const TaskFilter = z.object({
  jobId: z.string().optional(),
  mode: z.enum(TASK_MODES).optional(),
  /** `none`: the task as it was written. */
  axis: z.enum(['none', ...AUGMENTATION_AXES]).optional(),
  review: z.enum(TASK_REVIEWS).optional(),
  author: z.enum(['built-in', 'model', 'person']).optional(),
  /** What became of the item that made it. */
  outcome: z.enum(['kept', 'dropped', 'quarantined']).optional(),
  /** Whether the question names a tool. */
  leak: z.enum(['yes', 'no']).optional(),
  /** Words in the question, case-insensitive. */
  text: z.string().max(200).optional(),
})
export type TaskFilter = z.infer<typeof TaskFilter>

/** The name of each part of a filter in an address. */
const QUERY_NAMES = {
  jobId: 'job',
  mode: 'mode',
  axis: 'axis',
  review: 'review',
  author: 'author',
  outcome: 'outcome',
  leak: 'leak',
  text: 'q',
} as const satisfies Record<keyof TaskFilter, string>

/** The filter that an address asks for; parts that cannot be read are left out and named in `refused`. */
export function taskFilterFromQuery(query: { [name: string]: string | string[] | undefined }): {
  filter: TaskFilter
  refused: string[]
} {
  const filter: { [key: string]: unknown } = {}
  const refused: string[] = []
  for (const key of Object.keys(QUERY_NAMES) as (keyof TaskFilter)[]) {
    const given = [query[QUERY_NAMES[key]]].flat()[0]?.trim()
    if (!given) continue
    const parsed = TaskFilter.shape[key].safeParse(given)
    if (parsed.success) filter[key] = parsed.data
    else refused.push(`${QUERY_NAMES[key]}=${given}`)
  }
  return { filter: TaskFilter.parse(filter), refused }
}

/** The query of an address that asks for this filter, without `?`; empty for no filter. */
export function taskQueryOf(filter: TaskFilter): string {
  const query = new URLSearchParams()
  for (const key of Object.keys(QUERY_NAMES) as (keyof TaskFilter)[]) {
    const value = filter[key]
    if (value !== undefined) query.set(QUERY_NAMES[key], value)
  }
  return query.toString()
}
