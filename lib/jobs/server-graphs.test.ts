import { afterAll, beforeAll, expect, it } from 'vitest'
import { closeDatabase } from '@/lib/db/client'
import { createProject } from '@/lib/db/projects'
import { recordServerGraphs } from '@/lib/db/server-graphs'
import { withTestDatabase } from '@/lib/db/testing'
import { listGraphs } from '@/lib/db/tool-graphs'
import { saveImport } from '@/lib/db/tool-imports'
import { listServers, removeServer } from '@/lib/db/tools'
import { expectOk } from '@/lib/shared/result'
import { startServerGraphs } from '@/lib/studio/start-server-graphs'
import { aToolDocument } from '@/lib/tool/fixtures'
import { workUntilDone } from './work-until-done'

withTestDatabase()
afterAll(closeDatabase)

let projectId: string
beforeAll(async () => {
  projectId = expectOk(await createProject('many servers')).id
})

it('has nothing to do in a project without servers', async () => {
  const refused = await startServerGraphs(projectId)
  expect(refused.ok ? 'started' : refused.problem.code).toBe('no-servers')
})

it('makes one graph a server, each once; a server that was removed meanwhile is dropped and said to be', async () => {
  await saveImport(projectId, {
    ...{ fileName: 'tools.json', format: 'mcp', sha256: '', report: {} },
    documents: ['a', 'b', 'c'].map((server) => aToolDocument({ server, title: server.toUpperCase() })),
  })
  const started = expectOk(await startServerGraphs(projectId))
  const gone = (await listServers(projectId)).find(({ name }) => name === 'b')
  expectOk(await removeServer(projectId, gone?.id ?? ''))
  const job = await workUntilDone(started)
  expect(job).toMatchObject({ status: 'succeeded', total: 3, done: 3, kept: 2, calls: 0 })
  const graphs = await listGraphs(projectId)
  expect(graphs.map(({ name }) => name).sort()).toEqual(['A', 'C'])

  // A batch that is done again after a crash changes nothing.
  const again = { ordinal: 0, outcome: 'kept' as const, reason: null, detail: null, built: null }
  expect(await recordServerGraphs(job.id, projectId, [again])).toMatchObject({ done: 3, kept: 2 })
  expect(await listGraphs(projectId)).toHaveLength(2)
})
