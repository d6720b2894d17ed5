import { fileURLToPath } from 'node:url'
import { afterAll, afterEach, beforeAll, describe, expect, it } from 'vitest'
import { closeDatabase, db } from '@/lib/db/client'
import { funnelOf } from '@/lib/db/job-items'
import { createProject } from '@/lib/db/projects'
import { withTestDatabase } from '@/lib/db/testing'
import { listTrajectories, readTrajectories, stepsOf } from '@/lib/db/trajectories'
import type { JobProgress } from '@/lib/job'
import { AWKWARD, anAwkwardAgent } from '@/lib/outside/stand-ins/awkward-agent'
import { type ModelServer, startModelServer } from '@/lib/outside/stand-ins/model-server'
import type { JsonObject } from '@/lib/shared/json'
import { expectOk } from '@/lib/shared/result'
import { buildServerGraph } from '@/lib/studio/build-graph'
import { connectTools } from '@/lib/studio/live-tools'
import { startSynthesis } from '@/lib/studio/start-synthesis'
import { callsOf } from '@/lib/trajectory'
import { aLibraryProject, aRun, endpointTo } from './fixtures'
import { resumeJob } from './queue'
import { workUntilDone } from './work-until-done'

withTestDatabase()
afterAll(closeDatabase)

const signal = new AbortController().signal
let projectId: string
let graphVersionId: string
beforeAll(async () => {
  const library = await aLibraryProject('a library in trouble')
  projectId = library.projectId
  graphVersionId = library.graphVersionId
})

let servers: ModelServer[] = []
afterEach(async () => {
  await Promise.all(servers.map((server) => server.close()))
  servers = []
})

async function anEndpointAt(server: ModelServer, name: string) {
  servers.push(server)
  return endpointTo(projectId, server.baseUrl, { name, retriesMax: 1 })
}

/** The trajectories of a job, whole, with the reason for which each was dropped. */
async function recordsOf(project: string, job: JobProgress) {
  const { rows } = await listTrajectories(project, { jobId: job.id }, { limit: 500 })
  const whole = await readTrajectories(
    project,
    rows.map(({ id }) => id),
  )
  return rows.map((row, at) => ({ ...row, trajectory: whole[at] }))
}

async function expectEachItemOnce(job: JobProgress) {
  const items = await db().jobItem.findMany({ where: { jobId: job.id }, orderBy: { ordinal: 'asc' } })
  expect(items.map((item) => item.ordinal)).toEqual(Array.from({ length: job.total }, (_, i) => i))
}

describe('an agent that goes wrong in every way', () => {
  it('has each way recorded under its reason, and none kept', async () => {
    const agent = anAwkwardAgent()
    const endpoint = await anEndpointAt(await startModelServer({ script: agent.answer }), 'awkward')
    const job = await workUntilDone(
      expectOk(
        await startSynthesis(
          projectId,
          aRun(graphVersionId, {
            count: 40,
            models: { agent: endpoint },
            turnsMax: 6,
            failureRate: 0,
          }),
        ),
      ),
    )
    expect(job.status).toBe('succeeded')
    await expectEachItemOnce(job)
    const records = await recordsOf(projectId, job)
    for (const { question, reason, trajectory } of records) {
      const way = agent.wayOf(question)
      expect(way).toBeDefined()
      if (way?.reason) expect(reason).toBe(way.reason)
      for (const { result } of callsOf(trajectory?.steps ?? [])) expect(result).not.toBeNull()
    }
    const reasons = new Set(Object.values(AWKWARD).flatMap(({ reason }) => reason ?? []))
    const funnel = await funnelOf(job.id)
    expect(Object.keys(funnel.dropped)).toEqual(expect.arrayContaining([...reasons]))

    const steps = records.flatMap(({ trajectory }) => trajectory?.steps ?? [])
    expect(steps.some((step) => step.kind === 'tool-call' && step.mended)).toBe(true)
    const fifty = records.find(({ callCount }) => callCount === 50)
    const failures = callsOf(fifty?.trajectory?.steps ?? []).map(({ result }) => result?.failure?.kind)
    expect(failures.filter((kind) => kind === 'not-made')).toHaveLength(30)
  })
})

