import { afterAll, afterEach, beforeAll, describe, expect, it } from 'vitest'
import { closeDatabase } from '@/lib/db/client'
import { listProposals, proposedGraphId } from '@/lib/db/graph-proposals'
import { funnelOf } from '@/lib/db/job-items'
import { readLog } from '@/lib/db/jobs'
import { withTestDatabase } from '@/lib/db/testing'
import { findGraph, listGraphs } from '@/lib/db/tool-graphs'
import { listServers } from '@/lib/db/tools'
import type { Answer } from '@/lib/outside/stand-ins/model-answers'
import { type ModelServer, startModelServer } from '@/lib/outside/stand-ins/model-server'
import { expectOk } from '@/lib/shared/result'
import { startGraphBuild } from '@/lib/studio/start-graph-build'
import { aLibraryProject, endpointTo } from './fixtures'
import { workUntilDone } from './work-until-done'

withTestDatabase()
afterAll(closeDatabase)

let projectId: string
let server: string
let names: string[]
beforeAll(async () => {
  projectId = (await aLibraryProject('proposals')).projectId
  const [library] = await listServers(projectId)
  server = library?.id ?? ''
  const [built] = await listGraphs(projectId)
  const graph = await findGraph(projectId, built?.graphId ?? '')
  names = graph?.graph.nodes.map((key) => key.slice(key.indexOf('/') + 1)) ?? []
})

let modelServer: ModelServer
afterEach(() => modelServer.close())

const aList = (...chains: string[][]): Answer => ({
  text: JSON.stringify(
    chains.map((tools) => ({
      tool_graph_detect: 'yes',
      tool_graph_detect_chain: tools,
      tool_graph_detect_task: 'Borrow a book.',
    })),
  ),
})

async function build(script: Answer[]) {
  modelServer = await startModelServer({ script: (_, index) => script[index % script.length] ?? {} })
  const endpoint = await endpointTo(projectId, modelServer.baseUrl, {
    name: `endpoint ${modelServer.baseUrl}`,
    concurrency: 1,
    priceIn: 1,
    priceOut: 1,
  })
  const asked = { server, model: endpoint, proposals: script.length, seed: 1 }
  const job = await workUntilDone(expectOk(await startGraphBuild(projectId, asked)))
  return { job, proposals: await listProposals(projectId, job.id) }
}

describe('a graph by a model', () => {
  it('weighs its edges by what several answers say, and says whose they are', async () => {
    const [a = '', b = '', c = ''] = names
    const { job } = await build([aList([a, b, c]), aList([a, b])])
    expect(job).toMatchObject({ status: 'succeeded', kept: 2, calls: 2 })
    const made = await findGraph(projectId, proposedGraphId(job.id))
    expect(made?.graph.dependencies.map(({ weight, author }) => [weight, author])).toEqual([
      [1, 'model'],
      [0.5, 'model'],
    ])
    expect(made?.note).toMatch(/in 2 answers$/)
    expect(made?.graph.nodes).toHaveLength(names.length)
  })

  it('keeps every answer as it came, the unusable ones with their reason', async () => {
    const [a = '', b = ''] = names
    const script: Answer[] = [
      aList([a, b]),
      { text: 'I would rather not say.' },
      aList([a, 'borrow_everything', b]),
      { text: '[]' },
      { text: '[{"tool_graph_detect": "yes", "tool_graph', finish: 'length' },
      { text: 'No.', finish: 'content_filter' },
      { text: '<think>[1]</think>nothing\u0000' },
    ]
    const { job, proposals } = await build(script)
    expect(await funnelOf(job.id)).toMatchObject({
      in: 7,
      kept: 1,
      dropped: { unparsed: 2, 'unknown-tools': 1, 'no-chain': 1, truncated: 1, refused: 1 },
    })
    expect(proposals.map(({ answer }) => answer?.length ?? 0)).not.toContain(0)
    // Which item met which answer is the endpoint's affair.
    expect(proposals).toContainEqual(
      expect.objectContaining({ answer: 'I would rather not say.', reason: 'unparsed', chains: [] }),
    )
    expect(proposals.flatMap(({ chains }) => chains.map(({ tools }) => tools))).toContainEqual([
      a,
      'borrow_everything',
      b,
    ])
    const made = await findGraph(projectId, proposedGraphId(job.id))
    expect(made?.graph.dependencies).toHaveLength(1)
    expect(made?.graph.dependencies[0]?.evidence[0]?.sentence).toContain('1 of 7 answers')
    expect((await readLog(job.id)).map(({ message }) => message)).toContain(
      'Cut 2 pairs: one of the two is no tool of the server.',
    )
  })

  it('makes no graph, and says so, when no answer joins two tools', async () => {
    const { job } = await build([{ text: '[]' }, { text: '{}' }])
    expect(job).toMatchObject({ status: 'succeeded', kept: 0 })
    expect(await findGraph(projectId, proposedGraphId(job.id))).toBeNull()
    expect((await readLog(job.id)).map(({ message }) => message)).toContain(
      'No graph was made: no answer joins two tools of the server.',
    )
  })

  it('waits with the reason while the model is down', async () => {
    const { job, proposals } = await build([{ error: 503, message: 'Overloaded' }])
    expect(job.status).toBe('paused')
    expect(job.reason).toContain('Overloaded')
    expect(proposals).toEqual([])
  })

  it('refuses what cannot work before there is a job', async () => {
    modelServer = await startModelServer()
    const asked = { server, model: 'model_none', proposals: 5, seed: 1 }
    expect(await startGraphBuild(projectId, asked)).toMatchObject({
      ok: false,
      problem: { code: 'not-found' },
    })
  })
})
