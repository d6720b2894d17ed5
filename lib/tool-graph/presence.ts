import { z } from 'zod'

/** Things on a canvas that one person may point at at once; a larger selection is cut. */
const POINTED_MAX = 50

/** Someone who has a graph open: who they say they are, what they point at, and whether they have unsaved edits. */
export const PresentPerson = z.object({
  /** Of one open page; a person with two pages is there twice. */
  id: z.uuid(),
  name: z.string().trim().min(1).max(40),
  /** One of the twelve tool hues. */
  hue: z.number().int().min(1).max(12),
  /** Ids of nodes and edges. */
  pointsAt: z.array(z.string().max(1000)).transform((ids) => ids.slice(0, POINTED_MAX)),
  isEditing: z.boolean(),
})
export type PresentPerson = z.infer<typeof PresentPerson>
