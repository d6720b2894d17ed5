import { ChainSampling } from '@/lib/tool-graph'
import { factsOf, nothingJudged, shapeOf, skeletonOf } from '@/lib/trajectory'
import { aGoodTrajectory, aTask } from '@/lib/trajectory/fixtures'
import type { FinishedItem, ItemLineage } from './synthesis-items'

/** What is the same for all items of a job of this project. */
export const aLineage = (projectId: string): ItemLineage => ({
  ...{ projectId, seed: 1, model: 'built-in' },
  sampling: ChainSampling.parse({ seed: 1 }),
})

const NONE = { calls: 0, tokensIn: 0, tokensOut: 0 }

/** An item that was dropped before there was a task. */
export const anItem = (ordinal: number, parts: Partial<FinishedItem> = {}): FinishedItem => ({
  ordinal,
  stage: 'write',
  outcome: 'dropped',
  reason: 'no-plan',
  detail: null,
  tries: [],
  base: null,
  task: null,
  scores: null,
  graphVersionId: null,
  documentIds: [],
  distractorDocumentIds: [],
  takenUp: null,
  chain: null,
  trajectory: null,
  facts: null,
  skeleton: null,
  shape: null,
  judgement: null,
  panel: null,
  fingerprint: null,
  usage: { author: NONE, agent: NONE, emulator: NONE, user: NONE, judge: NONE },
  ...parts,
})

/** An item that came as far as its attempt, and what became of it there or later. */
export function anAttempt(
  ordinal: number,
  question: string,
  { stage, outcome, reason }: Pick<FinishedItem, 'stage' | 'outcome' | 'reason'>,
): FinishedItem {
  const task = aTask({ question })
  const trajectory = aGoodTrajectory()
  const judgement = nothingJudged('nobody looked')
  return anItem(ordinal, {
    ...{ stage, outcome, reason, task, trajectory, judgement },
    facts: factsOf(task, trajectory, judgement, outcome, reason),
    skeleton: skeletonOf(trajectory),
    shape: shapeOf(trajectory),
    fingerprint: `attempt ${ordinal}`,
  })
}
