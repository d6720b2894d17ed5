import { createGraph, listGraphs } from '@/lib/db/tool-graphs'
import { saveImport } from '@/lib/db/tool-imports'
import { type Tool, type ToolDocument, toolKey } from '@/lib/tool'
import { buildGraph, type ToolCallGraph, type ToolDependency } from '@/lib/tool-graph'
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
export function seedWideGraph(): Promise<Seeded> {
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
  return seedGraph('Wide graph', [document], graphOf(document))
}

const OFFICES = 40
const OFFICE_VERBS = VERBS.slice(0, 5)
/** Of each office's dependencies the strongest; the rest of the 4,000 lead from one office to another. */
const PER_OFFICE = 98
const BETWEEN = 80

/** 2,000 tools on forty servers, joined by 4,000 dependencies: the size that the editor's bars are stated for. */
export function seedLargeGraph(): Promise<Seeded> {
  const documents = Array.from({ length: OFFICES }, (_, i): ToolDocument => {
    const place = `office-${String(i + 1).padStart(2, '0')}`
    return {
      server: place,
      title: `Office ${i + 1}`,
      description: 'Fifty tools over ten things of one office.',
      domain: null,
      tools: NOUNS.flatMap((noun) => OFFICE_VERBS.map((verb) => aTool(verb, noun, place.replace('-', '_')))),
    }
  })
  const offices = documents.map(graphOf)
  const graph = {
    nodes: offices.flatMap(({ nodes }) => nodes),
    dependencies: [
      ...offices.flatMap(({ dependencies }) =>
        dependencies.toSorted((a, b) => b.weight - a.weight).slice(0, PER_OFFICE),
      ),
      ...Array.from({ length: BETWEEN }, (_, i) => between(documents, i)),
    ],
  }
  return seedGraph('Large graph', documents, graph)
}

/** Something that is looked up in one office, asked for by its id in the next. */
function between(documents: readonly ToolDocument[], i: number): ToolDependency {
  // Every office but the first is passed something by the one above it in a tree of threes, and then something else.
  const below = 1 + (i % (OFFICES - 1))
  const [giver, taker] = [documents[Math.floor((below - 1) / 3)], documents[below]]
  const noun = i % NOUNS.length
  const keyAt = (document: ToolDocument | undefined, verb: string) =>
    toolKey(
      document?.server ?? '',
      document?.tools[noun * OFFICE_VERBS.length + OFFICE_VERBS.indexOf(verb)]?.name ?? '',
    )
  return {
    from: keyAt(giver, 'search'),
    to: keyAt(taker, i < OFFICES - 1 ? 'get' : 'update'),
    parameter: `${NOUNS[noun]}_id`,
    weight: 0.5,
    evidence: [{ kind: 'asserted', sentence: 'Offices pass their things on to those below.' }],
    author: 'person',
    review: 'accepted',
  }
}

const graphOf = ({ server, tools }: ToolDocument): ToolCallGraph =>
  buildGraph(tools.map((tool) => ({ key: toolKey(server, tool.name), tool })))

async function seedGraph(name: string, documents: ToolDocument[], graph: ToolCallGraph): Promise<Seeded> {
  const { id: projectId } = await seedProject(name)
  const count = graph.nodes.length
  const { servers } = await saveImport(projectId, {
    fileName: name.toLowerCase().replace(' ', '-'),
    format: 'functions',
    sha256: '0'.repeat(64),
    report: {
      in: count,
      kept: count,
      changed: 0,
      dropped: {},
      servers: { in: documents.length, kept: documents.length, dropped: {} },
      entries: [],
    },
    documents,
  })
  const [known] = await listGraphs(projectId)
  const { graphId } =
    known ??
    (await createGraph(projectId, name, {
      graph,
      layout: {},
      note: 'built by the built-in author',
      author: 'built-in',
      documentIds: servers.map((server) => server.documentId),
    }))
  return {
    summary: { project: projectId, graph: graphId, tools: count, dependencies: graph.dependencies.length },
    lines: [`Choose the project "${name}" and open /tool-graphs/${graphId}.`],
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
