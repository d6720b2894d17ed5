import { afterAll, afterEach, beforeAll, expect, it } from 'vitest'
import { closeDatabase } from '@/lib/db/client'
import { listJobs } from '@/lib/db/jobs'
import { withTestDatabase } from '@/lib/db/testing'
import { aLibraryProject, endpointTo } from '@/lib/jobs/fixtures'
import { aWholeCast, IN_FLIGHT, until } from '@/lib/jobs/fixtures/whole-cast'
import { cancelJob, closeQueue } from '@/lib/jobs/queue'
import { type ModelServer, startModelServer } from '@/lib/outside/stand-ins/model-server'
import { expectOk } from '@/lib/shared/result'
import { command } from './fixtures'

withTestDatabase()
afterAll(async () => {
  await closeQueue()
  await closeDatabase()
})

let projectId: string
let server: ModelServer
beforeAll(async () => {
  projectId = (await aLibraryProject('Library desk')).projectId
  server = await startModelServer({ script: (body) => ({ ...aWholeCast(body), breaks: 'silent' }) })
  await endpointTo(projectId, server.baseUrl, { name: 'thinks', timeoutMs: 60_000 })
})
afterEach(() => server.close())

it('tells of a run that was cancelled how many attempts were cut off, and what is left', async () => {
  const run = command([
    ...[
      'synthesize',
      'Lindenfeld Public Library',
      '--count',
      '9',
      '--agent',
      'thinks',
      '--project',
      'Library desk',
    ],
  ])
  await until(() => server.requests.length === IN_FLIGHT)
  const [job] = await listJobs(projectId)
  if (job) expectOk(await cancelJob(job))
  const { code, complained } = await run
  expect(code).not.toBe(0)
  expect(complained).toContain(
    `${job?.id} is cancelled after 4 of 9 items: asked for by a person. 4 of them were cut off in mid-attempt, and stay on record as dropped. Resume it on the jobs page.`,
  )
})
