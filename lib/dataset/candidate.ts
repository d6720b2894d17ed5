import { z } from 'zod'
import type { StageFunnel } from '../job'
import type { JudgeAgainParams, RunFindings, SynthesisParams } from '../synthesis'
import type { Task } from '../task'
import type { ToolKey } from '../tool'
import type { Judgement, Trajectory, TrajectoryFacts } from '../trajectory'

/** A version of a tool document, named by its content. */
export const DocumentReference = z.object({
  server: z.string(),
  version: z.number().int().min(1),
  fingerprint: z.string(),
})
export type DocumentReference = z.infer<typeof DocumentReference>

/** A version of a tool-call graph, named by its content. */
export const GraphReference = z.object({
  name: z.string(),
  version: z.number().int().min(1),
  fingerprint: z.string(),
})
export type GraphReference = z.infer<typeof GraphReference>

/** Who played each part of a run, by name. */
export const PlayerNames = z.object({
  author: z.string(),
  agent: z.string(),
  emulator: z.string(),
  user: z.string(),
  judges: z.array(z.string()),
})
export type PlayerNames = z.infer<typeof PlayerNames>

/**
 * The run that made a trajectory, without its database ids. `model` is the name shown, "built-in" or the models' names;
 * `sources` are the fingerprints of what its items were made from, in the order of the parameters.
 */
export interface JobOrigin {
  params: SynthesisParams
  model: string
  players: PlayerNames
  sources: string[]
  /** What was found of the sources before the first item; null for runs of earlier releases. */
  findings: RunFindings | null
  /** What became of its items, gate by gate, when this was read. */
  stages: StageFunnel[]
  /** By what its attempts were judged where other verdicts than the run's own count; null where its own do. */
  judgedAgain:
    | (Pick<JudgeAgainParams, 'seed' | 'judge' | 'scoreMin' | 'required'> & { judges: string[] })
    | null
}

/** A trajectory that may become a row, with everything that it stands on. */
export interface Candidate {
  trajectory: Trajectory
  facts: Pick<TrajectoryFacts, 'question' | 'outcome' | 'reason' | 'score' | 'unjudgedCount'>
  /** By which the attempt and its task are named, as noted when they were made. */
  fingerprints: { trajectory: string; task: string }
  judgement: Judgement
  task: Task
  /** The fingerprint of the task that it was varied from, or taken up from an earlier run; null where it is neither. */
  parent: string | null
  /** Null where the task was written without a chain. */
  chain: ToolKey[] | null
  graph: GraphReference | null
  /** Of the task's tools, and of the irrelevant ones that were offered beside them. */
  documents: DocumentReference[]
  job: JobOrigin
  /** The item's own seed and its place in the job. */
  seed: number
  ordinal: number
}
