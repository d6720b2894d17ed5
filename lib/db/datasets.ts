import {
  buildManifest,
  type Candidate,
  type DocumentReference,
  type FilterNames,
  type JobOrigin,
  jobReferenceOf,
  Manifest,
  startFileTally,
  startSelection,
  startSources,
} from '@/lib/dataset'
import { EXPORT_KINDS, type ExportKind, exportFileName, writeExportRow } from '@/lib/formats'
import { type Id, newId } from '@/lib/shared/id'
import { fail, ok, type Result } from '@/lib/shared/result'
import { STUDIO_VERSION } from '@/lib/shared/studio-version'
import type { ToolKey } from '@/lib/tool'
import { type Judgement, type Outcome, TrajectoryFilter } from '@/lib/trajectory'
import { asJson, db, Prisma } from './client'
import { originOf } from './run-origin'
import { toTask } from './tasks'
import { readTrajectories, type StoredRecord } from './trajectories'
import { conditions } from './trajectory-filter'

/** Trajectories read at a time: small enough that a million rows need no more memory than a hundred. */
const PAGE = 200

export interface DatasetVersionRow {
  id: Id<'datasetVersion'>
  datasetId: Id<'dataset'>
  name: string
  version: number
  rowCount: number
  filter: TrajectoryFilter
  manifest: Manifest
  createdAt: Date
}

/**
 * Freezes what the filter meets as the next version of the dataset of that name. Every trajectory that the
 * filter meets is counted: kept, dropped for a reason, or quarantined. Nothing is written when nothing is kept.
 */
export async function freezeDataset(
  projectId: string,
  name: string,
  filter: TrajectoryFilter,
  onProgress: (done: number, total: number) => void = () => {},
): Promise<
  Result<{ datasetId: Id<'dataset'>; versionId: Id<'datasetVersion'>; version: number; manifest: Manifest }>
> {
  const ids = await db().$queryRaw<{ id: string }[]>(Prisma.sql`
    SELECT t.id FROM "Trajectory" t JOIN "Job" j ON j.id = t."jobId"
    WHERE ${conditions(projectId, filter)} ORDER BY j."createdAt", j.id, t.ordinal`)
  const selection = startSelection(filter)
  const sources = startSources()
  const tallies = EXPORT_KINDS.map((kind) => [kind, startFileTally(exportFileName(kind))] as const)
  const origins: Origins = new Map()
  const rows: Omit<Prisma.DatasetRowCreateManyInput, 'datasetVersionId'>[] = []
  for (let at = 0; at < ids.length; at += PAGE) {
    const page = ids.slice(at, at + PAGE).map((row) => row.id)
    for (const { candidate, ids: parents } of await readCandidates(projectId, page, origins)) {
      if (selection.decide(candidate).outcome !== 'kept') continue
      sources.add(candidate)
      for (const [kind, tally] of tallies) tally.add(writeExportRow(kind, candidate, rows.length + 1))
      rows.push({
        position: rows.length,
        seed: candidate.seed,
        ordinal: candidate.ordinal,
        model: candidate.job.model,
        ...parents,
      })
    }
    onProgress(Math.min(at + PAGE, ids.length), ids.length)
  }
  if (rows.length === 0)
    return fail(
      'empty',
      ids.length === 0
        ? 'No trajectory meets this filter, so there is nothing to freeze.'
        : `None of the ${ids.length} trajectories that meet this filter may become a row: ${reasons(selection.counts())}.`,
    )
  const filterNames = await namesIn(projectId, filter)
  return db().$transaction(
    async (tx) => {
      const dataset = await tx.dataset.upsert({
        where: { projectId_name: { projectId, name } },
        create: { id: newId('dataset'), projectId, name },
        update: {},
      })
      await tx.$executeRaw`SELECT id FROM "Dataset" WHERE id = ${dataset.id} FOR UPDATE`
      const last = await tx.datasetVersion.findFirst({
        where: { datasetId: dataset.id },
        orderBy: { version: 'desc' },
      })
      const version = (last?.version ?? 0) + 1
      const manifest = buildManifest({
        dataset: name,
        studioVersion: STUDIO_VERSION,
        filter,
        filterNames,
        counts: selection.counts(),
        sources: sources.sources(),
        files: tallies.map(([, tally]) => tally.facts()),
      })
      const versionId = newId('datasetVersion')
      await tx.datasetVersion.create({
        data: {
          id: versionId,
          projectId,
          datasetId: dataset.id,
          version,
          filter: asJson(filter),
          manifest: asJson(manifest),
          rowCount: rows.length,
        },
      })
      for (let at = 0; at < rows.length; at += 2000)
        await tx.datasetRow.createMany({
          data: rows.slice(at, at + 2000).map((row) => ({ ...row, datasetVersionId: versionId })),
        })
      return ok({ datasetId: dataset.id as Id<'dataset'>, versionId, version, manifest })
    },
    { timeout: 300_000, maxWait: 20_000 },
  )
}

