import { afterAll, afterEach, beforeAll, describe, expect, it } from 'vitest'
import { closeDatabase, db } from '@/lib/db/client'
import { freezeDataset } from '@/lib/db/freeze-dataset'
import { funnelOf, outcomesOf } from '@/lib/db/job-items'
import { judgeRatesOf } from '@/lib/db/judge-rates'
import { withTestDatabase } from '@/lib/db/testing'
import { listTrajectories, readTrajectories } from '@/lib/db/trajectories'
import { droppedIn, type JobProgress, quarantinedIn, stageFunnels } from '@/lib/job'
import { type ModelServer, startModelServer } from '@/lib/outside/stand-ins/model-server'
import { newId } from '@/lib/shared/id'
import type { JsonObject } from '@/lib/shared/json'
import { expectOk } from '@/lib/shared/result'
import { startSynthesis } from '@/lib/studio/start-synthesis'
import { STAGES, type SynthesisInput } from '@/lib/synthesis'
import { callsOf } from '@/lib/trajectory'
import { aLibraryProject, aRun, endpointTo } from './fixtures'
import { aWholeCast, IN_FLIGHT, until } from './fixtures/whole-cast'
import { cancelJob, closeQueue, resumeJob } from './queue'
import { workUntilDone } from './work-until-done'

withTestDatabase()
const servers: ModelServer[] = []
afterEach(async () => {
  await Promise.all(servers.splice(0).map((server) => server.close()))
})
afterAll(async () => {
  await closeQueue()
  await closeDatabase()
})

let projectId: string
let graphVersionId: string
beforeAll(async () => {
  const library = await aLibraryProject('cancelled')
  projectId = library.projectId
  graphVersionId = library.graphVersionId
})

type Parts = NonNullable<SynthesisInput['models']>

/** A run that is cancelled when every item in flight waits for an answer to a request of this kind. */
async function aCancelledRun(
  count: number,
  modelsOf: (endpoint: string) => Parts,
  isHeld: (body: JsonObject) => boolean,
): Promise<{ job: JobProgress; server: ModelServer }> {
  const server = await startModelServer({
    script: (body) => ({ ...aWholeCast(body), ...(isHeld(body) && { breaks: 'silent' }) }),
  })
  servers.push(server)
  const endpoint = await endpointTo(projectId, server.baseUrl, { name: newId('endpoint'), timeoutMs: 60_000 })
  const params = aRun(graphVersionId, { count, seed: 29, failureRate: 0, models: modelsOf(endpoint) })
  const started = expectOk(await startSynthesis(projectId, params))
  const working = workUntilDone(started)
  await until(() => server.requests.filter(({ body }) => isHeld(body)).length === IN_FLIGHT)
  expectOk(await cancelJob(started))
  const job = await working
  expect(job.status).toBe('cancelled')
  return { job, server }
}

async function recordsOf({ id: jobId }: JobProgress) {
  const { rows } = await listTrajectories(projectId, { jobId }, { limit: 100 })
  const whole = await readTrajectories(
    projectId,
    rows.map(({ id }) => id),
  )
  return rows.map((row, at) => ({ ...row, trajectory: whole[at] }))
}

/** In the whole and at every gate: what came in is what was kept, dropped and quarantined. */
async function expectTheFunnelToAddUp({ id, done }: JobProgress) {
  const funnel = await funnelOf(id)
  expect(funnel.in).toBe(done)
  for (const one of [funnel, ...stageFunnels(STAGES, await outcomesOf(id))])
    expect(one.in).toBe(one.kept + droppedIn(one) + quarantinedIn(one))
  return funnel
}

const turnsIn = (body: JsonObject) =>
  (body.messages as JsonObject[]).filter(({ role }) => role === 'assistant').length

