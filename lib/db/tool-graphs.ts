import { fingerprintOf } from '@/lib/shared/fingerprint'
import { counted } from '@/lib/shared/format'
import { type Id, newId } from '@/lib/shared/id'
import { fail, ok, type Result } from '@/lib/shared/result'
import { GraphLayout, ToolCallGraph } from '@/lib/tool-graph'
import { asJson, db, type Transaction } from './client'

/** What a saved version carries. `author` is "built-in", a model's name or "person". */
export interface GraphContent {
  graph: ToolCallGraph
  layout: GraphLayout
  note: string
  author: string
  documentIds: string[]
}

export interface GraphVersionRow {
  id: Id<'graphVersion'>
  graphId: Id<'graph'>
  name: string
  version: number
  note: string
  author: string
  fingerprint: string
  nodeCount: number
  dependencyCount: number
  createdAt: Date
}

export interface GraphVersion extends GraphVersionRow {
  graph: ToolCallGraph
  layout: GraphLayout
  documentIds: string[]
  /** The newest version of the same graph; equal to `version` when this is it. */
  latestVersion: number
}

async function insertVersion(
  tx: Transaction,
  projectId: string,
  graphId: string,
  version: number,
  content: GraphContent,
): Promise<Id<'graphVersion'>> {
  const id = newId('graphVersion')
  await tx.toolGraphVersion.create({
    data: {
      id,
      projectId,
      graphId,
      version,
      content: asJson(content.graph),
      layout: asJson(content.layout),
      note: content.note,
      author: content.author,
      fingerprint: fingerprintOf(content.graph),
      nodeCount: content.graph.nodes.length,
      dependencyCount: content.graph.dependencies.length,
      documents: { create: content.documentIds.map((documentId) => ({ documentId })) },
    },
  })
  return id
}

interface CreatedGraph {
  graphId: Id<'graph'>
  versionId: Id<'graphVersion'>
  name: string
}

/** Makes a graph with its first version. A taken name gets the next free number: "name 2". */
export const createGraph = (projectId: string, name: string, content: GraphContent): Promise<CreatedGraph> =>
  db().$transaction((tx) => insertGraph(tx, projectId, newId('graph'), name, content))

/** The same inside a transaction and under an id of the caller's. */
export async function insertGraph(
  tx: Transaction,
  projectId: string,
  graphId: Id<'graph'>,
  name: string,
  content: GraphContent,
): Promise<CreatedGraph> {
  await tx.$executeRaw`SELECT pg_advisory_xact_lock(hashtext(${`graphs ${projectId}`}))`
  const taken = await tx.toolGraph.findMany({
    where: { projectId, name: { startsWith: name } },
    select: { name: true },
  })
  const names = new Set(taken.map((row) => row.name))
  let free = name
  for (let n = 2; names.has(free); n++) free = `${name} ${n}`
  await tx.toolGraph.create({ data: { id: graphId, projectId, name: free } })
  return { graphId, versionId: await insertVersion(tx, projectId, graphId, 1, content), name: free }
}

/**
 * Saves the next version of a graph. `basedOn` is the version that the editor started from: when another
 * one has been saved since, nothing is written and the problem is `stale`, so that no edit is lost.
 */
export async function saveVersion(
  projectId: string,
  graphId: string,
  basedOn: number,
  content: GraphContent,
): Promise<Result<{ versionId: Id<'graphVersion'>; version: number }>> {
  return db().$transaction(async (tx) => {
    await tx.$executeRaw`SELECT id FROM "ToolGraph" WHERE id = ${graphId} AND "projectId" = ${projectId} FOR UPDATE`
    const latest = await tx.toolGraphVersion.findFirst({
      where: { graphId, projectId },
      orderBy: { version: 'desc' },
      select: { version: true },
    })
    if (!latest) return fail('not-found', 'There is no such graph in this project.')
    if (latest.version !== basedOn)
      return fail(
        'stale',
        `Version ${latest.version} was saved since you opened version ${basedOn}. Open it in another tab and bring your changes over.`,
      )
    const version = latest.version + 1
    return ok({ versionId: await insertVersion(tx, projectId, graphId, version, content), version })
  })
}