const reasons = ({
  dropped,
  quarantined,
}: {
  dropped: Record<string, number>
  quarantined: Record<string, number>
}) =>
  [...Object.entries(dropped), ...Object.entries(quarantined)]
    .map(([reason, n]) => `${n} ${reason}`)
    .join(', ')

async function namesIn(projectId: string, filter: TrajectoryFilter): Promise<FilterNames> {
  const graph = filter.graphId
    ? await db().toolGraphVersion.findFirst({
        where: { projectId, graphId: filter.graphId },
        orderBy: { version: 'desc' },
        select: { fingerprint: true, graph: { select: { name: true } } },
      })
    : null
  const made = filter.jobId
    ? await db().trajectory.findFirst({
        where: { projectId, jobId: filter.jobId },
        select: { job: { select: { id: true, title: true } } },
      })
    : null
  return {
    graph: graph ? { name: graph.graph.name, fingerprint: graph.fingerprint } : undefined,
    job: made
      ? {
          name: made.job.title,
          fingerprint: jobReferenceOf(await originOf(projectId, made.job.id)).fingerprint,
        }
      : undefined,
  }
}

type Parents = Pick<
  Prisma.DatasetRowCreateManyInput,
  'trajectoryId' | 'taskId' | 'chainId' | 'graphVersionId' | 'jobId' | 'judgedIn'
> & { documentIds: string[] }

/** The runs met so far, each read once. */
type Origins = Map<string, Promise<JobOrigin>>

/**
 * Candidates with everything that they stand on, in the order of the ids; by the verdicts that count now, or by those of
 * the job that `judgedIn` names for each, null for its run's own.
 */
async function readCandidates(
  projectId: string,
  ids: string[],
  origins: Origins,
  judgedIn?: ReadonlyMap<string, string | null>,
): Promise<{ candidate: Candidate; ids: Parents }[]> {
  const [rows, trajectories] = await Promise.all([
    db().trajectory.findMany({
      where: { projectId, id: { in: ids } },
      include: {
        task: { include: { parent: { select: { fingerprint: true } } } },
        skeleton: { select: { judgement: true, record: true } },
        chain: { select: { tools: true } },
        graphVersion: {
          select: {
            version: true,
            fingerprint: true,
            graph: { select: { name: true } },
          },
        },
      },
    }),
    readTrajectories(projectId, ids),
  ])
  const byId = new Map(rows.map((row) => [row.id, row]))
  for (const { jobId } of rows) if (!origins.has(jobId)) origins.set(jobId, originOf(projectId, jobId))
  const originOfJob = new Map(
    await Promise.all([...origins].map(async ([jobId, origin]) => [jobId, await origin] as const)),
  )
  const documentOf = await documentsOf(
    projectId,
    rows.flatMap((row) => documentIdsOf(row)),
  )
  const frozenVerdicts = await verdictsThen(
    rows.filter((row) => judgedIn && judgedIn.get(row.id) !== row.judgedIn),
    judgedIn,
  )
  return ids.flatMap((id, i) => {
    const stored = byId.get(id)
    const row = stored && { ...stored, ...frozenVerdicts.get(id) }
    const trajectory = trajectories[i]
    const job = originOfJob.get(row?.jobId ?? '')
    if (!row || !trajectory || !job) return []
    const { task, graphVersion } = row
    const documents = documentIdsOf(row).flatMap((document) => documentOf.get(document) ?? [])
    const candidate: Candidate = {
      trajectory,
      facts: {
        question: row.question,
        outcome: row.outcome as Outcome,
        reason: row.reason,
        score: row.score,
        unjudgedCount: row.unjudgedCount,
      },
      judgement: (row.judgement ?? row.skeleton?.judgement) as unknown as Judgement,
      task: toTask(task),
      parent: task.parent?.fingerprint ?? null,
      chain: row.chain ? (row.chain.tools as ToolKey[]) : null,
      graph: graphVersion && {
        name: graphVersion.graph.name,
        version: graphVersion.version,
        fingerprint: graphVersion.fingerprint,
      },
      documents: documents
        .map(
          ({ server, version, fingerprint }): DocumentReference => ({
            server: server.name,
            version,
            fingerprint,
          }),
        )
        .sort((a, b) => (a.server < b.server ? -1 : a.server > b.server ? 1 : a.version - b.version)),
      job,
      seed: row.seed,
      ordinal: row.ordinal,
    }
    const { taskId, chainId, graphVersionId, jobId, judgedIn: by } = row
    const documentIds = documents.map((document) => document.id)
    return [
      {
        candidate,
        ids: { trajectoryId: id, taskId, chainId, graphVersionId, jobId, judgedIn: by, documentIds },
      },
    ]
  })
}

