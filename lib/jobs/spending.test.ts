import { afterAll, afterEach, beforeAll, beforeEach, expect, it } from 'vitest'
import { closeDatabase, db } from '@/lib/db/client'
import { findEndpoint } from '@/lib/db/endpoints'
import { spendingOf } from '@/lib/db/job-spending'
import { findProgress } from '@/lib/db/jobs'
import { withTestDatabase } from '@/lib/db/testing'
import type { JobProgress } from '@/lib/job'
import { type ModelServer, startModelServer } from '@/lib/outside/stand-ins/model-server'
import { expectOk } from '@/lib/shared/result'
import { readPreview } from '@/lib/studio/read-preview'
import { startPreview, startSynthesis } from '@/lib/studio/start-synthesis'
import { aLibraryProject, aRun, endpointTo } from './fixtures'
import { cancelJob, closeQueue, resumeJob } from './queue'
import { workUntilDone } from './work-until-done'

withTestDatabase()
afterAll(async () => {
  await closeQueue()
  await closeDatabase()
})

let projectId: string
let graphVersionId: string
let server: ModelServer
beforeAll(async () => {
  const library = await aLibraryProject('spending')
  projectId = library.projectId
  graphVersionId = library.graphVersionId
})
beforeEach(async () => {
  server = await startModelServer()
})
afterEach(() => server.close())

/** An endpoint that says nothing of use, at a price of so many dollars for a million tokens. */
const anEndpoint = (name: string, price: number | null): Promise<string> =>
  endpointTo(projectId, server.baseUrl, { name, priceIn: price, priceOut: price })

it('counts every part at the price of its own endpoint, and the run as the sum of them', async () => {
  const [writer, judge] = [await anEndpoint('writer', 10), await anEndpoint('judge', 1000)]
  const params = aRun(graphVersionId, { count: 6, models: { agent: writer, judges: [judge, 'built-in'] } })
  const job = await workUntilDone(expectOk(await startSynthesis(projectId, params)))
  const spending = await spendingOf(job.id)
  expect(spending.map(({ role, name }) => `${role} ${name}`)).toEqual(['agent writer', 'judge judge'])
  for (const { calls, tokensIn, tokensOut, cost, name } of spending) {
    expect(calls).toBeGreaterThan(0)
    expect(cost).toBeCloseTo(((tokensIn + tokensOut) * (name === 'writer' ? 10 : 1000)) / 1e6, 9)
  }
  expect(job.calls).toBe(spending.reduce((sum, { calls }) => sum + calls, 0))
  expect(job.calls).toBe(server.requests.length)
  expect(job.cost).toBeCloseTo(
    spending.reduce((sum, { cost }) => sum + (cost ?? 0), 0),
    9,
  )
})

it('pauses a run that has spent its limit, and lets it go on with a higher one only', {
  timeout: 240_000,
}, async () => {
  const endpoint = await anEndpoint('dear', 100_000)
  const params = aRun(graphVersionId, { count: 120, models: { agent: endpoint }, spendMax: 10 })
  const paused = await workUntilDone(expectOk(await startSynthesis(projectId, params)))
  expect(paused).toMatchObject({ status: 'paused', reason: expect.stringContaining('its limit is 10') })
  expect(paused.done).toBeLessThan(paused.total)
  expect(paused.cost).toBeGreaterThanOrEqual(10)
  expect(await resumeJob(paused)).toMatchObject({ ok: false, problem: { code: 'limit' } })
  const resumed = expectOk(await resumeJob(paused, { spendMax: 1e9 }))
  expect(await workUntilDone(resumed)).toMatchObject({ status: 'succeeded', done: 120 })
})

it('counts what items had spent that were given up when the run was cancelled', async () => {
  const endpoint = await anEndpoint('slow', 1)
  server.follow((_body, index) => ({ text: 'Let me see.', delayMs: index < 3 ? 0 : 30_000 }))
  const params = aRun(graphVersionId, { count: 40, models: { agent: endpoint, judges: [endpoint] } })
  const job = expectOk(await startSynthesis(projectId, params))
  const working = workUntilDone(job)
  await until(() => server.inFlight.now === 4)
  expectOk(await cancelJob(job))
  const cancelled = await working
  expect(cancelled.status).toBe('cancelled')
  await until(
    async () => ((await findEndpoint(projectId, endpoint))?.callsSpent ?? 0) >= server.requests.length,
  )
  const ended = (await findProgress(job.id)) as JobProgress
  expect(ended.calls).toBe(server.requests.length)
  expect(ended.done).toBeLessThan(4)
})

it('estimates a run from its preview, each part with its price', async () => {
  const [writer, free] = [await anEndpoint('known', 10), await anEndpoint('unknown', null)]
  const asked = { count: 1000, models: { agent: writer, judges: [writer] } }
  const preview = await workUntilDone(expectOk(await startPreview(projectId, aRun(graphVersionId, asked))))
  const read = await readPreview(projectId, preview.id)
  expect(read?.estimate?.samples).toBe(5)
  expect(read?.estimate?.calls.expected).toBeCloseTo(preview.calls * 200)
  expect(read?.estimate?.cost?.expected).toBeCloseTo((preview.cost ?? 0) * 200)
  const unknown = { count: 1000, models: { agent: free } }
  const other = await workUntilDone(expectOk(await startPreview(projectId, aRun(graphVersionId, unknown))))
  expect((await readPreview(projectId, other.id))?.estimate?.cost).toBeNull()
  expect(await db().trajectory.count({ where: { jobId: { in: [preview.id, other.id] } } })).toBe(0)
})

async function until(holds: () => boolean | Promise<boolean>): Promise<void> {
  while (!(await holds())) await new Promise((resolve) => setTimeout(resolve, 50))
}
