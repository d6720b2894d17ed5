import { z } from 'zod'
import { AUGMENTATION_AXES, TASK_MODES } from '../task'
import { OUTCOMES, TERMINATIONS } from './trajectory'

/** Which trajectories a list shows or a dataset freezes. Everything that is set must hold. */
export const TrajectoryFilter = z.object({
  outcome: z.enum(OUTCOMES).optional(),
  graphId: z.string().optional(),
  jobId: z.string().optional(),
  /** A tool key; the trajectory called it at least once. */
  tool: z.string().optional(),
  termination: z.enum(TERMINATIONS).optional(),
  /** How its task was constructed. */
  mode: z.enum(TASK_MODES).optional(),
  /** The axis along which its task was varied; `none` for a task as it was written. */
  augmentation: z.enum(['none', ...AUGMENTATION_AXES]).optional(),
  /** The gate of its run at which the item ended. */
  stage: z.string().max(40).optional(),
  scoreMin: z.number().min(0).max(1).optional(),
  scoreMax: z.number().min(0).max(1).optional(),
  /** Words in the question, case-insensitive. */
  text: z.string().max(200).optional(),
})
export type TrajectoryFilter = z.infer<typeof TrajectoryFilter>
