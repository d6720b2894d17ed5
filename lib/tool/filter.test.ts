import fc from 'fast-check'
import { describe, expect, it } from 'vitest'
import { fail, ok } from '../shared/result'
import { filterServers, type ServerSource } from './filter'
import { aTool } from './fixtures'
import { importReportSchema } from './import-report'

const aServer = (title: string, tools: unknown[]): ServerSource => ({
  where: title,
  server: ok({ title, description: 'A server.', domain: null, tools: tools.map((tool) => ok(tool)) }),
})

const threeTools = [aTool('find_city'), aTool('get_forecast'), aTool('list_warnings')]

describe('filterServers', () => {
  it('keeps a server with three good tools', () => {
    const { documents, report } = filterServers([aServer('Weather Desk', threeTools)])
    expect(documents).toEqual([
      {
        server: 'weather-desk',
        title: 'Weather Desk',
        description: 'A server.',
        domain: null,
        tools: threeTools,
      },
    ])
    expect(report).toMatchObject({
      in: 3,
      kept: 3,
      changed: 0,
      dropped: {},
      servers: { in: 1, kept: 1, dropped: {} },
    })
  })

  it('leaves out the later of two tools of one name, also when renaming made them one', () => {
    const { documents, report } = filterServers([
      aServer('Weather Desk', [...threeTools, aTool('get_forecast'), aTool('find.city')]),
    ])
    expect(documents[0]?.tools).toEqual(threeTools)
    expect(report.dropped).toEqual({ 'duplicate-name': 2 })
    expect(report.entries.at(-1)).toMatchObject({
      server: 'weather-desk',
      tool: 'find.city',
      outcome: 'rejected',
    })
  })

  it('counts the tools of a server again after tools were dropped', () => {
    const { documents, report } = filterServers([
      aServer('Weather Desk', [...threeTools.slice(0, 2), aTool('list_warnings', { description: '' })]),
    ])
    expect(documents).toEqual([])
    expect(report).toMatchObject({
      in: 3,
      kept: 0,
      dropped: { 'server-too-small': 2, 'no-description': 1 },
      servers: { in: 1, kept: 0, dropped: { 'server-too-small': 1 } },
    })
    expect(report.entries[0]?.reasons[0]?.message).toBe(
      'Weather Desk has 2 usable tools of 3; a server needs at least 3.',
    )
  })

  it('asks for as many tools as it is told to', () => {
    const two = [aServer('Weather Desk', threeTools.slice(0, 2))]
    expect(filterServers(two, { toolsMin: 2 }).documents).toHaveLength(1)
    expect(filterServers(two).documents).toHaveLength(0)
  })

  it('gives every kept server a name of its own; dropped ones take none', () => {
    const { documents } = filterServers([
      aServer('Weather', threeTools.slice(0, 1)),
      aServer('Weather', threeTools),
      aServer('weather!', threeTools),
      aServer('天气', threeTools),
    ])
    expect(documents.map(({ server }) => server)).toEqual(['weather', 'weather-2', 'server-4d947325'])
  })

  it('reports a server that could not be read, and goes on', () => {
    const unreadable = { where: 'line 2', server: fail('not-json', 'tools.jsonl is not JSON at line 2.') }
    const { documents, report } = filterServers([unreadable, aServer('Weather Desk', threeTools)])
    expect(documents).toHaveLength(1)
    expect(report.servers).toEqual({ in: 2, kept: 1, dropped: { 'not-json': 1 } })
    expect(report.entries[0]).toMatchObject({ server: 'line 2', tool: null, outcome: 'rejected' })
  })

  it('adds up, for tools and for servers, whatever comes in', () => {
    const name = fc.constantFrom('find_city', 'find city', 'get_forecast', 'list_warnings', '🌦', '')
    const description = fc.constantFrom('Finds a city by its name.', '', 'City', '  Finds  a city  by name ')
    const parameters = fc.constantFrom(aTool().parameters, undefined, { type: 'wibble' }, { type: 'dict' })
    const tool = fc.oneof(fc.record({ name, description, parameters }), fc.constantFrom(null, 7, 'tool'))
    const server = fc.tuple(
      fc.constantFrom('Weather', 'weather', '天气', ''),
      fc.array(tool, { maxLength: 8 }),
    )
    fc.assert(
      fc.property(fc.array(server, { maxLength: 6 }), fc.integer({ min: 0, max: 4 }), (servers, toolsMin) => {
        const { documents, report } = filterServers(
          servers.map(([title, tools]) => aServer(title, tools)),
          { toolsMin },
        )
        expect(importReportSchema.parse(JSON.parse(JSON.stringify(report)))).toEqual(report)
        expect(report.in).toBe(servers.reduce((sum, [, tools]) => sum + tools.length, 0))
        expect(report.servers).toMatchObject({ in: servers.length, kept: documents.length })
        expect(report.kept).toBe(documents.reduce((sum, { tools }) => sum + tools.length, 0))
        expect(new Set(documents.map(({ server }) => server)).size).toBe(documents.length)
        for (const { tools } of documents)
          expect(new Set(tools.map(({ name }) => name)).size).toBe(tools.length)
      }),
    )
  })
})

describe('importReportSchema', () => {
  it('refuses a report that does not add up', () => {
    const { report } = filterServers([aServer('Weather Desk', threeTools)])
    expect(importReportSchema.safeParse({ ...report, in: 4 }).success).toBe(false)
    expect(importReportSchema.safeParse({ ...report, dropped: { lost: 1 } }).success).toBe(false)
  })
})
