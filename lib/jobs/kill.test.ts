import type { ChildProcess } from 'node:child_process'
import { afterAll, afterEach, beforeAll, expect, it } from 'vitest'
import { closeDatabase, db } from '@/lib/db/client'
import { findProgress, readLog } from '@/lib/db/jobs'
import { withTestDatabase } from '@/lib/db/testing'
import type { JobProgress } from '@/lib/job'
import { expectOk } from '@/lib/shared/result'
import { startSynthesis } from '@/lib/studio/start-synthesis'
import { aLibraryProject, aRun } from './fixtures'
import { kill, startWorkerProcess } from './fixtures/worker-process'
import { closeQueue } from './queue'

const databaseUrl = withTestDatabase()
afterAll(async () => {
  await closeQueue()
  await closeDatabase()
})

const workers: ChildProcess[] = []
afterEach(() => {
  for (const worker of workers) worker.kill('SIGKILL')
})

function aWorker(): ChildProcess {
  const worker = startWorkerProcess(databaseUrl())
  workers.push(worker)
  return worker
}

async function until(job: JobProgress, holds: (now: JobProgress) => boolean): Promise<JobProgress> {
  for (;;) {
    const now = await findProgress(job.id)
    if (now && holds(now)) return now
    await new Promise((resolve) => setTimeout(resolve, 50))
  }
}

let projectId: string
let graphVersionId: string
beforeAll(async () => {
  const library = await aLibraryProject('killed')
  projectId = library.projectId
  graphVersionId = library.graphVersionId
})

it('loses no item and does none twice when one of two workers is killed in mid-job', {
  timeout: 300_000,
}, async () => {
  const job = expectOk(await startSynthesis(projectId, aRun(graphVersionId, { count: 400 })))
  const doomed = aWorker()
  await until(job, ({ done }) => done >= 50)
  aWorker()
  await kill(doomed)
  const atTheKill = (await findProgress(job.id)) as JobProgress
  expect(atTheKill.done).toBeLessThan(job.total)
  const ended = await until(job, ({ status }) => status !== 'running')

  expect(ended).toMatchObject({ status: 'succeeded', done: 400 })
  const items = await db().jobItem.findMany({ where: { jobId: job.id }, orderBy: { ordinal: 'asc' } })
  expect(items.map((item) => item.ordinal)).toEqual(Array.from({ length: 400 }, (_, i) => i))
  const trajectories = await db().trajectory.count({ where: { jobId: job.id } })
  const kept = items.filter((item) => item.outcome === 'kept').length
  expect(kept).toBe(ended.kept)
  expect(trajectories).toBe(items.filter((item) => item.resultId !== null).length)
})

it('settles a run once, and whole, when the worker is killed while it settles', {
  timeout: 300_000,
}, async () => {
  const job = expectOk(await startSynthesis(projectId, aRun(graphVersionId, { count: 150, seed: 5 })))
  const doomed = aWorker()
  await until(job, ({ kept }) => kept > 1)
  await makeTwoAsTheSame(job.id)
  // The last thing a settling run does is to say so; held back there, it has settled and not yet ended.
  const held = holdTheLog()
  await held.isAwaited()
  await kill(doomed)
  held.release()
  await held.ended
  const atTheKill = (await findProgress(job.id)) as JobProgress
  expect(atTheKill.status).toBe('running')
  expect(atTheKill.done).toBeLessThan(atTheKill.total)
  expect(await db().jobItem.count({ where: { jobId: job.id, stage: 'duplicates' } })).toBe(0)

  aWorker()
  const ended = await until(job, ({ status }) => status !== 'running')
  expect(ended).toMatchObject({ status: 'succeeded', done: 150 })
  const items = await db().jobItem.findMany({ where: { jobId: job.id } })
  expect(items).toHaveLength(150)
  expect(items.filter((item) => item.outcome === 'kept')).toHaveLength(ended.kept)
  expect(items.filter((item) => item.stage === 'duplicates').length).toBeGreaterThan(0)
  const said = (await readLog(job.id)).filter(({ message }) => message.startsWith('Finished'))
  expect(said).toHaveLength(1)
})

/** Gives two kept items of a run one question. */
async function makeTwoAsTheSame(jobId: string): Promise<void> {
  const kept = await db().jobItem.findMany({ where: { jobId, outcome: 'kept' }, take: 2 })
  const ordinals = kept.map(({ ordinal }) => ordinal)
  await db().task.updateMany({
    where: { jobId, ordinal: { in: ordinals } },
    data: { question: 'Which of the books that I have on loan is due first?' },
  })
}

/** Keeps everybody from writing to the log until released. */
function holdTheLog() {
  let release = () => {}
  const released = new Promise<void>((resolve) => {
    release = resolve
  })
  const ended = db().$transaction(
    async (tx) => {
      await tx.$executeRaw`LOCK TABLE "JobLog" IN EXCLUSIVE MODE`
      await released
    },
    { timeout: 280_000 },
  )
  return {
    ended,
    release: () => release(),
    async isAwaited() {
      for (;;) {
        const [row] = await db().$queryRaw<{ waiting: number }[]>`
          SELECT count(*)::int AS waiting FROM pg_locks WHERE NOT granted AND relation = '"JobLog"'::regclass`
        if (row && row.waiting > 0) return
        await new Promise((resolve) => setTimeout(resolve, 50))
      }
    },
  }
}
