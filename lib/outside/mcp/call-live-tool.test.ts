import { createServer } from 'node:http'
import { createRequire } from 'node:module'
import type { AddressInfo } from 'node:net'
import { fileURLToPath } from 'node:url'
import { describe, expect, it } from 'vitest'
import type { LiveSource } from '@/lib/tool'
import { callLiveTool } from './call-live-tool'

const signal = new AbortController().signal
const require = createRequire(import.meta.url)

const aProgram = (path: string, args: string[] = []): LiveSource => ({
  kind: 'command',
  program: process.execPath,
  args: [path, ...args],
  env: {},
})
const misbehaving = (way: string) =>
  aProgram(fileURLToPath(new URL('./fixtures/misbehaving-server.mjs', import.meta.url)), [way])
const call = (source: LiveSource, name: string, args = {}, timeoutMs = 30_000) =>
  callLiveTool(source, { id: 'call_1', name, arguments: args }, { signal, timeoutMs })

describe('callLiveTool', () => {
  it('gets an answer from a real server, timed', async () => {
    const everything = require.resolve('@modelcontextprotocol/server-everything/dist/index.js')
    const result = await call(aProgram(everything), 'echo', { message: 'good day' })
    expect(result).toMatchObject({ callId: 'call_1', content: 'Echo: good day', failure: null })
    expect(result.durationMs).toBeGreaterThan(0)
  })

  it('reads the text of an answer, and names what is no text', async () => {
    expect((await call(misbehaving('well'), 'a', { id: '7' })).content).toBe(
      'a got 7\n[image, image/png, 3 kB]',
    )
    expect((await call(misbehaving('structured'), 'a', { id: '7' })).content).toBe(
      '{"name":"a","args":{"id":"7"}}',
    )
  })

  it.each([
    ['hangs-in-call', 'timeout', true, /did not answer the call within 3 s\.$/],
    ['hangs', 'timeout', true, /did not answer as an MCP server within 3 s\.$/],
    ['dies-in-call', 'unreachable', true, /ended before it had answered the call\.$/],
    [
      'answers-too-much',
      'too-large',
      false,
      /answered with more than 10 MB, which is more than an agent could read/,
    ],
    ['answers-nonsense', 'unreachable', false, /sent what is no answer of MCP: content: /],
    ['refuses', 'invalid-arguments', false, /refused the call: .*There is no id 7\.$/],
    ['fails', 'tool-error', false, /^The shelf is empty\.$/],
  ])('%s: one sentence, and what kind of failure it is', async (way, kind, isTransient, message) => {
    // Long enough for a program to start on a busy machine, before it hangs.
    const timeoutMs = way.startsWith('hangs') ? 3_000 : 30_000
    const { failure, content } = await call(misbehaving(way), 'a', { id: '7' }, timeoutMs)
    expect(failure).toMatchObject({ kind, isTransient, isInjected: false })
    expect(failure?.message).toMatch(message)
    expect(content).not.toBe('')
  })

  it('leaves an answer over the network that does not end', async () => {
    const server = createServer(async (request, response) => {
      let text = ''
      for await (const chunk of request) text += chunk
      const { id, method, params } = JSON.parse(text || '{}')
      if (request.method !== 'POST') return response.writeHead(405).end()
      if (id === undefined) return response.writeHead(202).end()
      response.writeHead(200, { 'content-type': 'application/json' })
      if (method === 'initialize') {
        const serverInfo = { name: 'far', version: '1' }
        const result = { protocolVersion: params.protocolVersion, capabilities: { tools: {} }, serverInfo }
        return response.end(JSON.stringify({ jsonrpc: '2.0', id, result }))
      }
      const pour = () => {
        while (response.writable && response.write('x'.repeat(2 ** 20)));
      }
      response.on('drain', pour)
      pour()
    })
    await new Promise<void>((resolve) => server.listen(0, '127.0.0.1', resolve))
    const url = `http://127.0.0.1:${(server.address() as AddressInfo).port}/mcp`
    const { failure } = await call({ kind: 'url', url, headers: {} }, 'a')
    expect(failure).toMatchObject({ kind: 'too-large' })
    server.closeAllConnections()
    server.close()
  })
})
