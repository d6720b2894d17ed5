import { z } from 'zod'
import { DIMENSIONS, type Dimension } from '../judgement'

/** The levels that a person marks a dimension with, lowest first (ours: a mean over units is "none, in part, all"). */
export const scaleOf = (dimension: Dimension): readonly number[] =>
  dimension === 'final_answer' ? [0, 0.25, 0.5, 0.75, 1] : [0, 0.5, 1]

/**
 * The level on which a judge's score lies. Ends are ends: a mean between them is "in part", however near to one, and the
 * halves of a panel go down.
 */
export function levelOf(dimension: Dimension, score: number): number {
  if (dimension !== 'final_answer') return score > 0 && score < 1 ? 0.5 : score
  if (score > 0 && score < 0.25) return 0.25
  return Math.floor(score * 4) / 4
}

/** What a person says of one dimension; a null score takes an earlier mark back. */
export const NewMark = z
  .object({
    trajectoryId: z.string(),
    dimension: z.enum(DIMENSIONS),
    score: z.number().nullable(),
    sentence: z.string().trim().max(500).nullable(),
    person: z.string().trim().min(1, 'Say who marks.').max(60),
  })
  .refine(({ dimension, score }) => score === null || scaleOf(dimension).includes(score), {
    path: ['score'],
    error: 'The mark is not on the scale of its dimension.',
  })
export type NewMark = z.infer<typeof NewMark>

/** A mark as it was made. Nothing is overwritten: an edit is another mark, and a person's newest counts. */
export interface Mark extends Omit<NewMark, 'trajectoryId'> {
  /** Grows with time. */
  id: number
  /** ISO 8601. */
  at: string
}

/** Every person's newest mark on each dimension, oldest first; what was taken back is gone. */
export function standingMarks(marks: readonly Mark[]): Mark[] {
  const newest = new Map<string, Mark>()
  for (const mark of [...marks].sort((a, b) => a.id - b.id)) {
    const key = `${mark.dimension}\n${mark.person}`
    newest.delete(key)
    newest.set(key, mark)
  }
  return [...newest.values()].filter(({ score }) => score !== null)
}
