import { writeFileSync } from 'node:fs'
import { mkdtemp, rm } from 'node:fs/promises'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { fileURLToPath } from 'node:url'
import { afterAll, beforeAll, describe, expect, it } from 'vitest'
import { closeDatabase } from '@/lib/db/client'
import { createProject } from '@/lib/db/projects'
import { withTestDatabase } from '@/lib/db/testing'
import { listImports } from '@/lib/db/tool-imports'
import { findSource } from '@/lib/db/tool-sources'
import { findServer, listServers, removeServer } from '@/lib/db/tools'
import { differenceInWords, type LiveSource } from '@/lib/tool'
import { compareVersions } from './compare-versions'
import { connectTools, refreshTools } from './live-tools'

withTestDatabase()
afterAll(closeDatabase)

const signal = new AbortController().signal

/** A server whose tools are the names in a file, so that they can change between two listings. */
const SERVER = `
  const { readFileSync } = require('node:fs')
  const inputSchema = { type: 'object', properties: {} }
  const tools = readFileSync(process.argv[1], 'utf8').split(',').map((name) => ({ name, description: 'Does what it says: ' + process.env.MOOD, inputSchema }))
  require('node:readline').createInterface({ input: process.stdin }).on('line', (line) => {
    const { id, method, params } = JSON.parse(line)
    if (id === undefined) return
    const info = { protocolVersion: params?.protocolVersion, capabilities: { tools: {} }, serverInfo: { name: 'Desk', version: '1' } }
    console.log(JSON.stringify({ jsonrpc: '2.0', id, result: method === 'initialize' ? info : { tools } }))
  })`

describe('a live server', () => {
  let projectId: string
  let folder: string
  let list: string
  const source = (): LiveSource => ({
    kind: 'command',
    program: process.execPath,
    args: ['-e', SERVER, list],
    env: { MOOD: 'very-secret' },
  })
  beforeAll(async () => {
    const project = await createProject('live')
    projectId = project.ok ? project.value.id : ''
    folder = await mkdtemp(join(tmpdir(), 'live-'))
    list = join(folder, 'tools')
    writeFileSync(list, 'find,get,keep')
  })
  afterAll(() => rm(folder, { recursive: true }))

  it('is connected: its tools are stored, and the way to it without its secrets', async () => {
    const connected = await connectTools(projectId, source(), { signal })
    expect(connected).toMatchObject({
      ok: true,
      value: { servers: [{ name: 'desk', version: 1, change: 'new' }] },
    })
    const known = await findSource(projectId, 'desk')
    expect(known).toMatchObject({ kind: 'command', program: process.execPath, secretNames: ['MOOD'] })
    expect(JSON.stringify(known)).not.toContain('very-secret')
  })

  it('is refreshed: no new version where nothing has changed, one where something has', async () => {
    const same = await refreshTools(projectId, 'desk', { signal })
    expect(same).toMatchObject({ ok: true, value: { servers: [{ version: 1, change: 'same' }] } })
    writeFileSync(list, 'find,give')
    const changed = await refreshTools(projectId, 'desk', { signal })
    expect(changed).toMatchObject({ ok: true, value: { servers: [{ version: 2, change: 'new-version' }] } })
    const [row] = await listServers(projectId)
    const server = await findServer(projectId, row?.id ?? '')
    expect(server?.current.document.tools.map(({ name }) => name)).toEqual(['find', 'give'])
    const compared = await compareVersions(projectId, row?.id ?? '', { before: 1, after: 2 })
    if (!compared.ok) throw new Error(compared.problem.message)
    expect(differenceInWords(compared.value)).toBe('1 added, 2 removed')
    const none = await compareVersions(projectId, row?.id ?? '', { before: 7, after: 2 })
    expect(none.ok ? 'compared' : none.problem.message).toBe('desk has no version 7 to compare.')
    // The variable went along again, opened from what was sealed.
    expect(server?.current.document.tools[0]?.description).toBe('Does what it says: very-secret')
  })

  it('that fails leaves everything as it was', async () => {
    const before = await listImports(projectId)
    await rm(list)
    const failed = await refreshTools(projectId, 'desk', { signal })
    expect(failed.ok ? 'ok' : failed.problem.code).toBe('broke-off')
    expect(await listImports(projectId)).toEqual(before)
    writeFileSync(list, 'find,give,keep')
  })

  it('of a name that is reached in another way is refused', async () => {
    const other = source()
    if (other.kind === 'command') other.args.push('more')
    const refused = await connectTools(projectId, other, { signal })
    expect(refused.ok ? 'ok' : refused.problem.code).toBe('name-taken')
    const named = await connectTools(projectId, other, { signal, name: 'Other desk' })
    expect(named).toMatchObject({ ok: true, value: { servers: [{ name: 'other-desk', version: 1 }] } })
  })

  it.each([
    ['one-name-twice', { 'duplicate-name': 1 }, 3],
    ['no-schema', { 'not-a-schema': 2, 'not-a-tool': 1 }, 3],
  ])(
    'that misbehaves (%s) keeps its good tools; the report says why the others went',
    async (way, dropped, kept) => {
      const path = fileURLToPath(new URL('../outside/mcp/fixtures/misbehaving-server.mjs', import.meta.url))
      const bad: LiveSource = { kind: 'command', program: process.execPath, args: [path, way], env: {} }
      const connected = await connectTools(projectId, bad, { signal, name: way })
      if (!connected.ok) throw new Error(connected.problem.message)
      expect(connected.value.report).toMatchObject({ kept, dropped })
    },
  )

  it('is removed with the way to it', async () => {
    const row = (await listServers(projectId)).find(({ name }) => name === 'desk')
    expect((await removeServer(projectId, row?.id ?? '')).ok).toBe(true)
    expect(await findSource(projectId, 'desk')).toBeNull()
    const gone = await refreshTools(projectId, 'desk', { signal })
    expect(gone.ok ? 'ok' : gone.problem.code).toBe('not-found')
  })
})
