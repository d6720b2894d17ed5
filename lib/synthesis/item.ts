import type { ChatModel, ModelUsage } from '../shared/model'
import type { Task, TaskMode, TaskScores } from '../task'
import type { Chain, ToolCallGraph } from '../tool-graph'
import type {
  Judgement,
  OfferedTools,
  Outcome,
  PanelJudgement,
  Trajectory,
  TrajectoryFacts,
} from '../trajectory'
import type { LiveServers } from './backends/live-backend'
import type { DistractorPool } from './stages/offered-tools'
import type { AugmentationChoice, Role, Stage, SynthesisParams } from './synthesis'

/** Who plays each part; null for the built-in rules. */
export interface Players {
  author: ChatModel | null
  agent: ChatModel | null
  emulator: ChatModel | null
  user: ChatModel | null
  judges: readonly (ChatModel | null)[]
}

/** What one item is made from, decided before anybody is asked. */
export interface ItemPlan {
  mode: TaskMode
  augmentation: AugmentationChoice
  /** The chain that the task is written from; null where the mode or the source has none. */
  chain: Chain | null
  graph: ToolCallGraph | null
  /** All tools of the item's servers, not only the chain's (astra-spec 4.1). */
  tools: OfferedTools
  /** A task that is there already, accepted in an earlier run; null to write one. */
  task: Task | null
}

export interface ItemInput extends ItemPlan {
  /** Position of the item in its run, from 0; with the run's seed it decides everything. */
  ordinal: number
  params: SynthesisParams
  players: Players
  /**
   * The earlier item that asks the same in the same words, as far as the worker knows; then it ends early and costs no
   * attempt. Left out where attempts cost nothing: the end of the run settles it anyway.
   */
  askedBefore?: (ordinal: number, question: string) => number | null
  /** Irrelevant tools to draw from; left out where none are mixed in. */
  distractors?: DistractorPool
  /** Another plan for the same item, by its number from 1; left out where there is none. */
  another?: (attempt: number) => Promise<ItemPlan>
  /** Opens the real servers for one attempt; left out where everything is emulated. */
  live?: () => LiveServers
  /** Ends the item: a reason named `TimeoutError` is the time limit of a gate, any other a cancellation. */
  signal: AbortSignal
  /** The signal for one gate, which also ends when its time is up; left out where rules alone answer, at once. */
  timed?: () => AbortSignal
}

/** Why an item did not pass a gate. */
export interface Ending {
  outcome: Exclude<Outcome, 'kept'>
  /** Kebab-case, countable. */
  reason: string
  /** A sentence behind the reason, where there is one. */
  detail: string | null
}

/** What a gate made, and why the item ends there; `value` is null when nothing could be made. */
export interface Staged<Value> {
  value: Value | null
  ending: Ending | null
  usage: ModelUsage
}

/** A plan from which no task could be written. */
export interface TriedPlan {
  /** The chain's tools; null where there was no chain. */
  chain: string[] | null
  reason: string
  detail: string | null
}

/** What became of one item. `facts` and `judgement` are there whenever there is a trajectory. */
export interface ItemOutput {
  /** The gate at which the item ended; the last one when it was kept. */
  stage: Stage
  outcome: Outcome
  /** Null when kept. */
  reason: string | null
  detail: string | null
  /** What was tried before its task could be written; at most one fewer than the tries that a run allows. */
  tries: TriedPlan[]
  /** The task as it was first written, where `task` is a variation of it. */
  base: Task | null
  task: Task | null
  scores: TaskScores | null
  trajectory: Trajectory | null
  judgement: Judgement | null
  /** Each judge's own verdicts, where there were several. */
  panel: PanelJudgement | null
  facts: TrajectoryFacts | null
  usage: { [role in Role]: ModelUsage }
}
