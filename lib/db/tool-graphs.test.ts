import { afterAll, beforeAll, describe, expect, it } from 'vitest'
import { aToolDocument } from '@/lib/tool/fixtures'
import { chainId, listChains, saveChains } from './chains'
import { closeDatabase } from './client'
import { createProject } from './projects'
import { withTestDatabase } from './testing'
import {
  createGraph,
  findGraph,
  type GraphContent,
  listGraphs,
  listVersions,
  removeGraph,
  saveVersion,
} from './tool-graphs'
import { saveImport } from './tool-imports'

withTestDatabase()
afterAll(closeDatabase)

describe('tool-call graphs', () => {
  let projectId: string
  let content: GraphContent
  beforeAll(async () => {
    const project = await createProject('graphs')
    projectId = project.ok ? project.value.id : ''
    const saved = await saveImport(projectId, {
      fileName: 'tools.json',
      format: 'mcp',
      sha256: 'a'.repeat(64),
      report: {},
      documents: [aToolDocument()],
    })
    content = {
      graph: {
        nodes: ['weather-desk/find_city', 'weather-desk/get_forecast'],
        dependencies: [
          {
            from: 'weather-desk/find_city',
            to: 'weather-desk/get_forecast',
            parameter: 'city',
            weight: 0.5,
            evidence: [
              { kind: 'identifier', sentence: '`find_city` returns cities; `get_forecast` requires `city`.' },
            ],
            author: 'built-in',
            review: 'undecided',
          },
        ],
      },
      layout: {},
      note: 'first',
      author: 'built-in',
      documentIds: saved.servers.map((server) => server.documentId),
    }
  })

  it('gives a taken name the next free number', async () => {
    const names = []
    for (let i = 0; i < 3; i++) names.push((await createGraph(projectId, 'Weather', content)).name)
    expect(names).toEqual(['Weather', 'Weather 2', 'Weather 3'])
    expect((await listGraphs(projectId)).map((graph) => graph.name).toSorted()).toEqual(names)
  })

  it('saves the next version, and loses nobody’s edit when two start from the same one', async () => {
    const { graphId } = await createGraph(projectId, 'Edited', content)
    const edits = await Promise.all([
      saveVersion(projectId, graphId, 1, { ...content, note: 'mine', author: 'person' }),
      saveVersion(projectId, graphId, 1, { ...content, note: 'yours', author: 'person' }),
    ])
    expect(edits.filter((edit) => edit.ok)).toHaveLength(1)
    expect(edits.find((edit) => !edit.ok)).toMatchObject({ problem: { code: 'stale' } })
    expect((await listVersions(projectId, graphId)).map((version) => version.version)).toEqual([2, 1])
    const [first, latest] = [await findGraph(projectId, graphId, 1), await findGraph(projectId, graphId)]
    expect(first).toMatchObject({ note: 'first', latestVersion: 2, graph: content.graph })
    expect(latest?.version).toBe(2)
    expect(latest?.fingerprint).toBe(first?.fingerprint)
  })

  it('knows a walk that is sampled again as the same chain', async () => {
    const { graphId, versionId } = await createGraph(projectId, 'Walked', content)
    const chain = { tools: content.graph.nodes, walks: 3 }
    const sampling = { seed: 1, walks: 10, lengthMin: 2, lengthMax: 2, acyclic: true }
    expect(await saveChains(projectId, versionId, [chain], sampling)).toBe(1)
    expect(await saveChains(projectId, versionId, [chain], { ...sampling, seed: 2 })).toBe(0)
    expect(await listChains(projectId, versionId)).toMatchObject([
      { id: chainId(versionId, chain), tools: chain.tools, walks: 3, sampling, taskCount: 0 },
    ])
    expect(await removeGraph(projectId, graphId)).toEqual({ ok: true, value: null })
    expect(await listChains(projectId, versionId)).toEqual([])
  })
})
