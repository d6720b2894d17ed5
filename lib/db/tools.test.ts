import { afterAll, beforeAll, describe, expect, it } from 'vitest'
import { aTool, aToolDocument } from '@/lib/tool/fixtures'
import { listTools } from './catalogue'
import { closeDatabase } from './client'
import { createProject } from './projects'
import { withTestDatabase } from './testing'
import { createGraph } from './tool-graphs'
import { saveImport } from './tool-imports'
import { findServer, findTool, getDocuments, listGraphsOn, listServers, removeServer } from './tools'

withTestDatabase()
afterAll(closeDatabase)

const aSource = (documents: ReturnType<typeof aToolDocument>[]) => ({
  fileName: 'tools.json',
  format: 'mcp',
  sha256: 'a'.repeat(64),
  report: {},
  documents,
})

const library = (purpose = 'Find a book by its title.') =>
  aToolDocument({
    server: 'library',
    title: 'Library',
    tools: [aTool('find_book', { description: purpose }), aTool('lend_book'), aTool('give_back')],
  })

describe('tool documents', () => {
  let projectId: string
  beforeAll(async () => {
    const project = await createProject('tools')
    projectId = project.ok ? project.value.id : ''
  })

  it('keeps the version of a document that came again unchanged, and makes a new one of a changed document', async () => {
    const first = await saveImport(projectId, aSource([library()]))
    const again = await saveImport(projectId, aSource([library()]))
    const changed = await saveImport(projectId, aSource([library('Look a book up by its title.')]))

    expect(first.servers[0]).toMatchObject({ version: 1, change: 'new' })
    expect(again.servers[0]).toMatchObject({
      version: 1,
      change: 'same',
      documentId: first.servers[0]?.documentId,
    })
    expect(changed.servers[0]).toMatchObject({ version: 2, change: 'new-version' })
    const [server] = await listServers(projectId)
    expect(server).toMatchObject({ name: 'library', version: 2, toolCount: 3 })
    const [old] = await getDocuments(projectId, [first.servers[0]?.documentId ?? ''])
    expect(old?.document.tools[0]?.description).toBe('Find a book by its title.')
  })

  it('lists current tools only, and finds them by every word in name, description or server', async () => {
    const all = await listTools(projectId, {})
    expect(all.total).toBe(3)
    const found = await listTools(projectId, { query: 'LOOK library' })
    expect(found.rows.map((row) => row.name)).toEqual(['find_book'])
    expect((await listTools(projectId, { query: '100%_' })).total).toBe(0)
    const page = await findTool(projectId, found.rows[0]?.id ?? '')
    expect(page?.tool.parameters.type).toBe('object')
  })

  it('does not show another project what is not its own', async () => {
    const other = await createProject('other')
    const otherId = other.ok ? other.value.id : ''
    const [server] = await listServers(projectId)
    expect(await findServer(otherId, server?.id ?? '')).toBeNull()
    expect(await getDocuments(otherId, [server?.documentId ?? ''])).toEqual([])
    expect(await removeServer(otherId, server?.id ?? '')).toMatchObject({ ok: false })
  })

  it('refuses to remove a server that a graph stands on, and says which graph', async () => {
    const [server] = await listServers(projectId)
    await createGraph(projectId, 'Lending', {
      graph: { nodes: ['library/find_book'], dependencies: [] },
      layout: {},
      note: '',
      author: 'person',
      documentIds: [server?.documentId ?? ''],
    })
    const refused = await removeServer(projectId, server?.id ?? '')
    expect(refused).toMatchObject({ ok: false, problem: { code: 'in-use' } })
    expect(!refused.ok && refused.problem.message).toContain('Lending v1')
    expect(await listServers(projectId)).toHaveLength(1)
  })

  it('says on which version of a server each graph stands', async () => {
    const [before] = await listServers(projectId)
    await saveImport(projectId, aSource([library('Find a book by its author.')]))
    const graphs = await listGraphsOn(projectId, before?.id ?? '')
    expect(graphs).toMatchObject([
      { name: 'Lending', graphVersion: 1, documentVersion: before?.version, taskCount: 0 },
    ])
    expect((await listServers(projectId))[0]?.version).toBe((before?.version ?? 0) + 1)
    expect(await listGraphsOn('proj_other', before?.id ?? '')).toEqual([])
  })

  it('numbers imports of the same server without a gap when several run at once', async () => {
    const imports = Array.from({ length: 5 }, (_, i) =>
      saveImport(projectId, aSource([aToolDocument({ server: 'busy', title: `Busy ${i}` })])),
    )
    const versions = (await Promise.all(imports)).map((saved) => saved.servers[0]?.version)
    expect(versions.toSorted()).toEqual([1, 2, 3, 4, 5])
  })
})