/** What counted for trajectories when they were frozen, where other verdicts count now. */
async function verdictsThen(
  rows: readonly { id: string; jobId: string }[],
  judgedIn: ReadonlyMap<string, string | null> = new Map(),
) {
  const kept = await db().rejudgement.findMany({
    where: { OR: rows.map(({ id, jobId }) => ({ trajectoryId: id, jobId: judgedIn.get(id) ?? jobId })) },
    select: { trajectoryId: true, outcome: true, reason: true, score: true, judgement: true },
  })
  return new Map(
    kept.map(({ trajectoryId, ...then }) => {
      const verdicts = Object.values(then.judgement as unknown as Judgement)
      const unjudgedCount = verdicts.filter(({ outcome }) => outcome === 'unjudged').length
      return [trajectoryId, { ...then, unjudgedCount }]
    }),
  )
}

/** The documents of the task, and those of the irrelevant tools that were offered beside it. */
const documentIdsOf = (row: {
  task: { documentIds: string[] }
  skeleton: { record: unknown } | null
}): string[] => {
  const offered = (row.skeleton?.record as StoredRecord | undefined)?.documentIds ?? []
  return [...new Set([...row.task.documentIds, ...offered])]
}

/** Tool documents by id, as far as references name them. */
async function documentsOf(projectId: string, ids: readonly string[]) {
  const rows = await db().toolDocument.findMany({
    where: { projectId, id: { in: [...new Set(ids)] } },
    select: { id: true, version: true, fingerprint: true, server: { select: { name: true } } },
  })
  return new Map(rows.map((row) => [row.id, row]))
}

/** One file of a frozen version, as it streams: its bytes have the checksum that the manifest names. */
export async function* streamFile(
  projectId: string,
  versionId: string,
  kind: ExportKind,
): AsyncGenerator<Uint8Array> {
  const tally = startFileTally(exportFileName(kind))
  let line = 0
  for await (const candidate of rowsOf(projectId, versionId)) {
    line += 1
    yield tally.add(writeExportRow(kind, candidate, line))
  }
}

/** The candidates of a frozen version in the order of its rows, a page at a time. */
async function* rowsOf(projectId: string, versionId: string): AsyncGenerator<Candidate> {
  const origins: Origins = new Map()
  for (let position = 0; ; position += PAGE) {
    const rows = await db().datasetRow.findMany({
      where: {
        datasetVersionId: versionId,
        version: { projectId },
        position: { gte: position, lt: position + PAGE },
      },
      orderBy: { position: 'asc' },
      select: { trajectoryId: true, judgedIn: true },
    })
    if (rows.length === 0) return
    const candidates = await readCandidates(
      projectId,
      rows.map((row) => row.trajectoryId),
      origins,
      new Map(rows.map((row) => [row.trajectoryId, row.judgedIn])),
    )
    for (const { candidate } of candidates) yield candidate
  }
}

type StoredVersion = Prisma.DatasetVersionGetPayload<{ include: { dataset: { select: { name: true } } } }>
const toRow = (row: StoredVersion): DatasetVersionRow => ({
  id: row.id as Id<'datasetVersion'>,
  datasetId: row.datasetId as Id<'dataset'>,
  name: row.dataset.name,
  version: row.version,
  rowCount: row.rowCount,
  filter: TrajectoryFilter.parse(row.filter),
  manifest: Manifest.parse(row.manifest),
  createdAt: row.createdAt,
})

const named = { dataset: { select: { name: true } } } as const

/** All versions of all datasets of a project, newest first. */
export async function listDatasetVersions(
  projectId: string,
  datasetId?: string,
): Promise<DatasetVersionRow[]> {
  const rows = await db().datasetVersion.findMany({
    where: { projectId, datasetId },
    orderBy: { createdAt: 'desc' },
    include: named,
  })
  return rows.map(toRow)
}

/** A version by its id, or by its dataset's name: then the newest. */
export async function findDatasetVersion(
  projectId: string,
  idOrName: string,
): Promise<DatasetVersionRow | null> {
  const row = await db().datasetVersion.findFirst({
    where: { projectId, OR: [{ id: idOrName }, { dataset: { name: idOrName } }] },
    orderBy: { version: 'desc' },
    include: named,
  })
  return row ? toRow(row) : null
}

/** Removes a frozen version; the trajectories stay. The last version takes the dataset's name with it. */
export async function removeDatasetVersion(projectId: string, versionId: string): Promise<Result<null>> {
  const version = await db().datasetVersion.findFirst({ where: { id: versionId, projectId } })
  if (!version) return fail('not-found', 'There is no such dataset version in this project.')
  await db().$transaction([
    db().datasetVersion.delete({ where: { id: versionId } }),
    db().dataset.deleteMany({ where: { id: version.datasetId, versions: { none: {} } } }),
  ])
  return ok(null)
}
