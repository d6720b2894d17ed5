import { type ChildProcess, spawn } from 'node:child_process'
import { once } from 'node:events'
import { afterAll, afterEach, beforeAll, expect, it } from 'vitest'
import { closeDatabase, db } from '@/lib/db/client'
import { findJob } from '@/lib/db/jobs'
import { withTestDatabase } from '@/lib/db/testing'
import type { Job } from '@/lib/job'
import { expectOk } from '@/lib/shared/result'
import { startSynthesis } from '@/lib/studio/start-synthesis'
import { aLibraryProject, aRun } from './fixtures'
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
  const worker = spawn(process.execPath, ['lib/cli/bin.mjs', 'worker'], {
    env: { ...process.env, DATABASE_URL: databaseUrl() },
    stdio: ['ignore', 'ignore', 'inherit'],
  })
  workers.push(worker)
  return worker
}

async function until(job: Job, holds: (now: Job) => boolean): Promise<Job> {
  for (;;) {
    const now = await findJob(job.id)
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
  timeout: 120_000,
}, async () => {
  const job = expectOk(await startSynthesis(projectId, aRun(graphVersionId, { count: 1200 })))
  const doomed = aWorker()
  await until(job, ({ done }) => done >= 100)
  aWorker()
  doomed.kill('SIGKILL')
  await once(doomed, 'exit')
  const atTheKill = (await findJob(job.id)) as Job
  expect(atTheKill.done).toBeLessThan(job.total)
  const ended = await until(job, ({ status }) => status !== 'running')

  expect(ended).toMatchObject({ status: 'succeeded', done: 1200 })
  const items = await db().jobItem.findMany({ where: { jobId: job.id }, orderBy: { ordinal: 'asc' } })
  expect(items.map((item) => item.ordinal)).toEqual(Array.from({ length: 1200 }, (_, i) => i))
  const trajectories = await db().trajectory.count({ where: { jobId: job.id } })
  const kept = items.filter((item) => item.outcome === 'kept').length
  expect(kept).toBe(ended.kept)
  expect(trajectories).toBe(items.filter((item) => item.resultId !== null).length)
})
