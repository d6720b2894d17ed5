import { createRequire } from 'node:module'
import { afterAll, beforeAll, describe, expect, it } from 'vitest'
import { listTools } from '@/lib/db/catalogue'
import { closeDatabase, db } from '@/lib/db/client'
import { createProject } from '@/lib/db/projects'
import { withTestDatabase } from '@/lib/db/testing'
import { saveImport } from '@/lib/db/tool-imports'
import { findSource } from '@/lib/db/tool-sources'
import { findServer, listServers, removeServer } from '@/lib/db/tools'
import type { JsonObject } from '@/lib/shared/json'
import { type ParametersSchema, type Tool, toolKey } from '@/lib/tool'
import { aTool, aToolDocument } from '@/lib/tool/fixtures'
import { catchUp } from './catch-up'
import { connectTools } from './live-tools'
import { resetTries, triesOf, tryTool } from './try-tool'

withTestDatabase()
afterAll(closeDatabase)

const signal = new AbortController().signal
const require = createRequire(import.meta.url)

const parameters = (properties: JsonObject, required: string[]) =>
  ({ type: 'object', properties, required }) as ParametersSchema

const library: Tool[] = [
  aTool('create_book', {
    description: 'Creates a book in the library and returns it.',
    parameters: parameters({ title: { type: 'string' }, pages: { type: 'integer', minimum: 1 } }, ['title']),
  }),
  aTool('list_books', {
    description: 'Lists the books of the library.',
    parameters: parameters({}, []),
  }),
]

let projectId: string
beforeAll(async () => {
  const project = await createProject('tries')
  projectId = project.ok ? project.value.id : ''
  await saveImport(projectId, {
    ...{ fileName: 'library.json', format: 'mcp', sha256: '', report: {} },
    documents: [aToolDocument({ server: 'library', title: 'Library', tools: library })],
  })
})

const idOf = async (name: string): Promise<string> => {
  const { rows } = await listTools(projectId, { query: name })
  return rows.find((row) => row.name === name)?.id ?? ''
}
const attempt = async (name: string, args: JsonObject, more: object = {}) => {
  const asked = { backend: 'emulator' as const, isForced: false, signal, ...more }
  const tried = await tryTool(projectId, { toolId: await idOf(name), arguments: args, ...asked })
  if (!tried.ok) throw new Error(tried.problem.message)
  return tried.value
}
const lastOf = async (name: string, args: JsonObject, more: object = {}) => {
  const tried = await attempt(name, args, more)
  const last = tried.kind === 'tried' ? tried.tries.at(-1) : undefined
  if (!last) throw new Error('nothing was called')
  return last
}

describe('a tool of a file', () => {
  it('is tried in a session that remembers what earlier tries made', async () => {
    await lastOf('create_book', { title: 'The Quiet Harbour' })
    const listed = await lastOf('list_books', {})
    expect(listed).toMatchObject({
      ordinal: 1,
      tool: toolKey('library', 'list_books'),
      failure: null,
      durationMs: null,
    })
    expect(listed.content).toContain('The Quiet Harbour')
  })

  it('is not called with arguments that do not fit, unless it is asked to be', async () => {
    const unfit = await attempt('create_book', { pages: 0 })
    expect(unfit).toEqual({
      kind: 'unfit',
      problems: [
        { path: '$.title', message: 'is required' },
        { path: '$.pages', message: 'must be >= 1' },
      ],
    })
    const forced = await lastOf('create_book', { pages: 0 }, { isForced: true })
    expect(forced).toMatchObject({ ordinal: 2, failure: { kind: 'invalid-arguments', isInjected: false } })
  })

  it('begins anew with another seed, and may fail on purpose', async () => {
    const toolId = await idOf('list_books')
    const anew = await resetTries(projectId, { toolId, backend: 'emulator', seed: 7, failureRate: 1 })
    expect(anew).toMatchObject({ ok: true, value: { session: { seed: 7, failureRate: 1 }, tries: [] } })
    const failed = await lastOf('list_books', {})
    expect(failed).toMatchObject({ ordinal: 0, failure: { isInjected: true } })
    const [server] = await listServers(projectId)
    const { tries } = await triesOf(projectId, server?.documentId ?? '', 'emulator')
    expect(tries).toHaveLength(1)
  })

  it('has no live server to be tried against', async () => {
    const asked = {
      toolId: await idOf('list_books'),
      backend: 'live' as const,
      arguments: {},
      isForced: false,
    }
    const refused = await tryTool(projectId, { ...asked, signal })
    expect(refused.ok ? 'tried' : refused.problem.code).toBe('no-source')
  })
})

