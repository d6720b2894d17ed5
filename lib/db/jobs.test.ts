import { afterAll, beforeAll, beforeEach, describe, expect, it } from 'vitest'
import type { Job, Spending } from '@/lib/job'
import { closeDatabase, db, type Transaction } from './client'
import { aLineage, anItem } from './fixtures'
import { funnelOf, missingItems } from './job-items'
import { spendingOf } from './job-spending'
import { createJob, findJob, listJobs, moveJob, readLog } from './jobs'
import { createProject } from './projects'
import { type ItemLineage, recordSynthesis } from './synthesis-items'
import { withTestDatabase } from './testing'

withTestDatabase()
afterAll(closeDatabase)

const aDroppedItem = (ordinal: number, reason = 'no-plan') => anItem(ordinal, { reason })

const SPENT: Spending = {
  role: 'author',
  player: 'model_1',
  name: 'm',
  calls: 2,
  tokensIn: 1000,
  tokensOut: 500,
  ms: 40,
  cost: 0.007,
}

describe('jobs', () => {
  let projectId: string
  let job: Job
  let lineage: ItemLineage
  beforeAll(async () => {
    const project = await createProject('jobs')
    projectId = project.ok ? project.value.id : ''
    lineage = aLineage(projectId)
  })
  beforeEach(async () => {
    job = await createJob(projectId, { kind: 'synthesis', title: 'ten', params: {}, total: 10 })
  })

  it('counts an item once however often and by however many it is recorded', async () => {
    await moveJob(job.id, 'running')
    const items = [0, 1, 2].map((ordinal) => aDroppedItem(ordinal))
    await Promise.all([1, 2].map(() => recordSynthesis(job.id, lineage, items, [])))
    await recordSynthesis(job.id, lineage, [aDroppedItem(2, 'other'), aDroppedItem(7, 'unknown-tool')], [])
    expect(await funnelOf(job.id)).toEqual({
      in: 4,
      kept: 0,
      dropped: { 'no-plan': 3, 'unknown-tool': 1 },
      quarantined: {},
    })
    expect(await findJob(job.id)).toMatchObject({ done: 4, status: 'running' })
    expect(await missingItems(job.id, 0, 8)).toEqual([3, 4, 5, 6])
  })

  it('sums what each part has spent, with or without items; one unknown price makes the cost unknown', async () => {
    const judge = { ...SPENT, role: 'judge', player: 'model_2' }
    await Promise.all([
      recordSynthesis(job.id, lineage, [aDroppedItem(0)], [SPENT]),
      recordSynthesis(job.id, lineage, [aDroppedItem(1)], [SPENT, judge]),
      recordSynthesis(job.id, lineage, [], [judge]),
    ])
    expect(await spendingOf(job.id)).toEqual([
      { ...SPENT, calls: 4, tokensIn: 2000, tokensOut: 1000, ms: 80, cost: 0.014 },
      { ...judge, calls: 4, tokensIn: 2000, tokensOut: 1000, ms: 80, cost: 0.014 },
    ])
    const sums = { calls: 8, tokensIn: 4000, tokensOut: 2000 }
    expect(await findJob(job.id)).toMatchObject({ ...sums, cost: 0.028 })
    await recordSynthesis(job.id, lineage, [], [{ ...SPENT, player: 'model_3', cost: null }])
    expect(await findJob(job.id)).toMatchObject({ calls: 10, cost: null })
  })

  it('lets two record the same items in another order, which never wait for each other in a ring', async () => {
    const items = [1, 5, 9].map((ordinal) => aDroppedItem(ordinal))
    const inTheirWay = { jobId: job.id, ordinal: 5, outcome: 'dropped' }
    let both: Promise<unknown> = Promise.resolve()
    const held = db().$transaction(async (tx) => {
      await tx.jobItem.create({ data: inTheirWay })
      both = Promise.all(
        [items, items.toReversed()].map((some) => recordSynthesis(job.id, lineage, some, [])),
      )
      await expect.poll(() => waitingNow(tx), { timeout: 30_000 }).toBe(2)
      throw new Error('out of their way')
    }, PATIENT)
    await expect(held).rejects.toThrow('out of their way')
    await both
    expect(await findJob(job.id)).toMatchObject({ done: 3 })
  })

  it('counts what was spent while somebody else has items of the job in hand', async () => {
    await db().$transaction(async (tx) => {
      await tx.jobItem.create({ data: { jobId: job.id, ordinal: 5, outcome: 'dropped' } })
      await recordSynthesis(job.id, lineage, [aDroppedItem(1)], [SPENT])
    }, PATIENT)
    expect(await findJob(job.id)).toMatchObject({ done: 1, calls: SPENT.calls })
  })

  it('is finished by its last item, wherever that comes from', async () => {
    await moveJob(job.id, 'running')
    const halves = [0, 5].map((from) => Array.from({ length: 5 }, (_, i) => aDroppedItem(from + i)))
    await Promise.all(halves.map((items) => recordSynthesis(job.id, lineage, items, [])))
    const finished = await findJob(job.id)
    expect(finished).toMatchObject({ done: 10, status: 'succeeded' })
    expect(finished?.finishedAt).not.toBeNull()
    expect(await moveJob(job.id, 'cancelled')).toMatchObject({ ok: false, problem: { code: 'not-now' } })
  })

  it('begins a new attempt when resumed, and lets no worker of the old one move it', async () => {
    await moveJob(job.id, 'running')
    await moveJob(job.id, 'paused', { reason: 'the endpoint is down', attempt: 0 })
    expect(await findJob(job.id)).toMatchObject({ status: 'paused', reason: 'the endpoint is down' })
    await moveJob(job.id, 'queued')
    expect(await findJob(job.id)).toMatchObject({ status: 'queued', reason: null, attempt: 1 })
    expect(await moveJob(job.id, 'failed', { reason: 'late', attempt: 0 })).toMatchObject({ ok: false })
    expect((await readLog(job.id)).map((line) => line.message)).toEqual([
      'Started.',
      'Paused: the endpoint is down',
      'Resumed.',
    ])
  })

  it('lists the newest first, a page at a time', async () => {
    const page = await listJobs(projectId, { limit: 2 })
    const next = await listJobs(projectId, { limit: 2, before: page.at(-1)?.id })
    const ids = [...page, ...next].map((row) => row.id)
    expect(ids).toEqual(ids.toSorted().toReversed())
    expect(new Set(ids).size).toBe(ids.length)
  })
})

const PATIENT = { timeout: 30_000 }

/** How many connections to this database wait for a lock. */
async function waitingNow(tx: Transaction): Promise<number> {
  const [row] = await tx.$queryRaw<{ count: number }[]>`
    SELECT count(*)::int AS count FROM pg_stat_activity
    WHERE datname = current_database() AND wait_event_type = 'Lock'`
  return row?.count ?? 0
}
