import { afterAll, afterEach, beforeAll, describe, expect, it } from 'vitest'
import { closeDatabase } from '@/lib/db/client'
import { funnelOf } from '@/lib/db/job-items'
import { withTestDatabase } from '@/lib/db/testing'
import { listTrajectories, readTrajectories } from '@/lib/db/trajectories'
import type { JobProgress } from '@/lib/job'
import type { Answer } from '@/lib/outside/stand-ins/model-answers'
import { type ModelServer, startModelServer } from '@/lib/outside/stand-ins/model-server'
import { newId } from '@/lib/shared/id'
import type { JsonObject } from '@/lib/shared/json'
import { randomFrom } from '@/lib/shared/random'
import { expectOk } from '@/lib/shared/result'
import { startSynthesis } from '@/lib/studio/start-synthesis'
import { type JsonSchema, plausibleValue } from '@/lib/tool'
import type { Step, ToolResultStep } from '@/lib/trajectory'
import { aLibraryProject, aRun, endpointTo } from './fixtures'
import { resumeJob } from './queue'
import { workUntilDone } from './work-until-done'

withTestDatabase()
afterAll(closeDatabase)

const ITEMS = 4
const THANKS = 'Thank you, and is that all there is?'

let projectId: string
let graphVersionId: string
beforeAll(async () => {
  const library = await aLibraryProject('played by models')
  projectId = library.projectId
  graphVersionId = library.graphVersionId
})

let server: ModelServer | null = null
const close = async () => {
  await server?.close()
  server = null
}
afterEach(close)

/** A run in which the stand-in plays these parts; the rest is built-in. */
async function aRunWith(parts: ('user' | 'emulator')[], script: (body: JsonObject) => Answer) {
  server = await startModelServer({ script })
  const endpoint = await endpointTo(projectId, server.baseUrl, { name: newId('endpoint') })
  const run = aRun(graphVersionId, {
    ...{ count: ITEMS, seed: 5, failureRate: 0 },
    user: { kind: 'simulated', withholdRate: 0, changeRate: 0 },
    models: Object.fromEntries(parts.map((part) => [part, endpoint])),
  })
  return expectOk(await startSynthesis(projectId, run))
}

async function stepsOfAll(job: JobProgress): Promise<Step[]> {
  const { rows } = await listTrajectories(projectId, { jobId: job.id }, { limit: ITEMS })
  const ids = rows.map(({ id }) => id)
  return (await readTrajectories(projectId, ids)).flatMap((trajectory) => trajectory?.steps ?? [])
}

/** The name and the schema of what is asked for. */
const askedFor = (body: JsonObject) =>
  (body.response_format as unknown as { json_schema: { name: string; schema: JsonSchema } }).json_schema

/** Something that fits a schema. */
const fitting = (schema: JsonSchema): JsonObject => {
  const scene = { random: randomFrom('a result'), today: '2026-05-04', noun: 'book', about: 'books' }
  return plausibleValue('result', schema, { ...scene, root: schema }) as JsonObject
}

const said = (value: JsonObject): Answer => ({ text: JSON.stringify(value) })

describe('a user and an emulator played by models', () => {
  it('say what their models say, timed', async () => {
    const returned: string[] = []
    const job = await workUntilDone(
      await aRunWith(['user', 'emulator'], (body) => {
        const { name, schema } = askedFor(body)
        if (name === 'user') {
          const hasThanked = JSON.stringify(body.messages).includes(THANKS)
          return said({ satisfied: hasThanked, message: hasThanked ? '' : THANKS })
        }
        const result = fitting(schema)
        returned.push(JSON.stringify(result))
        return said(result)
      }),
    )
    expect(job.status).toBe('succeeded')
    const steps = await stepsOfAll(job)
    const results = steps.filter((step) => step.kind === 'tool-result' && step.failure === null)
    expect(results.length).toBeGreaterThan(0)
    for (const { content, durationMs } of results as ToolResultStep[]) {
      expect(returned).toContain(content)
      expect(durationMs).toBeGreaterThan(0)
    }
    expect(steps.filter((step) => step.kind === 'message' && step.text === THANKS)).not.toHaveLength(0)
  })

  it('that answer with nonsense fail the call, or drop the attempt with the reason', async () => {
    const nonsense = () => ({ text: 'I would rather talk about the weather.' })
    const emulated = await workUntilDone(await aRunWith(['emulator'], nonsense))
    const results = (await stepsOfAll(emulated)).filter((step) => step.kind === 'tool-result')
    expect(results.length).toBeGreaterThan(0)
    for (const { failure } of results) expect(failure).toMatchObject({ isInjected: false })
    expect(results.map(({ failure }) => failure?.kind)).toContain('tool-error')

    await close()
    const heard = await workUntilDone(await aRunWith(['user'], nonsense))
    expect((await funnelOf(heard.id)).dropped).toHaveProperty('user-unparsed')
  })

  it('that are gone pause the run with the reason, which goes on once they are back', async () => {
    for (const part of ['user', 'emulator'] as const) {
      const queued = await aRunWith([part], () => said({ satisfied: true, message: '' }))
      const port = Number(new URL(server?.baseUrl ?? '').port)
      await close()
      const waiting = await workUntilDone(queued)
      expect(waiting).toMatchObject({ status: 'paused', done: 0 })
      expect(waiting.reason).toContain('could not be reached')

      server = await startModelServer({ port, script: () => said({ satisfied: true, message: '' }) })
      expectOk(await resumeJob(waiting))
      expect(await workUntilDone(waiting)).toMatchObject({ status: 'succeeded', done: ITEMS })
      await close()
    }
  })
})
