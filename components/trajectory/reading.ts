import type { Route } from 'next'
import type { Result } from '@/lib/shared/result'
import type { ToolKey } from '@/lib/tool'
import type { Judgement, Outcome, PanelJudgement, Step, TrajectoryFacts } from '@/lib/trajectory'

/** All that is shown of a trajectory before the body of any step is read. */
export interface TrajectoryReading extends Omit<TrajectoryFacts, 'judgement'> {
  id: string
  /** Null when no judge ever saw it. */
  judgement: Judgement | null
  /** Each judge's own verdicts; null where one judged alone. */
  panel: PanelJudgement | null
  /** Whose verdicts these are, where they are not the run's own. */
  adopted: { job: { id: string; title: string }; person: string; at: string } | null
  jobId: string
  /** Verdicts that do not count: of later looks, newest first, and of the run itself where others count. */
  others: {
    job: { id: string; title: string }
    outcome: Outcome
    reason: string | null
    score: number | null
  }[]
  /** Who acted, answered the calls and wrote the task: "built-in" or a model's name. */
  agent: string
  record: {
    terminationReason: string | null
    backend: string
    user?: string | null
    tools?: ToolKey[]
    distractors?: ToolKey[]
  }
  seed: number
  /** Place in its job, from 0. */
  ordinal: number
  tokensIn: number
  tokensOut: number
  fingerprint: string
  lineage: {
    job: { title: string }
    task: { expectedTools: ToolKey[]; author: string }
    /** Null where the task was written without a graph. */
    graph: { name: string; version: number } | null
    /** The frozen versions that hold it. */
    datasets: { id: string; name: string; version: number }[]
  }
}

/** Where the things lie that a trajectory stands on; the page that shows it knows. */
export interface LineageLinks {
  job: Route
  graph: Route | null
  /** The graph with this trajectory's chain on it. */
  chain: Route | null
  datasets: { [id: string]: Route }
  /** The pages of the tools that were offered, as they were then. */
  tools: { [tool: ToolKey]: Route }
}

/** Reads the bodies of steps `from` to `to` of a trajectory, both included. */
export type LoadSteps = (range: { trajectoryId: string; from: number; to: number }) => Promise<Result<Step[]>>
