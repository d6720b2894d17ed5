import { afterAll, afterEach, beforeAll, describe, expect, it } from 'vitest'
import { formatManifest } from '@/lib/dataset'
import { closeDatabase, db } from '@/lib/db/client'
import { freezeDataset } from '@/lib/db/freeze-dataset'
import { listItems } from '@/lib/db/item-list'
import { funnelOf } from '@/lib/db/job-items'
import { findJob } from '@/lib/db/jobs'
import { withTestDatabase } from '@/lib/db/testing'
import { removeGraph } from '@/lib/db/tool-graphs'
import { findTrajectory, listTrajectories, stepsOf } from '@/lib/db/trajectories'
import { ROW_FORMATS } from '@/lib/formats'
import { droppedIn, type Job, type JobProgress, quarantinedIn } from '@/lib/job'
import { startModelServer } from '@/lib/outside/stand-ins/model-server'
import { expectOk } from '@/lib/shared/result'
import { readPreview } from '@/lib/studio/read-preview'
import { startPreview, startSynthesis } from '@/lib/studio/start-synthesis'
import { everyRole, PREVIEW_ITEMS } from '@/lib/synthesis'
import { aLibraryProject, aRun, endpointTo, textOfFile } from './fixtures'
import { cancelJob, pauseJob, resumeJob } from './queue'
import { workUntilDone } from './work-until-done'

withTestDatabase()
afterAll(closeDatabase)

let projectId: string
let graphVersionId: string
beforeAll(async () => {
  const library = await aLibraryProject('library')
  projectId = library.projectId
  graphVersionId = library.graphVersionId
})

async function expectEachItemOnce(job: JobProgress) {
  const items = await db().jobItem.findMany({ where: { jobId: job.id }, orderBy: { ordinal: 'asc' } })
  expect(items.map((item) => item.ordinal)).toEqual(Array.from({ length: job.total }, (_, i) => i))
  const funnel = await funnelOf(job.id)
  expect(funnel.in).toBe(job.total)
  expect(funnel.in).toBe(funnel.kept + droppedIn(funnel) + quarantinedIn(funnel))
  expect(await findJob(job.id)).toMatchObject({ done: job.total, kept: funnel.kept })
  return funnel
}

describe('a built-in run', () => {
  let job: JobProgress
  beforeAll(async () => {
    job = await workUntilDone(expectOk(await startSynthesis(projectId, aRun(graphVersionId))))
  })

  it('does every item once and accounts for all of them', async () => {
    expect(job.status).toBe('succeeded')
    const funnel = await expectEachItemOnce(job)
    expect(funnel.kept).toBeGreaterThan(job.total / 2)
  })

  it('stores trajectories that open from their skeleton, with steps by range and lineage both ways', async () => {
    const { rows, next } = await listTrajectories(projectId, { jobId: job.id, outcome: 'kept' }, { limit: 5 })
    expect(rows).toHaveLength(5)
    const second = await listTrajectories(
      projectId,
      { jobId: job.id, outcome: 'kept' },
      { limit: 5, after: next ?? undefined },
    )
    expect(second.rows.map((row) => row.id)).not.toContain(rows[4]?.id)
    const page = await findTrajectory(projectId, rows[0]?.id ?? '')
    expect(page?.skeleton).toHaveLength(page?.stepCount ?? -1)
    expect(page?.lineage.job.id).toBe(job.id)
    const steps = await stepsOf(projectId, page?.id ?? '', 1, 3)
    expect(steps.map((step) => step.ordinal)).toEqual([1, 2, 3])
    expect(steps.map((step) => step.kind)).toEqual(page?.skeleton.slice(1, 4).map((step) => step.kind))
  })

  it('refuses to remove the graph that it stands on', async () => {
    const version = await db().toolGraphVersion.findFirst({ where: { id: graphVersionId } })
    expect(await removeGraph(projectId, version?.graphId ?? '')).toMatchObject({
      ok: false,
      problem: { code: 'in-use' },
    })
  })

  it('gives byte-identical files for the same seed and inputs, in another project', async () => {
    const again = await aLibraryProject('library again')
    const second = expectOk(await startSynthesis(again.projectId, aRun(again.graphVersionId)))
    await workUntilDone(second)
    const files = async (project: string) => {
      const frozen = expectOk(await freezeDataset(project, 'sft', {}))
      const text = (kind: 'openai' | 'trl' | 'lineage') => textOfFile(project, frozen.versionId, kind)
      return {
        openai: await text('openai'),
        trl: await text('trl'),
        lineage: await text('lineage'),
        manifest: formatManifest(frozen.manifest),
      }
    }
    const [first, other] = [await files(projectId), await files(again.projectId)]
    expect(other).toEqual(first)
    expect(first.manifest).toContain('Built-in, rule-based')
  })

  it('exports rows that the formats’ own rules accept', async () => {
    const frozen = expectOk(await freezeDataset(projectId, 'rules', {}))
    for (const kind of ['openai', 'trl'] as const) {
      const lines = (await textOfFile(projectId, frozen.versionId, kind)).trimEnd().split('\n')
      expect(lines).toHaveLength(frozen.manifest.counts.kept)
      for (const line of lines) expect(ROW_FORMATS[kind].checkRow(line)).toEqual([])
    }
  })
})

