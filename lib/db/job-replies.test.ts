import { afterAll, beforeAll, expect, it } from 'vitest'
import { expectOk } from '@/lib/shared/result'
import { closeDatabase, db } from './client'
import { recordItems } from './job-items'
import { findReplies, type JobReply, keepReply } from './job-replies'
import { spendingOf } from './job-spending'
import { createJob, findProgress } from './jobs'
import { createProject } from './projects'
import { withTestDatabase } from './testing'

withTestDatabase()
afterAll(closeDatabase)

let projectId: string
beforeAll(async () => {
  projectId = expectOk(await createProject('replies')).id
})

const aJob = (total: number) => createJob(projectId, { kind: 'synthesis', title: 'a run', params: {}, total })

const aReply = (jobId: string, ordinal: number, key: string, parts: Partial<JobReply> = {}): JobReply => ({
  ...{ jobId, ordinal, key, reply: '"a reply"', role: 'agent', player: 'model_1', name: 'a model' },
  ...{ calls: 1, tokensIn: 10, tokensOut: 5, ms: 7, cost: 0.5 },
  ...parts,
})

const recorded = (jobId: string, ...ordinals: number[]) =>
  recordItems(
    jobId,
    ordinals.map((ordinal) => ({
      ...{ ordinal, outcome: 'kept' as const, reason: null, detail: null },
    })),
    { spent: [], write: async () => {} },
  )

it('gives a reply back to the letter, until its item is recorded', async () => {
  const { id } = await aJob(3)
  const odd = JSON.stringify({ text: 'NUL \0, half a pair \ud83d, "quotes" \\ and \\u0000' })
  expect(await keepReply(aReply(id, 0, 'a', { reply: odd }))).toBe(true)
  expect(await keepReply(aReply(id, 1, 'b'))).toBe(true)
  expect(await findReplies(id, 0)).toEqual(new Map([['a', odd]]))
  await recorded(id, 0)
  expect([(await findReplies(id, 0)).size, (await findReplies(id, 1)).size]).toEqual([0, 1])
})

it('has no place for one that another has kept, or whose item is recorded', async () => {
  const { id } = await aJob(3)
  expect(await keepReply(aReply(id, 0, 'a', { reply: '"first"' }))).toBe(true)
  expect(await keepReply(aReply(id, 0, 'a', { reply: '"second"' }))).toBe(false)
  expect([...(await findReplies(id, 0)).values()]).toEqual(['"first"'])
  await recorded(id, 0)
  expect(await keepReply(aReply(id, 0, 'b'))).toBe(false)
  expect((await findReplies(id, 0)).size).toBe(0)
})

it('keeps many that come at once, also beside those of a job that is gone', async () => {
  const [{ id }, gone] = [await aJob(200), await aJob(1)]
  await db().job.delete({ where: { id: gone.id } })
  const kept = await Promise.allSettled([
    ...Array.from({ length: 200 }, (_, at) => keepReply(aReply(id, at, 'a'))),
    keepReply(aReply(gone.id, 0, 'a')),
  ])
  expect(kept.filter((one) => one.status === 'fulfilled' && one.value)).toHaveLength(200)
  expect(kept.at(-1)).toMatchObject({ status: 'rejected' })
})

it('counts each once, whoever records at the same time, and whether or not its item is recorded', async () => {
  const { id } = await aJob(40)
  for (let at = 0; at < 40; at++) {
    await keepReply(aReply(id, at, 'agent'))
    await keepReply(aReply(id, at, 'judge', { role: 'judge', cost: null }))
    await keepReply(aReply(id, at, 'tool', { role: 'tool', calls: 0 }))
  }
  await Promise.all([recorded(id, 3, 4), recorded(id, 5), recorded(id), recorded(id, 5, 6)])
  await recorded(id)
  const counted = { player: 'model_1', name: 'a model', calls: 40, tokensIn: 400, tokensOut: 200, ms: 280 }
  expect(await spendingOf(id)).toEqual([
    { ...counted, role: 'agent', cost: 20 },
    { ...counted, role: 'judge', cost: null },
  ])
  expect(await findProgress(id)).toMatchObject({ done: 4, calls: 80, tokensIn: 800, cost: null })
  expect(await db().jobReply.count({ where: { jobId: id } })).toBe(36 * 3)
})

it('is gone with the last item of its job, and with the job', async () => {
  const [done, removed] = [await aJob(1), await aJob(1)]
  for (const { id } of [done, removed]) await keepReply(aReply(id, 0, 'a'))
  expect(await recorded(done.id, 0)).toMatchObject({ status: 'succeeded', calls: 1, cost: 0.5 })
  await db().job.delete({ where: { id: removed.id } })
  expect(await db().jobReply.count({ where: { jobId: { in: [done.id, removed.id] } } })).toBe(0)
})

it('is not looked for where a job asks nobody', async () => {
  const { id } = await aJob(2)
  await keepReply(aReply(id, 0, 'a'))
  const item = { ordinal: 0, outcome: 'kept' as const, reason: null, detail: null }
  const after = await recordItems(id, [item], { spent: null, write: async () => {} })
  expect(after).toMatchObject({ done: 1, calls: 0 })
  expect((await findReplies(id, 0)).size).toBe(1)
})
