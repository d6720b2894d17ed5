import { afterAll, afterEach, beforeAll, describe, expect, it } from 'vitest'
import { closeDatabase, db } from '@/lib/db/client'
import { removeEndpoint, saveEndpoint } from '@/lib/db/endpoints'
import { createProject } from '@/lib/db/projects'
import { withTestDatabase } from '@/lib/db/testing'
import { saveImport } from '@/lib/db/tool-imports'
import { workUntilDone } from '@/lib/jobs/work-until-done'
import { type ModelServer, type Script, startModelServer } from '@/lib/outside/stand-ins/model-server'
import { expectOk } from '@/lib/shared/result'
import { aTool, aToolDocument } from '@/lib/tool/fixtures'
import { setSimilarity, similarityState, startEmbedding } from './set-similarity'
import { nearestTo } from './similarity'

withTestDatabase()
afterAll(closeDatabase)

const anImport = (documents: ReturnType<typeof aToolDocument>[]) => ({
  ...{ fileName: 'tools.json', format: 'mcp', sha256: '', report: {} },
  documents,
})

let projectId: string
let server: ModelServer
let endpointId: string
beforeAll(async () => {
  projectId = expectOk(await createProject('vectors')).id
  const books = aToolDocument({
    server: 'books',
    title: 'Books',
    domain: 'Books',
    tools: [aTool('see_volume', { description: 'Shows one book of the library.' })],
  })
  await saveImport(projectId, anImport([aToolDocument(), books]))
})
afterEach(() => server.close())

/** The stand-in with this script, as the project's endpoint. */
async function anEndpoint(script?: Script) {
  server = await startModelServer({ script: script ?? (() => ({})) })
  const input = {
    ...{
      name: `vectors ${server.baseUrl}`,
      baseUrl: server.baseUrl,
      model: 'm',
      embeddingModel: 'small-vectors',
    },
    ...{
      concurrency: 2,
      timeoutMs: 2000,
      retriesMax: 0,
      callsMax: null,
      tokensMax: null,
      priceIn: 1,
      priceOut: 1,
    },
  }
  endpointId = expectOk(await saveEndpoint(projectId, input))
  expectOk(await setSimilarity(projectId, endpointId))
}

const embed = async () => workUntilDone(expectOk(await startEmbedding(projectId)))

describe('a project that is set to an embedding model', () => {
  it('compares by words, and says so, until every tool has its vector; then by vectors', async () => {
    await anEndpoint()
    expect(await nearestTo(projectId, 'weather-desk/get_forecast')).toMatchObject({
      index: 'lexical',
      missing: 4,
    })
    expect(await similarityState(projectId)).toMatchObject({ model: 'small-vectors', missing: 4 })
    const job = await embed()
    // The price is the other model's: what vectors cost is not known.
    expect(job).toMatchObject({ status: 'succeeded', done: 1, calls: 1, tokensIn: 10, cost: null })
    const near = await nearestTo(projectId, 'weather-desk/get_forecast')
    expect(near).toMatchObject({ index: 'small-vectors', missing: 0 })
    expect(near?.tools['same-server'][0]?.cosine).toBeGreaterThan(near?.tools.elsewhere[0]?.cosine ?? 1)
    const again = await startEmbedding(projectId)
    expect(again.ok ? 'started' : again.problem.code).toBe('complete')
  })

  it('asks only for what is new, and leaves no vector where the answer cannot be used', async () => {
    await anEndpoint([{ vectors: [[1]] }])
    const job = await embed()
    expect(job).toMatchObject({ status: 'succeeded', kept: 0, done: 1 })
    expect(await db().toolVector.count({ where: { endpointId } })).toBe(0)
    expect(await nearestTo(projectId, 'weather-desk/get_forecast')).toMatchObject({ index: 'lexical' })

    server.follow(() => ({}))
    await embed()
    await saveImport(
      projectId,
      anImport([aToolDocument({ server: 'more', title: 'More', tools: [aTool('go_home')] })]),
    )
    await embed()
    expect(server.requests.map(({ body }) => (body.input as string[]).length)).toEqual([4, 4, 1])
  })

  it('pauses while the endpoint is down', async () => {
    await anEndpoint([{ error: 503 }])
    expect(await embed()).toMatchObject({ status: 'paused', reason: expect.stringContaining('failed (503)') })
    await db().job.updateMany({ where: { status: 'paused' }, data: { status: 'cancelled' } })
  })

  it('goes back to words with the endpoint', async () => {
    await anEndpoint()
    expectOk(await removeEndpoint(projectId, endpointId))
    expect(await similarityState(projectId)).toBeNull()
    const refused = await setSimilarity(projectId, endpointId)
    expect(refused.ok ? 'set' : refused.problem.code).toBe('no-embedding-model')
  })
})
