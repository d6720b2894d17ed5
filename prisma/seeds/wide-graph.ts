import { createGraph, listGraphs } from '@/lib/db/tool-graphs'
import { saveImport } from '@/lib/db/tools'
import { type Tool, toolKey } from '@/lib/tool'
import { buildGraph } from '@/lib/tool-graph'
import { type Seeded, seedProject } from './seeding'

const NOUNS = [
  'order',
  'invoice',
  'parcel',
  'supplier',
  'customer',
  'ticket',
  'contract',
  'meeting',
  'vehicle',
  'room',
]
const VERBS = ['search', 'get', 'create', 'update', 'cancel', 'archive']
const REGIONS = ['north', 'east', 'south', 'west', 'central']

/** 300 tools on one server, with dense dependencies: what a canvas and a sampler must bear. */
export async function seedWideGraph(): Promise<Seeded> {
  const { id: projectId } = await seedProject('Wide graph')
  const tools = NOUNS.flatMap((noun) =>
    VERBS.flatMap((verb) => REGIONS.map((region) => aTool(verb, noun, region))),
  )
  const document = {
    server: 'wide-graph',
    title: 'Wide graph',
    description: 'Three hundred tools over ten things of an office in five regions.',
    domain: 'Daily Productivity',
    tools,
  }
  const { servers } = await saveImport(projectId, {
    fileName: 'wide-graph',
    format: 'functions',
    sha256: '0'.repeat(64),
    report: {
      in: 300,
      kept: 300,
      changed: 0,
      dropped: {},
      servers: { in: 1, kept: 1, dropped: {} },
      entries: [],
    },
    documents: [document],
  })
  const [known] = await listGraphs(projectId)
  const graph = buildGraph(tools.map((tool) => ({ key: toolKey(document.server, tool.name), tool })))
  const { graphId } =
    known ??
    (await createGraph(projectId, document.title, {
      graph,
      layout: {},
      note: 'built by the built-in author',
      author: 'built-in',
      documentIds: servers.map((server) => server.documentId),
    }))
  return {
    summary: {
      project: projectId,
      graph: graphId,
      tools: tools.length,
      dependencies: graph.dependencies.length,
    },
    lines: [`Choose the project "Wide graph" and open /tool-graphs/${graphId}.`],
  }
}

function aTool(verb: string, noun: string, region: string): Tool {
  const id = { type: 'string', description: `Id of the ${noun}` }
  const needsId = verb !== 'search' && verb !== 'create'
  return {
    name: `${verb}_${noun}_${region}`,
    sourceName: null,
    description: `${verb[0]?.toUpperCase()}${verb.slice(1)} ${verb === 'search' ? `${noun}s` : `one ${noun}`} of the ${region} region.`,
    parameters: {
      type: 'object',
      properties: needsId
        ? { [`${noun}_id`]: id }
        : { query: { type: 'string', description: `Words about the ${noun}` } },
      required: needsId ? [`${noun}_id`] : ['query'],
    },
    result: { type: 'object', properties: { [`${noun}_id`]: id, status: { type: 'string' } } },
  }
}
