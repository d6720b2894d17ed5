import { z } from 'zod'
import { fingerprintOf } from '../shared/fingerprint'
import { AUGMENTATION_AXES, TASK_MODES } from '../task'
import { DIMENSIONS, type Judgement, judgeKey, type Trajectory } from '../trajectory'
import { type Candidate, DocumentReference, GraphReference } from './candidate'

/**
 * What was said of one dimension, and by whom; where several judged, `by` names the rule and all of them. `score` is in
 * [0, 1] and null unless `outcome` is `judged`: unjudged is neither 0 nor 1.
 */
const StatedVerdict = z.object({
  outcome: z.enum(['judged', 'unjudged', 'not-applicable']),
  score: z.number().min(0).max(1).nullable(),
  by: z.string(),
})

/**
 * Where one row comes from, by content: fingerprints mean the same in every database, ids do not. The formats of
 * trainers have no room for it, so it is a file beside theirs: `line` is the row's line in all of them, from 1.
 */
export const LineageLine = z.object({
  line: z.number().int().min(1),
  trajectory: z.string(),
  task: z.string(),
  mode: z.enum(TASK_MODES),
  /** The task that it was varied from, or taken up from an earlier run; null where it is neither. */
  parent: z.string().nullable(),
  augmentation: z.object({ axis: z.enum(AUGMENTATION_AXES), persona: z.string().nullable() }).nullable(),
  author: z.string(),
  judges: z.array(z.string()),
  chain: z.array(z.string()).nullable(),
  graph: GraphReference.nullable(),
  documents: z.array(DocumentReference),
  seed: z.number().int(),
  ordinal: z.number().int().min(0),
  model: z.string(),
  /** The mean of the judged dimensions in [0, 1], as the studio shows it; null when none was judged. */
  score: z.number().min(0).max(1).nullable(),
  unjudged: z.number().int().min(0),
  verdicts: z.record(z.enum(DIMENSIONS), StatedVerdict),
})
export type LineageLine = z.infer<typeof LineageLine>

/** The lineage of the row that a candidate becomes at `line`. */
export const lineageOf = (candidate: Candidate, line: number): LineageLine => ({
  line,
  trajectory: candidate.fingerprints.trajectory,
  task: candidate.fingerprints.task,
  mode: candidate.task.mode,
  parent: candidate.parent,
  augmentation: candidate.task.augmentation && {
    axis: candidate.task.augmentation.axis,
    persona: candidate.task.augmentation.persona,
  },
  author: candidate.task.author.name,
  judges: judgesOf(candidate.judgement),
  chain: candidate.chain,
  graph: candidate.graph,
  documents: candidate.documents,
  seed: candidate.seed,
  ordinal: candidate.ordinal,
  model: candidate.job.model,
  score: candidate.facts.score,
  unjudged: candidate.facts.unjudgedCount,
  verdicts: Object.fromEntries(
    DIMENSIONS.map((dimension) => {
      const verdict = candidate.judgement[dimension]
      const score = verdict.outcome === 'judged' ? verdict.score : null
      return [dimension, { outcome: verdict.outcome, score, by: judgeKey(verdict.author) }]
    }),
  ) as LineageLine['verdicts'],
})

/** The names of all who judged, sorted. */
export const judgesOf = (judgement: Judgement): string[] =>
  [...new Set(DIMENSIONS.map((dimension) => judgement[dimension].author.name))].sort()

/** Names a trajectory by what happened in it. Times and token counts differ from run to run and stay out. */
export function trajectoryFingerprint({ steps, tools, termination, agent, backend }: Trajectory): string {
  return fingerprintOf({
    steps: steps.map(({ durationMs: _, tokens: __, ...content }) => content),
    tools: toolsFingerprint(tools),
    termination,
    agent,
    backend,
  })
}

/** The attempts of a run are offered the same tools, and those are most of a record's text: hashed once. */
const hashedTools = new WeakMap<Trajectory['tools'], string>()

function toolsFingerprint(tools: Trajectory['tools']): string {
  const known = hashedTools.get(tools) ?? fingerprintOf(tools)
  hashedTools.set(tools, known)
  return known
}
