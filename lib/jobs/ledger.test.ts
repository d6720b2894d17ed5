import type { ChildProcess } from 'node:child_process'
import { afterAll, afterEach, beforeAll, expect, it } from 'vitest'
import { closeDatabase, db } from '@/lib/db/client'
import { spendingOf } from '@/lib/db/job-spending'
import { findProgress } from '@/lib/db/jobs'
import { createProject } from '@/lib/db/projects'
import { withTestDatabase } from '@/lib/db/testing'
import { listTrajectories, readTrajectories } from '@/lib/db/trajectories'
import type { JobProgress } from '@/lib/job'
import { startHttpLibrary } from '@/lib/outside/mcp/fixtures/http-library'
import { type ModelServer, startModelServer } from '@/lib/outside/stand-ins/model-server'
import { newId } from '@/lib/shared/id'
import { expectOk } from '@/lib/shared/result'
import { buildServerGraph } from '@/lib/studio/build-graph'
import { connectTools } from '@/lib/studio/live-tools'
import { startSynthesis } from '@/lib/studio/start-synthesis'
import { aLibraryProject, aRun, endpointTo } from './fixtures'
import { aWholeCast, IN_FLIGHT, TURNS, untilHeld } from './fixtures/whole-cast'
import { kill, startWorkerProcess } from './fixtures/worker-process'
import { cancelJob, closeQueue, resumeJob } from './queue'
import { synthesisHandler } from './synthesis'
import { workUntilDone } from './work-until-done'

const databaseUrl = withTestDatabase()
const workers: ChildProcess[] = []
const servers: ModelServer[] = []
afterEach(async () => {
  for (const worker of workers.splice(0)) worker.kill('SIGKILL')
  await Promise.all(servers.splice(0).map((server) => server.close()))
})
afterAll(async () => {
  await closeQueue()
  await closeDatabase()
})

let projectId: string
let graphVersionId: string
beforeAll(async () => {
  const library = await aLibraryProject('begun again')
  projectId = library.projectId
  graphVersionId = library.graphVersionId
})

const ITEMS = 10

async function aServer(port?: number): Promise<ModelServer> {
  const server = await startModelServer({ port, script: aWholeCast })
  servers.push(server)
  return server
}

async function startRun(server: ModelServer): Promise<JobProgress> {
  const endpoint = await endpointTo(projectId, server.baseUrl, {
    name: newId('endpoint'),
    timeoutMs: 60_000,
    priceIn: 1,
    priceOut: 1,
  })
  const params = aRun(graphVersionId, {
    ...{ count: ITEMS, seed: 23, failureRate: 0 },
    user: { kind: 'simulated', withholdRate: 0, changeRate: 0 },
    models: { agent: endpoint, emulator: endpoint, user: endpoint, judges: [endpoint, 'built-in'] },
  })
  return expectOk(await startSynthesis(projectId, params))
}

function aWorker(): ChildProcess {
  const worker = startWorkerProcess(databaseUrl())
  workers.push(worker)
  return worker
}

async function untilEnded(job: JobProgress): Promise<JobProgress> {
  for (;;) {
    const now = await findProgress(job.id)
    if (now && !['queued', 'running'].includes(now.status)) return now
    await new Promise((resolve) => setTimeout(resolve, 50))
  }
}

/** How often each request was answered whole, by its words. */
async function answeredBy(...seen: ModelServer[]): Promise<Map<string, number>> {
  const times = new Map<string, number>()
  for (const { requests } of seen)
    for (const { body, wasDropped } of requests)
      if (!(await wasDropped)) times.set(JSON.stringify(body), (times.get(JSON.stringify(body)) ?? 0) + 1)
  return times
}

/** The trajectories of a run without the time that they took. */
async function recordsOf(job: JobProgress) {
  const { rows } = await listTrajectories(projectId, { jobId: job.id }, { limit: ITEMS })
  const ids = rows.toSorted((a, b) => a.ordinal - b.ordinal).map(({ id }) => id)
  return (await readTrajectories(projectId, ids)).map((trajectory) => ({
    ...trajectory,
    agent: null,
    backend: null,
    user: null,
    steps: trajectory?.steps.map((step) => ({ ...step, durationMs: null })),
  }))
}

const endingsOf = (job: JobProgress) =>
  db().jobItem.findMany({
    where: { jobId: job.id },
    orderBy: { ordinal: 'asc' },
    omit: { jobId: true, resultId: true },
  })

const keptOf = (job: JobProgress) => db().jobReply.count({ where: { jobId: job.id } })

