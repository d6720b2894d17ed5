import type { Cursor } from '@/lib/db/keyset'
import { createGraph } from '@/lib/db/tool-graphs'
import { getDocuments, listServers } from '@/lib/db/tools'
import { listTrajectories, readTrajectories } from '@/lib/db/trajectories'
import { readBfclGroundTruth } from '@/lib/formats'
import { counted } from '@/lib/shared/format'
import { fail, ok, type Result } from '@/lib/shared/result'
import { type ToolDocument, type ToolKey, toolKey } from '@/lib/tool'
import { type CallRecord, learnGraph } from '@/lib/tool-graph'
import { callRecordOf } from '@/lib/trajectory'
import type { BuiltGraph } from './build-graph'

export interface LearnedGraphMade extends BuiltGraph {
  records: number
  /** Consecutive calls that were cut because one of the two is no tool of these servers. */
  cut: number
}

/** The newest trajectories that are read; more would change weights little and take minutes. */
const TRAJECTORIES_MAX = 5000

/** Learns the graph of some servers from the kept trajectories that called their tools. */
export async function learnFromTrajectories(
  projectId: string,
  serverIds: readonly string[],
): Promise<Result<LearnedGraphMade>> {
  const chosen = await chooseServers(projectId, serverIds)
  if (!chosen.ok) return chosen
  const records = await recordsOf(projectId, new Set(chosen.value.tools))
  if (records.length === 0)
    return fail(
      'no-records',
      `No kept trajectory of this project called a tool of ${chosen.value.title}. Synthesise some first.`,
    )
  return makeGraph(projectId, chosen.value, records, counted(records.length, 'trajectory'))
}

/** Learns the graph of some servers from a file of BFCL's ground truth, whose calls name tools without their server. */
export async function learnFromGroundTruth(
  projectId: string,
  serverIds: readonly string[],
  file: { name: string; text: string },
): Promise<Result<LearnedGraphMade>> {
  const chosen = await chooseServers(projectId, serverIds)
  if (!chosen.ok) return chosen
  const read = readBfclGroundTruth(file.text, file.name)
  if (!read.ok) return read
  const keyOf = keysByName(chosen.value.documents)
  const records = read.value.map(
    (names): CallRecord => ({
      told: '',
      calls: names.map((name) => ({ tool: keyOf.get(name ?? '') ?? null, arguments: {}, result: null })),
    }),
  )
  if (!records.some(({ calls }) => calls.some(({ tool }) => tool !== null)))
    return fail('no-records', `${file.name} calls no tool of ${chosen.value.title}.`)
  return makeGraph(projectId, chosen.value, records, file.name)
}

interface ChosenServers {
  title: string
  documents: ToolDocument[]
  documentIds: string[]
  tools: ToolKey[]
}

/** The current documents of servers by id, name or title. */
async function chooseServers(projectId: string, wanted: readonly string[]): Promise<Result<ChosenServers>> {
  const servers = await listServers(projectId)
  const documentIds: string[] = []
  for (const name of wanted) {
    const server = servers.find((known) => [known.id, known.name, known.title].includes(name))
    if (!server)
      return fail('not-found', `There is no server "${name}" in this project. Import its tools first.`)
    if (!documentIds.includes(server.documentId)) documentIds.push(server.documentId)
  }
  const documents = (await getDocuments(projectId, documentIds)).map(({ document }) => document)
  return ok({
    title: documents.map(({ title }) => title).join(', '),
    documents,
    documentIds,
    tools: documents.flatMap(({ server, tools }) => tools.map((tool) => toolKey(server, tool.name))),
  })
}

/** Names that only one of the servers has; a name that two have could mean either, and means neither. */
function keysByName(documents: readonly ToolDocument[]): Map<string, ToolKey> {
  const keys = new Map<string, ToolKey | null>()
  for (const { server, tools } of documents)
    for (const { name } of tools) keys.set(name, keys.has(name) ? null : toolKey(server, name))
  return new Map([...keys].flatMap(([name, key]) => (key === null ? [] : [[name, key] as const])))
}

async function recordsOf(projectId: string, tools: ReadonlySet<ToolKey>): Promise<CallRecord[]> {
  const records: CallRecord[] = []
  let after: Cursor<'trajectory'> | undefined
  do {
    const page = await listTrajectories(projectId, { outcome: 'kept' }, { after, limit: 50 })
    const ids = page.rows.filter((row) => row.tools.some((tool) => tools.has(tool))).map((row) => row.id)
    for (const { steps } of await readTrajectories(projectId, ids)) {
      const { told, calls } = callRecordOf(steps)
      records.push({
        told,
        calls: calls.map((call) => ({
          ...call,
          tool: call.tool !== null && tools.has(call.tool) ? call.tool : null,
        })),
      })
    }
    after = page.next ?? undefined
  } while (after !== undefined && records.length < TRAJECTORIES_MAX)
  return records
}

async function makeGraph(
  projectId: string,
  { title, documentIds, tools }: ChosenServers,
  records: readonly CallRecord[],
  source: string,
): Promise<Result<LearnedGraphMade>> {
  const { graph, cut } = learnGraph(tools, records)
  if (graph.dependencies.length === 0)
    return fail('no-pairs', `No two tools of ${title} were called in a row in ${source}.`)
  const made = await createGraph(projectId, `${title}, as called`, {
    graph,
    layout: {},
    note: `learned from ${source}`,
    author: 'built-in',
    documentIds,
  })
  return ok({
    ...made,
    nodeCount: graph.nodes.length,
    dependencyCount: graph.dependencies.length,
    records: records.length,
    cut,
  })
}