describe('a tool of a live server', () => {
  it('is called there, under the name that it has there', async () => {
    const path = require.resolve('@modelcontextprotocol/server-everything/dist/index.js')
    const args = [path, 'stdio', '--token', 'very-secret']
    const source = { kind: 'command' as const, program: process.execPath, args, env: {} }
    const connected = await connectTools(projectId, source, { signal, name: 'Everything' })
    expect(connected.ok).toBe(true)
    const echoed = await lastOf('echo', { message: 'good day' }, { backend: 'live' })
    expect(echoed).toMatchObject({ content: 'Echo: good day', failure: null })
    expect(echoed.durationMs).toBeGreaterThan(0)
  })

  it('is reached by arguments whose secrets are stored sealed alone, also where they once were not', async () => {
    const stored = async () =>
      JSON.stringify([await db().toolSource.findMany(), await db().toolImport.findMany()])
    expect(await stored()).not.toContain('very-secret')
    expect(await findSource(projectId, 'everything')).toMatchObject({
      args: [expect.any(String), 'stdio', '--token', '…'],
    })

    const path = require.resolve('@modelcontextprotocol/server-everything/dist/index.js')
    const open = { args: [path, 'stdio', '--token', 'very-secret'], sealedArgs: null }
    await db().toolSource.updateMany({ where: { kind: 'command' }, data: open })
    await db().toolImport.updateMany({ where: { format: 'mcp' }, data: { fileName: open.args.join(' ') } })
    await catchUp()
    expect(await stored()).not.toContain('very-secret')
    expect((await lastOf('echo', { message: 'again' }, { backend: 'live' })).content).toBe('Echo: again')
  })

  it('goes with its server, and its tries with it', async () => {
    const server = (await listServers(projectId)).find(({ name }) => name === 'everything')
    expect((await removeServer(projectId, server?.id ?? '')).ok).toBe(true)
    expect(await findServer(projectId, server?.id ?? '')).toBeNull()
    expect((await triesOf(projectId, server?.documentId ?? '', 'live')).tries).toEqual([])
  })
})

describe('an address with a key in its query', () => {
  it('is stored without it, and used with it', async () => {
    const { createServer } = await import('node:http')
    const asked: string[] = []
    const server = createServer(async (request, response) => {
      asked.push(request.url ?? '')
      let text = ''
      for await (const chunk of request) text += chunk
      if (request.method !== 'POST') return response.writeHead(405).end()
      const { id, method, params } = JSON.parse(text)
      if (id === undefined) return response.writeHead(202).end()
      const serverInfo = { name: 'far', version: '1' }
      const tool = {
        name: 'ask',
        description: 'Asks the far server a question.',
        inputSchema: { type: 'object' },
      }
      const result = {
        initialize: { protocolVersion: params?.protocolVersion, capabilities: { tools: {} }, serverInfo },
        'tools/list': { tools: [tool] },
        'tools/call': { content: [{ type: 'text', text: 'forty-two' }] },
      }[method as string]
      response.writeHead(200, { 'content-type': 'application/json' })
      response.end(JSON.stringify({ jsonrpc: '2.0', id, result }))
    })
    await new Promise<void>((resolve) => server.listen(0, '127.0.0.1', resolve))
    const address = server.address()
    const url = `http://127.0.0.1:${typeof address === 'object' ? address?.port : 0}/mcp?key=very-secret`
    try {
      const connected = await connectTools(
        projectId,
        { kind: 'url', url, headers: {} },
        { signal, toolsMin: 1 },
      )
      expect(connected.ok).toBe(true)
      const known = await findSource(projectId, 'far')
      expect(known).toMatchObject({ kind: 'url', url: url.replace('very-secret', '…') })
      expect((await lastOf('ask', {}, { backend: 'live' })).content).toBe('forty-two')
      expect(asked.every((path) => path === '/mcp?key=very-secret')).toBe(true)

      // As an earlier version of the studio left it.
      await db().toolSource.updateMany({ where: { kind: 'url' }, data: { url, sealedUrl: null } })
      await db().toolImport.updateMany({
        where: { fileName: { contains: '/mcp?' } },
        data: { fileName: url },
      })
      await catchUp()
      const stored = [await db().toolSource.findMany(), await db().toolImport.findMany()]
      expect(JSON.stringify(stored)).not.toContain('very-secret')
      expect((await lastOf('ask', {}, { backend: 'live' })).content).toBe('forty-two')
    } finally {
      server.close()
    }
  })
})
