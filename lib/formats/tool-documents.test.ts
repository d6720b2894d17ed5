import { existsSync, readFileSync } from 'node:fs'
import { describe, expect, it } from 'vitest'
import { CALLABLE_NAME } from '../tool'
import { aTool } from '../tool/fixtures'
import { decodeToolFile, readToolDocuments, TOOL_FILE_BYTES_MAX } from './tool-documents'

const names = ['find_city', 'get_forecast', 'list_warnings']
const { description, parameters } = aTool()
const mcpTools = names.map((name) => ({ name, description, inputSchema: parameters }))
const functions = names.map((name) => ({ name, description, parameters }))
const wrapped = functions.map((tool) => ({ type: 'function', function: tool }))

const lines = (...values: unknown[]) =>
  values.map((value) => (typeof value === 'string' ? value : JSON.stringify(value))).join('\n')

const read = (content: unknown, fileName = 'tools.json') => {
  const text = typeof content === 'string' ? content : JSON.stringify(content)
  const result = readToolDocuments(text, fileName)
  if (!result.ok) throw new Error(`${result.problem.code}: ${result.problem.message}`)
  return result.value
}

const refused = (content: unknown, fileName = 'tools.json') => {
  const result = readToolDocuments(typeof content === 'string' ? content : JSON.stringify(content), fileName)
  if (result.ok) throw new Error(`read as ${result.value.format}`)
  return result.problem
}

describe('MCP tools/list', () => {
  it.each([
    ['the bare answer', { tools: mcpTools }],
    ['its JSON-RPC envelope', { jsonrpc: '2.0', id: 1, result: { tools: mcpTools } }],
  ])('is read from %s, the server named after the file', (_, content) => {
    const { format, documents } = read(content, 'exports/weather_desk.json')
    expect(format).toBe('mcp')
    expect(documents).toMatchObject([{ server: 'weather-desk', title: 'weather desk', domain: null }])
    expect(documents[0]?.tools).toEqual(names.map((name) => aTool(name)))
  })

  it.each([
    ['name', { name: 'Weather Desk' }],
    ['server_name', { server_name: 'Weather Desk' }],
    ['serverInfo', { serverInfo: { name: 'weather', title: 'Weather Desk', version: '1' } }],
  ])('takes the title from %s, in lists and in lines', (_, title) => {
    const server = { ...title, instructions: 'Ask for cities.', tools: mcpTools }
    for (const { documents } of [read([server, server]), read(lines(server, server), 'tools.jsonl')]) {
      expect(documents.map(({ title }) => title)).toEqual(['Weather Desk', 'Weather Desk'])
      expect(documents.map(({ server }) => server)).toEqual(['weather-desk', 'weather-desk-2'])
      expect(documents[0]?.description).toBe('Ask for cities.')
    }
  })

  it('keeps the schema of results', () => {
    const outputSchema = { type: 'object', properties: { rain: { type: 'number' } } }
    const { documents } = read({ tools: mcpTools.map((tool) => ({ ...tool, outputSchema })) })
    expect(documents[0]?.tools[0]?.result).toEqual(outputSchema)
  })
})

describe('ASTRA and Toucan', () => {
  it('reads mcp_servers.jsonl, the name by its precedence', () => {
    const row = (group_info: object) => ({ base_info: { group_info, tool_list: functions }, call_info: {} })
    const { format, documents } = read(
      lines(
        row({
          server_title: 'Weather Desk',
          server_name: 'wd',
          server_description: 'Skies.',
          domain: 'Weather',
        }),
        row({ name: 'Desk', server_title: 'Weather Desk', group_id: 'g1' }),
        row({ group_id: 'g1' }),
        row({}),
      ),
      'mcp_servers.jsonl',
    )
    expect(format).toBe('astra')
    expect(documents.map(({ title }) => title)).toEqual(['Weather Desk', 'Desk', 'g1', 'Unknown'])
    expect(documents[0]).toMatchObject({ description: 'Skies.', domain: 'Weather' })
  })

  it('reads Toucan rows and the crawl records behind them', () => {
    const row = { server_name: 'Weather Desk', primary_label: 'Weather', tools: mcpTools }
    const record = {
      labels: { primary_label: 'Weather' },
      metadata: {
        server_name: 'Weather Desk',
        remote_server_response: {
          tools: functions.map(({ parameters, ...tool }) => ({ ...tool, input_schema: parameters })),
        },
      },
    }
    for (const { format, documents } of [read(lines(row)), read(record)]) {
      expect(format).toBe('toucan')
      expect(documents).toMatchObject([{ title: 'Weather Desk', domain: 'Weather' }])
      expect(documents[0]?.tools).toEqual(names.map((name) => aTool(name)))
    }
  })
})