it('asks again only what was in flight when its worker was killed, twice, and makes the same', {
  timeout: 300_000,
}, async () => {
  const whole = await aServer()
  const never = await startRun(whole)
  expect(await workUntilDone(never)).toMatchObject({ status: 'succeeded', done: ITEMS })
  const asked = await answeredBy(whole)
  expect([...asked.values()].every((times) => times === 1)).toBe(true)
  expect(asked.size).toBeGreaterThan(ITEMS * TURNS * 2)

  const server = await aServer()
  const job = await startRun(server)
  for (const answers of [33, 21]) {
    const worker = aWorker()
    await untilHeld(server, answers)
    await kill(worker)
    expect(await keptOf(job)).toBeGreaterThan(0)
  }
  server.follow(aWholeCast)
  aWorker()
  const ended = await untilEnded(job)
  expect(ended).toMatchObject({ status: 'succeeded', done: ITEMS })

  expect(await answeredBy(server)).toEqual(asked)
  expect(server.requests).toHaveLength(asked.size + 2 * IN_FLIGHT)
  expect(ended.calls).toBe(asked.size)
  expect(ended.cost).toBeCloseTo((await findProgress(never.id))?.cost ?? 0, 9)
  expect(await recordsOf(job)).toEqual(await recordsOf(never))
  expect(await recordsOf(job)).toHaveLength(ITEMS)
  expect(await endingsOf(job)).toEqual(await endingsOf(never))
  expect([await keptOf(never), await keptOf(job)]).toEqual([0, 0])
})

it('asks only what is missing when its endpoint was away', { timeout: 120_000 }, async () => {
  const { server, paused } = await aPausedRun(29)
  const back = await aServer(Number(new URL(server.baseUrl).port))
  expectOk(await resumeJob(paused))
  const ended = await workUntilDone(paused)
  expect(ended).toMatchObject({ status: 'succeeded', done: ITEMS })
  const times = await answeredBy(server, back)
  expect([...times.values()].every((count) => count === 1)).toBe(true)
  expect(back.requests.length).toBe(times.size - 29)
  // Calls that nobody answered count as calls, and cost nothing.
  expect(ended.calls).toBeGreaterThanOrEqual(times.size + IN_FLIGHT)
  expect([ended.tokensIn, ended.tokensOut]).toEqual([times.size * 10, times.size * 5])
  expect(await keptOf(ended)).toBe(0)
})

it('asks anew for a reply that cannot be read any more, once', { timeout: 120_000 }, async () => {
  const { server, paused } = await aPausedRun(31)
  const [broken] = await db().jobReply.findMany({ where: { jobId: paused.id }, take: 1 })
  await db().jobReply.updateMany({
    where: { jobId: paused.id, key: broken?.key },
    data: { reply: '{"result":' },
  })
  const port = Number(new URL(server.baseUrl).port)
  const second = await aServer(port)
  expectOk(await resumeJob(paused))
  const working = workUntilDone(paused)
  await untilHeld(second, 5)
  await second.close()
  expect(await working).toMatchObject({ status: 'paused' })
  const third = await aServer(port)
  expectOk(await resumeJob(paused))
  const ended = await workUntilDone(paused)
  expect(ended).toMatchObject({ status: 'succeeded', done: ITEMS })
  const times = [...(await answeredBy(server, second, third)).values()]
  expect(times.filter((count) => count === 2)).toHaveLength(1)
  expect(times.every((count) => count <= 2)).toBe(true)
})

it('makes no call twice at a live server that remembers what it did', { timeout: 120_000 }, async () => {
  const library = await startHttpLibrary()
  try {
    const { id } = expectOk(await createProject('a live library'))
    const source = { kind: 'url' as const, url: library.url, headers: {} }
    const { signal } = new AbortController()
    const connected = expectOk(await connectTools(id, source, { signal, toolsMin: 1 }))
    const graph = expectOk(await buildServerGraph(id, connected.servers[0]?.serverId ?? ''))
    const server = await aServer()
    const agent = await endpointTo(id, server.baseUrl, { name: 'agent', timeoutMs: 60_000 })
    const run = aRun(graph.versionId, { count: 6, backend: 'live', models: { agent } })
    const job = expectOk(await startSynthesis(id, run))
    const doomed = aWorker()
    await untilHeld(server, 13)
    await kill(doomed)
    expect(library.calls.length).toBeGreaterThan(6)
    server.follow(aWholeCast)
    aWorker()
    const ended = await untilEnded(job)
    expect(ended).toMatchObject({ status: 'succeeded', done: 6, calls: 6 * (TURNS + 1) })
    expect(library.calls).toHaveLength(6 * TURNS)
    expect(server.requests).toHaveLength(6 * (TURNS + 1) + IN_FLIGHT)
    expect(await spendingOf(job.id)).toHaveLength(1)
    expect(await keptOf(ended)).toBe(0)
  } finally {
    await library.close()
  }
})

it('is no matter of a run by rules alone', async () => {
  const job = expectOk(await startSynthesis(projectId, aRun(graphVersionId)))
  expectOk(await cancelJob(job))
  expect((await synthesisHandler.load(job)).meter).toBeNull()
})

/** A run whose endpoint went away when it had given so many answers. */
async function aPausedRun(answers: number): Promise<{ server: ModelServer; paused: JobProgress }> {
  const server = await aServer()
  const job = await startRun(server)
  const working = workUntilDone(job)
  await untilHeld(server, answers)
  await server.close()
  const paused = await working
  expect(paused.status).toBe('paused')
  expect(await keptOf(paused)).toBeGreaterThan(0)
  return { server, paused }
}
