import { afterAll, beforeAll, describe, expect, it } from 'vitest'
import { closeDatabase, db } from '@/lib/db/client'
import { scoresOfRun } from '@/lib/db/run-figures'
import { withTestDatabase } from '@/lib/db/testing'
import { countTrajectories } from '@/lib/db/trajectories'
import { droppedIn, type JobProgress, quarantinedIn } from '@/lib/job'
import { aLibraryProject, aRun } from '@/lib/jobs/fixtures'
import { workUntilDone } from '@/lib/jobs/work-until-done'
import { expectOk } from '@/lib/shared/result'
import { STUDIO_VERSION } from '@/lib/shared/studio-version'
import { AUGMENTATIONS, STAGES } from '@/lib/synthesis'
import { TASK_MODES } from '@/lib/task'
import type { TrajectoryFilter } from '@/lib/trajectory'
import { compareRuns } from './compare-runs'
import { readRunFigures } from './read-run-figures'
import { startSynthesis } from './start-synthesis'

withTestDatabase()
afterAll(closeDatabase)

let projectId: string
let runs: JobProgress[]
beforeAll(async () => {
  const library = await aLibraryProject('library')
  projectId = library.projectId
  const start = async (scoreMin: number, count: number) =>
    workUntilDone(
      expectOk(
        await startSynthesis(
          projectId,
          aRun(library.graphVersionId, {
            scoreMin,
            count,
            seed: 3,
            modes: { chain: 3, 'missing-tool': 1 },
            augmentations: { none: 1, diversity: 1, persona: 1 },
          }),
        ),
      ),
    )
  runs = [await start(0, 40), await start(0.95, 30)]
})

describe('the figures of a run', () => {
  it('describe what is kept and nothing else', async () => {
    const [run] = runs
    const shape = (await readRunFigures(projectId, run?.id ?? ''))?.shape
    expect(shape?.trajectories).toBe(run?.kept)
    expect(shape?.byCalls.reduce((sum, { count }) => sum + count, 0)).toBe(run?.kept)
    expect(shape?.messages.system).toBe(run?.kept)
    const calls = shape?.byCalls.reduce((sum, { calls, count }) => sum + calls * count, 0)
    expect(shape?.messages.tool).toBe(calls)
  })

  it('show the newest item of every ending', async () => {
    const [, run] = runs
    const examples = (await readRunFigures(projectId, run?.id ?? ''))?.examples ?? []
    const endings = examples.map(({ stage, outcome }) => `${stage} ${outcome}`)
    expect(new Set(endings).size).toBe(endings.length)
    expect(endings.some((ending) => ending.endsWith('kept'))).toBe(true)
    for (const { task, outcome } of examples) if (outcome === 'kept') expect(task?.question).toBeTruthy()
  })

  it('have trajectories that are found by the gate, the kind of task and the variation', async () => {
    const [run] = runs
    const jobId = run?.id ?? ''
    const count = async (filter: TrajectoryFilter) =>
      (await countTrajectories(projectId, { jobId, ...filter })).matching
    const sumOver = async (filters: TrajectoryFilter[]) =>
      (await Promise.all(filters.map(count))).reduce((sum, one) => sum + one, 0)
    const all = await count({})
    expect(all).toBeGreaterThan(0)
    expect(await sumOver(STAGES.map((stage) => ({ stage })))).toBe(all)
    expect(await sumOver(TASK_MODES.map((mode) => ({ mode })))).toBe(all)
    expect(await sumOver(AUGMENTATIONS.map((augmentation) => ({ augmentation })))).toBe(all)
    expect(await count({ stage: 'judge', outcome: 'kept' })).toBe(run?.kept)
  })

  it('are nobody’s in another project', async () => {
    expect(await readRunFigures('proj_other', runs[0]?.id ?? '')).toBeNull()
  })
})

describe('two runs side by side', () => {
  it('count what has no score apart, never as full marks', async () => {
    const [first, second] = runs
    const jobId = first?.id ?? ''
    const before = (await scoresOfRun(jobId)).bins
    const { id } = await db().trajectory.findFirstOrThrow({ where: { jobId, score: 1 } })
    await db().trajectory.update({ where: { id }, data: { score: null } })
    const { a } = expectOk(await compareRuns(projectId, [jobId, second?.id ?? '']))
    await db().trajectory.update({ where: { id }, data: { score: 1 } })
    expect(a.scores.unscored).toBe(1)
    expect(a.scores.bins.at(-1)).toBe((before.at(-1) ?? 0) - 1)
    expect(a.scores.bins.reduce((sum, count) => sum + count, 0)).toBe(a.scores.scored)
  })

  it('say by which version of the studio each was made', async () => {
    const [first, second] = runs
    const { a, b } = expectOk(await compareRuns(projectId, [first?.id ?? '', second?.id ?? '']))
    expect([a.job.studioVersion, b.job.studioVersion]).toEqual([STUDIO_VERSION, STUDIO_VERSION])
  })

  it('have gates that add up, scores that are all counted, and words of as many questions', async () => {
    const [first, second] = runs
    const { a, b, questions } = expectOk(await compareRuns(projectId, [first?.id ?? '', second?.id ?? '']))
    for (const run of [a, b]) {
      for (const stage of run.stages)
        expect(stage.in).toBe(stage.kept + droppedIn(stage) + quarantinedIn(stage))
      expect(run.stages.at(-1)?.kept).toBe(run.job.kept)
      const attempts = await db().trajectory.count({ where: { jobId: run.job.id } })
      expect(run.scores.scored + run.scores.unscored).toBe(attempts)
      expect(run.scores.bins.reduce((sum, count) => sum + count, 0)).toBe(run.scores.scored)
      expect(run.sequences.callSequences).toBeLessThanOrEqual(run.job.kept)
      expect(run.trigrams.distinct).toBeLessThanOrEqual(run.trigrams.total)
    }
    expect(questions).toBe(Math.min(a.job.kept, b.job.kept))
    expect(a.job.kept / a.job.done).toBeGreaterThan(b.job.kept / b.job.done)
  })

  it('are refused when one of them is not there', async () => {
    expect(await compareRuns(projectId, [runs[0]?.id ?? '', 'job_none'])).toMatchObject({
      ok: false,
      problem: { code: 'not-found' },
    })
  })
})