describe('a preview', () => {
  it('makes the first items of the run, whole, and nothing that counts as data', async () => {
    const params = aRun(graphVersionId, { count: 40, seed: 21 })
    const before = await db().task.count()
    const preview = await workUntilDone(expectOk(await startPreview(projectId, params)))
    expect(preview).toMatchObject({ kind: 'synthesis-preview', status: 'succeeded', done: PREVIEW_ITEMS })
    expect(await db().task.count()).toBe(before)
    expect(await db().trajectory.count({ where: { jobId: preview.id } })).toBe(0)

    const run = await workUntilDone(expectOk(await startSynthesis(projectId, params)))
    const items = await listItems(run.id, { limit: PREVIEW_ITEMS })
    const read = await readPreview(projectId, preview.id)
    expect(
      read?.items.map(({ ordinal, stage, outcome, reason, task }) => ({
        ...{ ordinal, stage, outcome, reason },
        question: task?.question,
      })),
    ).toEqual(
      items.map(({ ordinal, stage, outcome, reason, task }) => ({
        ...{ ordinal, stage, outcome, reason },
        question: task?.question,
      })),
    )
    const played = read?.items.find(({ trajectory }) => trajectory)
    expect(played?.trajectory?.steps.length).toBeGreaterThan(2)
    expect(played?.judgement).not.toBeNull()
    expect(read?.estimate).toMatchObject({ samples: PREVIEW_ITEMS, calls: { expected: 0 }, parts: [] })
  })

  it('is cancelled like any other job, and is none of another project', async () => {
    const preview = expectOk(await startPreview(projectId, aRun(graphVersionId)))
    expectOk(await cancelJob(preview))
    expect((await readPreview(projectId, preview.id))?.job.status).toBe('cancelled')
    const other = await aLibraryProject('no previews')
    expect(await readPreview(other.projectId, preview.id)).toBeNull()
  })
})

describe('a run that is interrupted', () => {
  it('stops at a pause and goes on at the same place', { timeout: 240_000 }, async () => {
    const job = expectOk(await startSynthesis(projectId, aRun(graphVersionId, { count: 400, seed: 8 })))
    const working = workUntilDone(job)
    for (;;) {
      const now = await findJob(job.id)
      if ((now?.done ?? 0) > 0) break
      await new Promise((resolve) => setTimeout(resolve, 20))
    }
    expectOk(await pauseJob(job))
    const paused = await working
    expect(paused.status).toBe('paused')
    await new Promise((resolve) => setTimeout(resolve, 1200))
    const rested = (await findJob(job.id)) as Job
    expect(rested.done).toBeLessThan(rested.total)
    expectOk(await resumeJob(rested))
    const ended = await workUntilDone(rested)
    expect(ended.status).toBe('succeeded')
    await expectEachItemOnce(ended)
  })

  it('waits with the reason while its model is down, and goes on when it is back', async () => {
    const first = await startModelServer()
    const port = Number(new URL(first.baseUrl).port)
    await first.close()
    const endpoint = await endpointTo(projectId, first.baseUrl, {
      name: 'sometimes there',
      concurrency: 2,
    })
    const job = expectOk(
      await startSynthesis(projectId, aRun(graphVersionId, { count: 4, models: everyRole(endpoint) })),
    )
    const waiting = await workUntilDone(job)
    expect(waiting).toMatchObject({ status: 'paused', done: 0 })
    expect(waiting.reason).toContain('127.0.0.1')
    back = await startModelServer({ port })
    expectOk(await resumeJob(waiting))
    const ended = await workUntilDone(waiting)
    expect(ended.status).toBe('succeeded')
    const funnel = await expectEachItemOnce(ended)
    // The stand-in only echoes: nothing that it says is a task, and nothing of it may be kept.
    expect(funnel.kept).toBe(0)
    expect(ended.calls).toBeGreaterThan(0)
  })

  let back: Awaited<ReturnType<typeof startModelServer>> | null = null
  afterEach(() => back?.close())
})
