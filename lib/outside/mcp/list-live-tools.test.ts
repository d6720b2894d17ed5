import { execFileSync } from 'node:child_process'
import { createServer } from 'node:http'
import { createRequire } from 'node:module'
import type { AddressInfo } from 'node:net'
import { fileURLToPath } from 'node:url'
import { afterEach, describe, expect, it, vi } from 'vitest'
import type { LiveSource } from '@/lib/tool'
import { listLiveTools } from './list-live-tools'

const signal = new AbortController().signal

const aProgram = (path: string, args: string[] = [], env: Record<string, string> = {}): LiveSource => ({
  kind: 'command',
  program: process.execPath,
  args: [path, ...args],
  env,
})
const require = createRequire(import.meta.url)
const misbehaving = (way: string, env?: Record<string, string>) =>
  aProgram(fileURLToPath(new URL('./fixtures/misbehaving-server.mjs', import.meta.url)), [way], env)

const namesOf = (tools: unknown[]) => tools.map((tool) => (tool as { name: string }).name)

describe('a real server', () => {
  it.each([
    [require.resolve('@modelcontextprotocol/server-memory/dist/index.js'), 'create_entities'],
    [require.resolve('@modelcontextprotocol/server-everything/dist/index.js'), 'echo'],
  ])('%s lists its tools over standard input and output', async (server, tool) => {
    const listed = await listLiveTools(aProgram(server), { signal })
    if (!listed.ok) throw new Error(listed.problem.message)
    expect(listed.value.title).toBeTruthy()
    expect(namesOf(listed.value.tools)).toContain(tool)
    expect(listed.value.tools.length).toBeGreaterThan(8)
  })

  it('sees no variable of ours but those that are safe and those it is given', async () => {
    vi.stubEnv('ASTRA_STUDIO_SECRET', 'sealed with this')
    const listEnvironment = `
      const tools = Object.keys(process.env).map((name) => ({ name }))
      process.stdin.on('data', (data) => {
        for (const line of String(data).trim().split('\\n')) {
          const { id, method, params } = JSON.parse(line)
          if (id === undefined) continue
          const result = method === 'initialize'
            ? { protocolVersion: params.protocolVersion, capabilities: { tools: {} }, serverInfo: { name: 'env', version: '1' } }
            : { tools }
          console.log(JSON.stringify({ jsonrpc: '2.0', id, result }))
        }
      })`
    const source = {
      kind: 'command',
      program: process.execPath,
      args: ['-e', listEnvironment],
      env: { TOKEN: 'x' },
    } as const
    const listed = await listLiveTools({ ...source, args: [...source.args] }, { signal })
    const names = listed.ok ? namesOf(listed.value.tools) : []
    expect(names).toContain('TOKEN')
    expect(names).toContain('PATH')
    expect(names.filter((name) => /SECRET|DATABASE|ASTRA|NODE|npm/.test(name))).toEqual([])
  })
})

