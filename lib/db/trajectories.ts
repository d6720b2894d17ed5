import { assert } from '@/lib/shared/assert'
import type { Id } from '@/lib/shared/id'
import type { ModelUsage } from '@/lib/shared/model'
import { type ToolKey, toolKey } from '@/lib/tool'
import type {
  Judgement,
  OfferedTools,
  Outcome,
  PanelJudgement,
  SkeletonStep,
  Step,
  Termination,
  Trajectory,
  TrajectoryFilter,
} from '@/lib/trajectory'
import { unpackSkeleton, unpackSteps } from './bodies'
import { db, Prisma } from './client'
import { type Cursor, pageAfter, pageOf } from './keyset'
import { getDocuments, type StoredDocument } from './tools'
import { conditions } from './trajectory-filter'

/** The narrow row that lists show. */
export interface TrajectoryRow {
  id: Id<'trajectory'>
  jobId: Id<'job'>
  ordinal: number
  question: string
  outcome: Outcome
  reason: string | null
  termination: Termination
  agent: string
  stepCount: number
  turnCount: number
  callCount: number
  failureCount: number
  tools: ToolKey[]
  score: number | null
  unjudgedCount: number
  createdAt: Date
}

/** What is stored beside the steps; tools are not repeated, they are read from their documents. */
export interface StoredRecord {
  terminationReason: string | null
  backend: string
  documentIds: string[]
  /** The tools that were offered, where they are not all of the documents'. */
  tools?: ToolKey[]
  /** Of documents that are not the task's. */
  distractors?: ToolKey[]
  user?: string | null
  usage: ModelUsage
}

const narrow = Prisma.sql`t.id, t."jobId", t.ordinal, t.question, t.outcome, t.reason, t.termination, t.agent,
  t."stepCount", t."turnCount", t."callCount", t."failureCount", t.tools, t.score, t."unjudgedCount", t."createdAt"`

/** One page, newest first. `next` is the cursor of the following page, null on the last. */
export async function listTrajectories(
  projectId: string,
  filter: TrajectoryFilter,
  { after, limit = 100 }: { after?: Cursor<'trajectory'>; limit?: number } = {},
): Promise<{ rows: TrajectoryRow[]; next: Cursor<'trajectory'> | null }> {
  const rows = await db().$queryRaw<TrajectoryRow[]>(Prisma.sql`
    SELECT ${narrow} FROM "Trajectory" t WHERE ${conditions(projectId, filter)} ${pageAfter(after, limit)}`)
  return pageOf(rows, limit)
}

/** How many trajectories the filter meets, and how many there are at all. */
export async function countTrajectories(
  projectId: string,
  filter: TrajectoryFilter,
): Promise<{ matching: number; total: number }> {
  const [counted] = await db().$queryRaw<{ matching: number; total: number }[]>(Prisma.sql`
    SELECT (SELECT count(*)::int FROM "Trajectory" t WHERE ${conditions(projectId, filter)}) AS matching,
      (SELECT count(*)::int FROM "Trajectory" WHERE "projectId" = ${projectId}) AS total`)
  return counted ?? { matching: 0, total: 0 }
}

/** The tool keys that trajectories of a project called, for the filter's choices. */
export async function calledTools(projectId: string): Promise<ToolKey[]> {
  const rows = await db().$queryRaw<{ tool: ToolKey }[]>(Prisma.sql`
    SELECT DISTINCT unnest(tools) AS tool FROM "Trajectory" WHERE "projectId" = ${projectId} ORDER BY 1 LIMIT 2000`)
  return rows.map((row) => row.tool)
}

export interface TrajectoryPage extends TrajectoryRow {
  skeleton: SkeletonStep[]
  judgement: Judgement | null
  /** Each judge's own verdicts; null where one judged alone. */
  panel: PanelJudgement | null
  record: StoredRecord
  model: string
  seed: number
  fingerprint: string
  /** The job whose verdicts count; null where they are its run's own. */
  judgedIn: Id<'job'> | null
  tokensIn: number
  tokensOut: number
  lineage: {
    job: { id: Id<'job'>; title: string }
    task: { id: Id<'task'>; expectedTools: ToolKey[]; author: string }
    /** Null where the task was written without a graph. */
    graph: { id: Id<'graph'>; name: string; version: number; chainId: Id<'chain'> | null } | null
    datasets: { id: Id<'datasetVersion'>; name: string; version: number }[]
  }
}

