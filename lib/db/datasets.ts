import { Manifest } from '@/lib/dataset'
import type { Id } from '@/lib/shared/id'
import { fail, ok, type Result } from '@/lib/shared/result'
import { TrajectoryFilter } from '@/lib/trajectory'
import { db, type Prisma } from './client'

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
