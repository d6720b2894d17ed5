import {
  buildManifest,
  type FilterNames,
  jobReferenceOf,
  type Manifest,
  startSelection,
  startSources,
} from '@/lib/dataset'
import { type Id, newId } from '@/lib/shared/id'
import { fail, ok, type Result } from '@/lib/shared/result'
import { STUDIO_VERSION } from '@/lib/shared/studio-version'
import type { TrajectoryFilter } from '@/lib/trajectory'
import { asJson, db, Prisma, type Transaction } from './client'
import { readCandidates } from './dataset-candidates'
import { startFiles } from './dataset-files'
import { originOf } from './run-origin'
import { conditions } from './trajectory-filter'

/** Time for the largest selections; whoever freezes another version of the same dataset waits for this one. */
const TIMEOUT_MS = 3_600_000

/**
 * Freezes what the filter meets as the next version of the dataset of that name, files and all. Every trajectory that
 * the filter meets is counted: kept, dropped for a reason, or quarantined. Nothing is written when nothing is kept.
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
  return db().$transaction(
    async (tx) => {
      let frozen: Awaited<ReturnType<typeof startVersion>> | null = null
      let [read, rowCount] = [0, 0]
      for await (const page of readCandidates(
        projectId,
        ids.map(({ id }) => id),
      )) {
        const rows: Prisma.DatasetRowCreateManyInput[] = []
        for (const { id, candidate } of page) {
          if (selection.decide(candidate).outcome !== 'kept') continue
          frozen ??= await startVersion(tx, projectId, name, filter)
          rows.push({ datasetVersionId: frozen.versionId, position: rowCount++, trajectoryId: id })
          sources.add(candidate)
          await frozen.files.add(candidate, rowCount)
        }
        await tx.datasetRow.createMany({ data: rows })
        read += page.length
        onProgress(read, ids.length)
      }
      if (!frozen) return fail('empty', whyEmpty(ids.length, selection.counts()))
      const { files, ...made } = frozen
      const manifest = buildManifest({
        dataset: name,
        studioVersion: STUDIO_VERSION,
        filter,
        filterNames: await namesIn(projectId, filter),
        counts: selection.counts(),
        sources: sources.sources(),
        files: await files.finish(),
      })
      const data = { manifest: asJson(manifest), rowCount }
      await tx.datasetVersion.update({ where: { id: made.versionId }, data, select: { id: true } })
      return ok({ ...made, manifest })
    },
    { timeout: TIMEOUT_MS, maxWait: 20_000 },
  )
}

/** The next version of a dataset, without its rows: what is said of it is known when all of them are. */
async function startVersion(tx: Transaction, projectId: string, name: string, filter: TrajectoryFilter) {
  const dataset = await tx.dataset.upsert({
    where: { projectId_name: { projectId, name } },
    create: { id: newId('dataset'), projectId, name },
    update: {},
  })
  await tx.$executeRaw`SELECT id FROM "Dataset" WHERE id = ${dataset.id} FOR UPDATE`
  const last = await tx.datasetVersion.findFirst({
    where: { datasetId: dataset.id },
    orderBy: { version: 'desc' },
    select: { version: true },
  })
  const [versionId, version] = [newId('datasetVersion'), (last?.version ?? 0) + 1]
  const data = { id: versionId, projectId, datasetId: dataset.id, version, rowCount: 0 }
  await tx.datasetVersion.create({ data: { ...data, filter: asJson(filter), manifest: {} } })
  const datasetId = dataset.id as Id<'dataset'>
  return { datasetId, versionId, version, files: startFiles(tx, versionId) }
}

function whyEmpty(
  met: number,
  { dropped, quarantined }: { dropped: Record<string, number>; quarantined: Record<string, number> },
): string {
  if (met === 0) return 'No trajectory meets this filter, so there is nothing to freeze.'
  const reasons = [...Object.entries(dropped), ...Object.entries(quarantined)].map(
    ([reason, n]) => `${n} ${reason}`,
  )
  return `None of the ${met} trajectories that meet this filter may become a row: ${reasons.join(', ')}.`
}

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