describe('function tools', () => {
  it.each([
    ['a list of functions in their wrapper', wrapped],
    ['a bare list', functions],
    ['lines', lines(...functions)],
    ['lines in their wrapper', lines(...wrapped)],
  ])('are read from %s as one server', (_, content) => {
    const { format, documents } = read(content, 'weather_desk.json')
    expect(format).toBe('functions')
    expect(documents).toMatchObject([{ server: 'weather-desk' }])
    expect(documents[0]?.tools).toEqual(names.map((name) => aTool(name)))
  })

  it('are read from BFCL documents, with their responses', () => {
    const bfcl = names.map((name) => ({
      name,
      description,
      parameters: { type: 'dict', properties: {}, required: [] },
      response: { type: 'dict', properties: { rain: { type: 'float' } } },
    }))
    const { documents, report } = read(lines(...bfcl))
    expect(documents[0]?.tools[0]?.result).toEqual({
      type: 'object',
      properties: { rain: { type: 'number' } },
    })
    expect(report).toMatchObject({ in: 3, kept: 3, changed: 3 })
  })

  it('report a bad line as a tool of its own', () => {
    const { documents, report } = read(
      lines(...functions, '{"name": ', ...functions.slice(0, 1)),
      'tools.jsonl',
    )
    expect(documents).toHaveLength(1)
    expect(report).toMatchObject({ in: 5, kept: 3, dropped: { 'not-json': 1, 'duplicate-name': 1 } })
    expect(report.entries.find(({ tool }) => tool === '#4')?.reasons[0]?.message).toContain(
      'line 4, column 10',
    )
  })
})

describe('bad input', () => {
  it('says where a file stops being JSON', () => {
    expect(refused('{"tools": [\n  {"name": "a",}\n]}')).toEqual({
      code: 'not-json',
      message: 'tools.json is not JSON at line 2, column 16: expected a name in double quotes and met "}".',
    })
  })

  it.each(['', ' \n\n', '\uFEFF'])('refuses the empty file %j', (text) => {
    expect(refused(text)).toEqual({ code: 'empty-file', message: 'tools.json is empty.' })
  })

  it.each([
    [[], 'an empty list'],
    [7, 'the number 7'],
    ['"tools"', 'a text'],
    [{ openapi: '3.1.0', paths: {} }, 'an object with the members openapi, paths'],
    [{ tools: 'none' }, 'an object with the member tools'],
    [[{ messages: [], tools: functions }], 'an object with the members messages, tools (item 1 of 1)'],
    [[[1]], 'a list of 1 whose first item is the number 1'],
  ])('says what %j is and what it should be', (content, found) => {
    const problem = refused(content)
    expect(problem.code).toBe('other-shape')
    expect(problem.message).toContain(found)
    expect(problem.message).toContain('Expected servers with their tools')
  })

  it('reads on after a bad line and after a row of another shape', () => {
    const server = { name: 'Weather Desk', tools: mcpTools }
    const { documents, report } = read(lines(server, '{"name": "Half', { id: 7 }, '', server), 'tools.jsonl')
    expect(documents).toHaveLength(2)
    expect(report.servers).toEqual({ in: 4, kept: 2, dropped: { 'not-json': 1, 'other-shape': 1 } })
    expect(report.entries.filter(({ outcome }) => outcome === 'rejected')).toMatchObject([
      { server: 'line 2', reasons: [{ message: expect.stringContaining('line 2, column 10') }] },
      { server: 'line 3', reasons: [{ message: expect.stringContaining('the member id') }] },
    ])
  })

  it('refuses bytes that are no UTF-8 and a file that is too large', () => {
    const latin = decodeToolFile(new Uint8Array([0x5b, 0x22, 0xe9, 0x22, 0x5d]), 'tools.json')
    expect(latin).toMatchObject({ ok: false, problem: { code: 'not-utf8' } })
    const large = decodeToolFile(new Uint8Array(100_000_000), 'tools.json')
    expect(large).toMatchObject({
      ok: false,
      problem: { code: 'too-large', message: expect.stringContaining('96 MB') },
    })
    expect(refused('x'.repeat(TOOL_FILE_BYTES_MAX + 1)).code).toBe('too-large')
  })
})

const TOUCAN = '../shared/data/toucan/servers_with_tools.jsonl'

describe('300 real servers', () => {
  it.skipIf(!existsSync(TOUCAN))(`are read and accounted for (skipped without ${TOUCAN})`, () => {
    const bytes = readFileSync(TOUCAN)
    const result = readToolDocuments(new TextDecoder().decode(bytes), 'servers_with_tools.jsonl')
    if (!result.ok) throw new Error(result.problem.message)
    const { format, documents, report } = result.value
    expect(format).toBe('toucan')
    expect(report).toMatchObject({ in: 1997, kept: 1779, servers: { in: 300, kept: 177 } })
    expect(Object.values(report.dropped).reduce((sum, count) => sum + count, report.kept)).toBe(1997)
    const tools = documents.flatMap(({ tools }) => tools)
    expect(tools.every(({ name }) => CALLABLE_NAME.test(name))).toBe(true)
    expect(documents.every(({ tools }) => tools.length >= 3)).toBe(true)
    expect(new Set(documents.map(({ server }) => server)).size).toBe(documents.length)
  })
})