describe('a run that is cancelled in mid-dialogue', () => {
  it('keeps what was done as cancelled, out of the data, and goes on with the rest when it is resumed', {
    timeout: 60_000,
  }, async () => {
    const { job, server } = await aCancelledRun(
      12,
      (agent) => ({ agent }),
      (body) => turnsIn(body) === 2,
    )
    // Nothing is begun in the place of what was cut off, though more batches were in hand.
    expect(job).toMatchObject({ done: IN_FLIGHT, kept: 0 })
    const records = await recordsOf(job)
    expect(records).toHaveLength(IN_FLIGHT)
    for (const { outcome, reason, termination, score, trajectory } of records) {
      expect({ outcome, reason, termination, score }).toEqual({
        ...{ outcome: 'dropped', reason: 'cancelled', termination: 'cancelled', score: null },
      })
      const kinds = trajectory?.steps.map(({ kind, turn }) => `${turn} ${kind}`)
      expect(kinds).toEqual([
        ...['0 message', '0 message'],
        ...['1 thought', '1 tool-call', '1 tool-result', '2 thought', '2 tool-call', '2 tool-result'],
      ])
      expect(trajectory?.terminationReason).toBe('The attempt was cancelled.')
    }
    expect((await expectTheFunnelToAddUp(job)).dropped).toEqual({ cancelled: IN_FLIGHT })
    expect(await freezeDataset(projectId, 'none of them', { jobId: job.id, outcome: 'kept' })).toMatchObject({
      ok: false,
    })
    expect(await db().jobReply.count({ where: { jobId: job.id } })).toBe(0)

    server.follow(aWholeCast)
    expectOk(await resumeJob(job))
    const ended = await workUntilDone(job)
    expect(ended).toMatchObject({ status: 'succeeded', done: 12 })
    expect((await expectTheFunnelToAddUp(ended)).dropped.cancelled).toBe(IN_FLIGHT)
    expect((await recordsOf(ended)).filter(({ termination }) => termination === 'answered')).toHaveLength(
      12 - IN_FLIGHT,
    )
  })

  it('has the call that was cut off answered as cut off', { timeout: 60_000 }, async () => {
    const { job } = await aCancelledRun(
      8,
      (emulator) => ({ emulator }),
      (body) => body.response_format !== undefined,
    )
    const records = await recordsOf(job)
    expect(records).toHaveLength(IN_FLIGHT)
    for (const { termination, trajectory } of records) {
      expect(termination).toBe('cancelled')
      expect(callsOf(trajectory?.steps ?? []).at(-1)?.result?.failure).toMatchObject({
        kind: 'cut-off',
        isInjected: false,
      })
    }
  })

  it('stays cancelled when all that was left of it was cut off', { timeout: 60_000 }, async () => {
    const { job } = await aCancelledRun(
      IN_FLIGHT,
      (agent) => ({ agent }),
      (body) => turnsIn(body) === 1,
    )
    expect(job).toMatchObject({ status: 'cancelled', done: IN_FLIGHT, total: IN_FLIGHT })
    await expectTheFunnelToAddUp(job)
    expect(await resumeJob(job)).toMatchObject({ ok: false, problem: { code: 'not-now' } })
  })
})

describe('a run that is cancelled before or after its attempts', () => {
  const isOfScores = ({ response_format }: JsonObject) =>
    JSON.stringify(response_format).includes('question_quality')
  const isOfJudge = ({ response_format }: JsonObject) =>
    JSON.stringify(response_format).includes('final_answer')

  it('keeps an answered attempt that no judge had come to as that', { timeout: 60_000 }, async () => {
    const { job } = await aCancelledRun(8, (judge) => ({ judges: ['built-in', judge] }), isOfJudge)
    const records = await recordsOf(job)
    expect(records.length).toBeGreaterThanOrEqual(IN_FLIGHT)
    const cut = records.filter(({ reason }) => reason === 'cancelled')
    expect(cut).toHaveLength(IN_FLIGHT)
    for (const { outcome, termination, score } of cut)
      expect({ outcome, termination, score }).toEqual({
        outcome: 'dropped',
        termination: 'answered',
        score: null,
      })
    await expectTheFunnelToAddUp(job)
    expect(
      stageFunnels(STAGES, await outcomesOf(job.id)).find(({ stage }) => stage === 'judge')?.dropped,
    ).toEqual({
      cancelled: IN_FLIGHT,
    })
    expect((await judgeRatesOf(projectId, job.id)).attempts).toBe(0)
  })

  it('keeps nothing of items that had not come to an attempt, but for what they had paid', {
    timeout: 60_000,
  }, async () => {
    const { job, server } = await aCancelledRun(6, (judge) => ({ judges: [judge] }), isOfScores)
    expect(job).toMatchObject({ done: 0, calls: IN_FLIGHT })
    expect(await recordsOf(job)).toEqual([])
    expect(await db().task.count({ where: { jobId: job.id } })).toBe(0)
    server.follow(aWholeCast)
    expectOk(await resumeJob(job))
    expect(await workUntilDone(job)).toMatchObject({ status: 'succeeded', done: 6 })
  })
})