/** A trajectory without its bodies: everything that a reader shows before the first step is read. */
export async function findTrajectory(projectId: string, id: string): Promise<TrajectoryPage | null> {
  const row = await db().trajectory.findFirst({
    where: { id, projectId },
    include: {
      skeleton: true,
      job: { select: { id: true, title: true } },
      task: { select: { id: true, expectedTools: true, author: true } },
      graphVersion: { select: { version: true, graph: { select: { id: true, name: true } } } },
      datasetRows: { select: { version: { select: { id: true, version: true, dataset: true } } } },
    },
  })
  if (!row?.skeleton) return null
  const { skeleton, job, task, graphVersion, datasetRows, ...facts } = row
  return {
    ...(facts as unknown as TrajectoryRow & typeof facts),
    id: facts.id as Id<'trajectory'>,
    judgedIn: facts.judgedIn as Id<'job'> | null,
    skeleton: unpackSkeleton(skeleton.steps),
    judgement: skeleton.judgement as Judgement | null,
    panel: skeleton.panel as unknown as PanelJudgement | null,
    record: skeleton.record as unknown as StoredRecord,
    lineage: {
      job: { id: job.id as Id<'job'>, title: job.title },
      task: {
        id: task.id as Id<'task'>,
        expectedTools: task.expectedTools as ToolKey[],
        author: task.author,
      },
      graph: graphVersion && {
        id: graphVersion.graph.id as Id<'graph'>,
        name: graphVersion.graph.name,
        version: graphVersion.version,
        chainId: facts.chainId as Id<'chain'> | null,
      },
      datasets: datasetRows.map(({ version }) => ({
        id: version.id as Id<'datasetVersion'>,
        name: version.dataset.name,
        version: version.version,
      })),
    },
  }
}

/** Steps `from`..`to` (both included), reading only the chunks that hold them. */
export async function stepsOf(projectId: string, id: string, from: number, to: number): Promise<Step[]> {
  const chunks = await db().trajectoryChunk.findMany({
    where: { trajectoryId: id, trajectory: { projectId }, firstStep: { lte: to }, lastStep: { gte: from } },
    orderBy: { firstStep: 'asc' },
    select: { bytes: true },
  })
  return chunks
    .flatMap((chunk) => unpackSteps(chunk.bytes))
    .filter((step) => step.ordinal >= from && step.ordinal <= to)
}

/** Every tool of the given documents, under the keys by which steps name them. */
export const offeredTools = async (
  projectId: string,
  documentIds: readonly string[],
): Promise<OfferedTools> => toolsOf(await getDocuments(projectId, documentIds))

const toolsOf = (stored: readonly StoredDocument[]): OfferedTools =>
  stored.flatMap(({ document }) =>
    document.tools.map((tool) => ({ key: toolKey(document.server, tool.name), tool })),
  )

/** What a whole trajectory is read by. */
export const WHOLE = {
  id: true,
  termination: true,
  agent: true,
  skeleton: { select: { judgement: true, record: true } },
  chunks: { select: { bytes: true }, orderBy: { firstStep: 'asc' } },
} as const

/** The domain's trajectory of a stored row, which was offered tools of these documents. */
export function toTrajectory(
  row: Prisma.TrajectoryGetPayload<{ select: typeof WHOLE }>,
  documents: ReadonlyMap<string, StoredDocument>,
): Trajectory {
  assert(row.skeleton, `trajectory ${row.id} has its record`)
  const record = row.skeleton.record as unknown as StoredRecord
  return {
    steps: row.chunks.flatMap((chunk) => unpackSteps(chunk.bytes)),
    tools: offeredOf(record, documents),
    termination: row.termination as Termination,
    terminationReason: record.terminationReason,
    agent: row.agent,
    backend: record.backend,
    user: record.user ?? null,
    distractors: record.distractors ?? [],
    usage: record.usage,
  }
}

/** The tools that an attempt was offered, in its order: those that are noted, or all of its documents'. */
function offeredOf(record: StoredRecord, documents: ReadonlyMap<string, StoredDocument>): OfferedTools {
  const all = toolsOf(record.documentIds.flatMap((id) => documents.get(id) ?? []))
  if (!record.tools) return all
  const byKey = new Map(all.map((offered) => [offered.key, offered]))
  return record.tools.flatMap((key) => byKey.get(key) ?? [])
}

/** Whole trajectories by id, in the order of the ids, a small batch at a time. */
export async function readTrajectories(projectId: string, ids: readonly string[]): Promise<Trajectory[]> {
  const rows = await db().trajectory.findMany({
    where: { projectId, id: { in: [...ids] } },
    select: WHOLE,
  })
  const documentIds = rows.flatMap(({ skeleton }) => {
    const record = skeleton?.record as StoredRecord | undefined
    return record?.documentIds ?? []
  })
  const stored = await getDocuments(projectId, [...new Set(documentIds)])
  const documents = new Map<string, StoredDocument>(stored.map((document) => [document.id, document]))
  const byId = new Map(rows.map((row) => [row.id, row]))
  return ids.map((id) => {
    const row = byId.get(id)
    assert(row, `trajectory ${id} is there`)
    return toTrajectory(row, documents)
  })
}