describe('a server that misbehaves', () => {
  const listing = async (source: LiveSource, timeoutMs = 30_000) => {
    const listed = await listLiveTools(source, { signal, timeoutMs })
    return listed.ok ? { code: 'ok', message: String(listed.value.tools.length) } : listed.problem
  }

  it.each([
    ['hangs', 'timeout', /did not answer as an MCP server within 3 s\.$/],
    ['ignores-the-end', 'timeout', /did not answer as an MCP server within 3 s\.$/],
    ['hangs-in-mid-list', 'timeout', /did not list its tools within 3 s\.$/],
    [
      'dies-at-once',
      'broke-off',
      /ended before it answered as an MCP server\. It last said: the port is taken$/,
    ],
    ['never-ends', 'endless-list', /The server's list does not end: after 2 tools/],
    ['no-list', 'not-mcp', /sent what is no answer of MCP: tools: /],
  ])('%s: one sentence', async (way, code, message) => {
    // What hangs does so after its program has started, which takes its time on a busy machine.
    const problem = await listing(misbehaving(way), code === 'timeout' ? 3_000 : undefined)
    expect(problem.code).toBe(code)
    expect(problem.message).toMatch(message)
  })

  it('leaves no program behind, not even one that will not end', async () => {
    const running = () =>
      execFileSync('ps', ['-eo', 'args']).toString().includes('misbehaving-server.mjs ignores')
    const listed = listing(misbehaving('ignores-the-end'), 3_000)
    await expect.poll(running).toBe(true)
    await listed
    expect(running()).toBe(false)
  })

  it('dies in mid-list: its last words are told, what it was given is not', async () => {
    const problem = await listing(misbehaving('dies-in-mid-list', { TOKEN: 'very-secret' }))
    expect(problem.code).toBe('broke-off')
    expect(problem.message).toMatch(
      /ended before it had listed its tools\. It last said: the token \[secret\] has run out$/,
    )
  })

  it.each(['one-name-twice', 'no-schema'])(
    '%s: the list comes whole, for the import to judge',
    async (way) => {
      expect((await listing(misbehaving(way))).code).toBe('ok')
    },
  )

  it('is no server but a program that has ended, or that says something else', async () => {
    const echo = {
      kind: 'command',
      program: process.execPath,
      args: ['-e', 'console.log("hello")'],
      env: {},
    } as const
    expect((await listing({ ...echo, args: [...echo.args] })).code).toBe('broke-off')
  })

  it('is no program at all', async () => {
    const problem = await listing({ kind: 'command', program: 'no-such-program-here', args: [], env: {} })
    expect(problem.message).toMatch(/^There is no program "no-such-program-here" on this machine/)
  })

  it('is left when the listing is stopped', async () => {
    const stop = new AbortController()
    setTimeout(() => stop.abort(), 200)
    const listed = await listLiveTools(misbehaving('hangs'), { signal: stop.signal })
    expect(listed.ok ? 'ok' : listed.problem.code).toBe('aborted')
  })
})

describe('an address', () => {
  const open: ReturnType<typeof createServer>[] = []
  afterEach(() => {
    for (const server of open.splice(0)) server.close()
  })

  /** Answers every request with the status, or as an MCP server that wants a token. */
  async function anAddress(status: number): Promise<string> {
    const server = createServer(async (request, response) => {
      let text = ''
      for await (const chunk of request) text += chunk
      const body = JSON.parse(text || '{}')
      if (request.method === 'GET') return response.writeHead(405).end()
      if (status !== 200 || request.headers.authorization !== 'Bearer t') {
        return response.writeHead(status === 200 ? 401 : status).end('no')
      }
      if (body.id === undefined) return response.writeHead(202).end()
      const info = {
        protocolVersion: body.params.protocolVersion,
        capabilities: { tools: {} },
        serverInfo: { name: 'far', version: '1' },
      }
      const result = body.method === 'initialize' ? info : { tools: [{ name: 'a' }] }
      response.writeHead(200, { 'content-type': 'application/json' })
      response.end(JSON.stringify({ jsonrpc: '2.0', id: body.id, result }))
    })
    open.push(server)
    await new Promise<void>((resolve) => server.listen(0, '127.0.0.1', resolve))
    return `http://127.0.0.1:${(server.address() as AddressInfo).port}/mcp`
  }

  const list = async (url: string, headers: Record<string, string> = {}) =>
    listLiveTools({ kind: 'url', url, headers }, { signal, timeoutMs: 30_000 })

  it('lists its tools to who sends the right header', async () => {
    const url = await anAddress(200)
    const listed = await list(url, { authorization: 'Bearer t' })
    expect(listed).toMatchObject({ ok: true, value: { title: 'far', tools: [{ name: 'a' }] } })
    const refused = await list(url)
    expect(refused.ok ? 'ok' : refused.problem.message).toMatch(/wants to know who asks \(401\)/)
  })

  it('that is no MCP server is told apart from one that is not there', async () => {
    const found = await list(await anAddress(404))
    expect(found.ok ? 'ok' : found.problem.message).toMatch(/has no MCP server at this address \(404\)/)
    const left = await anAddress(404)
    await new Promise((resolve) => open.pop()?.close(resolve))
    const nowhere = await list(left)
    expect(nowhere.ok ? 'ok' : nowhere.problem.message).toMatch(
      /^127\.0\.0\.1:\d+ could not be reached \(ECONNREFUSED\)/,
    )
  })
})