const summary = {
  id: true,
  graphId: true,
  version: true,
  note: true,
  author: true,
  fingerprint: true,
  nodeCount: true,
  dependencyCount: true,
  createdAt: true,
  graph: { select: { name: true } },
} as const

type SummaryRow = Omit<GraphVersionRow, 'id' | 'graphId' | 'name'> & {
  id: string
  graphId: string
  graph: { name: string }
}
const toRow = ({ graph, id, graphId, ...row }: SummaryRow): GraphVersionRow => ({
  ...row,
  id: id as Id<'graphVersion'>,
  graphId: graphId as Id<'graph'>,
  name: graph.name,
})

/** The newest version of every graph, newest graph first. */
export async function listGraphs(projectId: string): Promise<GraphVersionRow[]> {
  const rows = await db().toolGraphVersion.findMany({
    where: { projectId },
    distinct: ['graphId'],
    orderBy: [{ graphId: 'desc' }, { version: 'desc' }],
    select: summary,
  })
  return rows.map(toRow)
}

/** All versions of one graph, newest first. */
export async function listVersions(projectId: string, graphId: string): Promise<GraphVersionRow[]> {
  const rows = await db().toolGraphVersion.findMany({
    where: { projectId, graphId },
    orderBy: { version: 'desc' },
    select: summary,
  })
  return rows.map(toRow)
}

/** One version with its content; without a number, the newest. */
export async function findGraph(
  projectId: string,
  graphId: string,
  version?: number,
): Promise<GraphVersion | null> {
  const row = await db().toolGraphVersion.findFirst({
    where: { projectId, graphId, version },
    orderBy: { version: 'desc' },
    select: { id: true },
  })
  return row ? findVersion(projectId, row.id) : null
}

export const findVersion = async (projectId: string, versionId: string): Promise<GraphVersion | null> =>
  (await findVersions(projectId, [versionId])).get(versionId) ?? null

/** Versions with their content, by their ids; ids of other projects are left out. */
export async function findVersions(
  projectId: string,
  ids: readonly string[],
): Promise<Map<string, GraphVersion>> {
  const rows = await db().toolGraphVersion.findMany({
    where: { id: { in: [...ids] }, projectId },
    select: {
      ...summary,
      content: true,
      layout: true,
      documents: { select: { documentId: true }, orderBy: { documentId: 'asc' } },
      graph: {
        select: {
          name: true,
          versions: { select: { version: true }, orderBy: { version: 'desc' }, take: 1 },
        },
      },
    },
  })
  return new Map(
    rows.map(({ content, layout, documents, ...row }) => [
      row.id,
      {
        ...toRow(row),
        graph: ToolCallGraph.parse(content),
        layout: GraphLayout.parse(layout),
        documentIds: documents.map((document) => document.documentId),
        latestVersion: row.graph.versions[0]?.version ?? row.version,
      },
    ]),
  )
}

/** Removes a graph with its versions and chains, unless tasks or trajectories stand on it: then says how many. */
export async function removeGraph(projectId: string, graphId: string): Promise<Result<null>> {
  const where = { projectId, graphVersion: { graphId } }
  const [trajectories, tasks] = await Promise.all([
    db().trajectory.count({ where }),
    db().task.count({ where }),
  ])
  if (trajectories + tasks > 0)
    return fail(
      'in-use',
      `The graph is not removed: ${counted(tasks, 'task')} and ${counted(trajectories, 'trajectory')} stand on it.`,
    )
  const removed = await db().toolGraph.deleteMany({ where: { id: graphId, projectId } })
  return removed.count === 1 ? ok(null) : fail('not-found', 'There is no such graph in this project.')
}