describe('an endpoint that goes away in mid-run', () => {
  it('pauses the run with the reason, which goes on where it was when that is back', async () => {
    const first = await startModelServer({ script: [{ text: 'This is what I have found for you.' }] })
    const port = Number(new URL(first.baseUrl).port)
    const endpoint = await anEndpointAt(first, 'comes and goes')
    const params = aRun(graphVersionId, { count: 60, seed: 11, models: { agent: endpoint }, failureRate: 0 })
    const working = workUntilDone(expectOk(await startSynthesis(projectId, params)))
    while (first.requests.length < 10) await new Promise((resolve) => setTimeout(resolve, 10))
    await first.close()
    const waiting = await working
    expect(waiting.status).toBe('paused')
    expect(waiting.reason).toContain('127.0.0.1')
    const doneBefore = waiting.done
    servers.push(await startModelServer({ port, script: [{ text: 'This is what I have found for you.' }] }))
    expectOk(await resumeJob(waiting))
    const ended = await workUntilDone(waiting)
    expect(ended.status).toBe('succeeded')
    expect(ended.done).toBeGreaterThan(doneBefore)
    await expectEachItemOnce(ended)
  })
})

describe('live servers in a run', () => {
  const aServer = async (way: string, parts: { count: number; agent?: ModelServer }) => {
    const { id } = expectOk(await createProject(`a live library, ${way}`))
    const file = fileURLToPath(new URL('../outside/mcp/fixtures/library-server.mjs', import.meta.url))
    const source = { kind: 'command' as const, program: process.execPath, args: [file, way], env: {} }
    const connected = expectOk(await connectTools(id, source, { signal, toolsMin: 1 }))
    const graph = expectOk(await buildServerGraph(id, connected.servers[0]?.serverId ?? ''))
    const agent = parts.agent && (await endpointTo(id, parts.agent.baseUrl, { name: 'insists' }))
    const run = aRun(graph.versionId, {
      ...{ count: parts.count, seed: 3, backend: 'live', failureRate: 0.5 },
      models: { agent },
    })
    const job = await workUntilDone(expectOk(await startSynthesis(id, run)))
    expect(job.status).toBe('succeeded')
    return { projectId: id, job, records: await recordsOf(id, job) }
  }

  it('answer for themselves, timed and marked, and no failure is injected', async () => {
    const { records } = await aServer('well', { count: 6 })
    const results = records.flatMap(({ trajectory }) =>
      (trajectory?.steps ?? []).flatMap((step) => (step.kind === 'tool-result' ? [step] : [])),
    )
    expect(results.length).toBeGreaterThan(0)
    for (const { answeredBy, durationMs, failure } of results) {
      expect(answeredBy).toBe('live')
      expect(durationMs).toBeGreaterThan(0)
      expect(failure?.isInjected ?? false).toBe(false)
    }
    expect(records.some(({ outcome }) => outcome === 'kept')).toBe(true)
  })

  it('that die in mid-dialogue fail the call', async () => {
    const { projectId: id, records } = await aServer('dies', { count: 6 })
    expect(records.length).toBeGreaterThan(0)
    const kinds = new Set<string>()
    for (const { id: trajectoryId, stepCount } of records)
      for (const step of await stepsOf(id, trajectoryId, 0, stepCount))
        if (step.kind === 'tool-result' && step.failure) kinds.add(step.failure.kind)
    expect(kinds).toContain('unreachable')
  })

  it('that die at each call are gone after three new starts, which drops the attempt', async () => {
    const turns = 6
    const script = ({ messages }: JsonObject) =>
      (messages as JsonObject[]).filter(({ role }) => role === 'assistant').length < turns
        ? { calls: [{ name: 'search_books', arguments: { query: 'the sea' } }] }
        : { text: 'The library does not answer.' }
    const agent = await startModelServer({ script })
    servers.push(agent)
    const { job, records } = await aServer('never-answers', { count: 2, agent })
    expect((await funnelOf(job.id)).dropped).toEqual({ 'server-gone': 2 })
    for (const { termination, trajectory } of records) {
      expect(termination).toBe('answered')
      const kinds = callsOf(trajectory?.steps ?? []).map(({ result }) => result?.failure?.kind)
      expect(kinds).toEqual([...Array(4).fill('unreachable'), ...Array(turns - 4).fill('gone')])
    }
  })
})
