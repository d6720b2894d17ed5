import { afterAll, beforeAll, describe, expect, it } from 'vitest'
import { closeDatabase } from '@/lib/db/client'
import { createProject } from '@/lib/db/projects'
import { withTestDatabase } from '@/lib/db/testing'
import { createGraph, findGraph, listGraphs, listVersions } from '@/lib/db/tool-graphs'
import { saveImport } from '@/lib/db/tool-imports'
import { expectOk } from '@/lib/shared/result'
import { aToolDocument } from '@/lib/tool/fixtures'
import { importGraph } from './import-graph'
import { saveEditedGraph } from './save-graph'

withTestDatabase()
afterAll(closeDatabase)

const [find, forecast, wind] = [
  'weather-desk/find_city',
  'weather-desk/get_forecast',
  'wind-desk/find_city',
] as const

/** A project with two weather servers, and the documents of both. */
async function aProject(name: string) {
  const projectId = expectOk(await createProject(name)).id
  const saved = await saveImport(projectId, {
    ...{ fileName: 'tools.json', format: 'mcp', sha256: 'a'.repeat(64), report: {} },
    documents: [aToolDocument(), aToolDocument({ server: 'wind-desk', title: 'Wind Desk' })],
  })
  const [weather = '', windy = ''] = ['weather-desk', 'wind-desk'].map(
    (server) => saved.servers.find((one) => one.name === server)?.documentId ?? '',
  )
  return { projectId, weather, windy }
}

const aDependency = (from: string, to: string) => ({
  ...{ from, to, parameter: 'city', weight: 0.5, author: 'person', review: 'accepted' },
  evidence: [{ kind: 'asserted', sentence: 'A person drew this dependency.' }],
})

const theGraph = { nodes: [find, forecast], dependencies: [aDependency(find, forecast)] }
const theLayout = { [find]: { x: 10, y: -20 } }
const aFile = (graph: object, layout: object = theLayout) => JSON.stringify({ graph, layout })

let here: Awaited<ReturnType<typeof aProject>>
beforeAll(async () => {
  here = await aProject('graphs in and out')
})

describe('importing a graph', () => {
  it('makes a graph of the file, which stands on the documents of the tools that it names and no others', async () => {
    const { graphId } = expectOk(await importGraph(here.projectId, 'From a file', aFile(theGraph)))
    expect(await findGraph(here.projectId, graphId)).toMatchObject({
      ...{ name: 'From a file', version: 1, author: 'person', note: 'imported from a file' },
      ...{ graph: theGraph, layout: theLayout, documentIds: [here.weather] },
    })
    const both = { nodes: [find, wind], dependencies: [aDependency(find, wind)] }
    const across = expectOk(await importGraph(here.projectId, 'From a file', aFile(both)))
    const found = await findGraph(here.projectId, across.graphId)
    expect(found?.name).toBe('From a file 2')
    expect(found?.documentIds.toSorted()).toEqual([here.weather, here.windy].toSorted())
  })

  it('refuses in a sentence what is wrong, and writes nothing', async () => {
    const before = await listGraphs(here.projectId)
    for (const [text, sentence] of [
      ['{"graph": ', /JSON/],
      [aFile({ nodes: [find, 'nowhere/at_all'], dependencies: [] }), /nowhere\/at_all/],
      [aFile({ ...theGraph, dependencies: [aDependency(find, find)] }), /depends on itself/],
    ] as const) {
      const refused = await importGraph(here.projectId, 'Wrong', text)
      expect(refused).toMatchObject({ ok: false, problem: { message: expect.stringMatching(sentence) } })
    }
    expect(await listGraphs(here.projectId)).toEqual(before)
  })
})

describe('saving an edited graph', () => {
  const aSavedGraph = async () => {
    const content = { graph: { nodes: [find, forecast], dependencies: [] }, layout: {}, note: 'first' }
    const { projectId, weather } = here
    return createGraph(projectId, 'Edited', { ...content, author: 'person', documentIds: [weather] })
  }
  const edited = (nodes: string[], documentIds: string[]) => ({
    ...{ basedOn: 1, layout: {}, note: 'with the wind', documentIds },
    graph: { nodes, dependencies: [aDependency(find, wind)] },
  })

  it('keeps the documents that it had and those whose tools came onto it', async () => {
    const { graphId } = await aSavedGraph()
    const save = { graphId, ...edited([find, forecast, wind], [here.windy]) }
    expect(expectOk(await saveEditedGraph(here.projectId, save))).toMatchObject({ version: 2 })
    const saved = await findGraph(here.projectId, graphId)
    expect(saved).toMatchObject({ version: 2, note: 'with the wind', graph: save.graph })
    expect(saved?.documentIds.toSorted()).toEqual([here.weather, here.windy].toSorted())
    expect((await findGraph(here.projectId, graphId, 1))?.documentIds).toEqual([here.weather])
  })

  it('refuses tools of documents that it was not given or that are another project’s, and writes nothing', async () => {
    const { graphId } = await aSavedGraph()
    const elsewhere = await aProject('another')
    for (const documentIds of [[], [elsewhere.windy], ['doc_none']]) {
      const refused = await saveEditedGraph(here.projectId, {
        graphId,
        ...edited([find, wind], documentIds),
      })
      expect(refused).toMatchObject({ ok: false, problem: { message: expect.stringContaining(wind) } })
    }
    expect(await saveEditedGraph(elsewhere.projectId, { graphId, ...edited([find], []) })).toMatchObject({
      ok: false,
      problem: { code: 'not-found' },
    })
    expect(await listVersions(here.projectId, graphId)).toHaveLength(1)
  })

  it('refuses a version that was based on one that is not the newest', async () => {
    const { graphId } = await aSavedGraph()
    const save = { graphId, ...edited([find, wind], [here.windy]) }
    expectOk(await saveEditedGraph(here.projectId, save))
    expect(await saveEditedGraph(here.projectId, save)).toMatchObject({
      ok: false,
      problem: { code: 'stale' },
    })
  })
})
