import { outcomesOf } from '@/lib/db/job-items'
import { findJob } from '@/lib/db/jobs'
import { judgeRatesOf, type RunJudgeRates } from '@/lib/db/judge-rates'
import {
  keptQuestions,
  type ScoreDistribution,
  scoresOfRun,
  sequencesOfRun,
  shapeOfRun,
} from '@/lib/db/run-figures'
import { type Job, type StageFunnel, stageFunnels } from '@/lib/job'
import { fail, ok, type Result } from '@/lib/shared/result'
import { ngramVariety, type RunShape, SynthesisParams, stagesOf, type Variety } from '@/lib/synthesis'

/** Questions whose words are counted, at most. */
const QUESTIONS = 2000

/** One of two runs that are laid side by side. */
export interface ComparedRun {
  job: Job
  params: SynthesisParams
  stages: StageFunnel[]
  rates: RunJudgeRates
  scores: ScoreDistribution
  shape: RunShape
  sequences: { chains: number; callSequences: number }
  /** Of as many questions in both runs, because variety falls with their number. */
  trigrams: Variety
}

/** Two runs of a project with what can be compared of them; `questions` is how many of each were read for their words. */
export async function compareRuns(
  projectId: string,
  ids: readonly [string, string],
): Promise<Result<{ a: ComparedRun; b: ComparedRun; questions: number }>> {
  if (ids[0] === ids[1]) return fail('same', 'A run is compared with another one.')
  const [first, second] = await Promise.all(ids.map((id) => findJob(id, projectId)))
  if (first?.kind !== 'synthesis' || second?.kind !== 'synthesis')
    return fail('not-found', 'One of these runs is not in this project.')
  const asked = await Promise.all([first, second].map(({ id }) => keptQuestions(id, QUESTIONS)))
  const questions = Math.min(...asked.map(({ length }) => length))
  const [a, b] = await Promise.all([
    read(first, asked[0] ?? [], questions),
    read(second, asked[1] ?? [], questions),
  ])
  return ok({ a, b, questions })
}

async function read(job: Job, asked: readonly string[], questions: number): Promise<ComparedRun> {
  const params = SynthesisParams.parse(job.params)
  const [outcomes, rates, scores, shape, sequences] = await Promise.all([
    outcomesOf(job.id),
    judgeRatesOf(job.projectId, job.id),
    scoresOfRun(job.id),
    shapeOfRun(job.id),
    sequencesOfRun(job.id),
  ])
  const trigrams = ngramVariety(asked.slice(0, questions), 3)
  return {
    job,
    params,
    stages: stageFunnels(stagesOf(params), outcomes),
    rates,
    scores,
    shape,
    sequences,
    trigrams,
  }
}
