import type { TrajectoryFilter } from '@/lib/trajectory'
import { Prisma } from './client'

/** A filter as SQL conditions on "Trajectory" t. */
export function conditions(projectId: string, filter: TrajectoryFilter): Prisma.Sql {
  const all = [Prisma.sql`t."projectId" = ${projectId}`]
  if (filter.outcome) all.push(Prisma.sql`t.outcome = ${filter.outcome}`)
  if (filter.jobId) all.push(Prisma.sql`t."jobId" = ${filter.jobId}`)
  if (filter.termination) all.push(Prisma.sql`t.termination = ${filter.termination}`)
  if (filter.tool) all.push(Prisma.sql`t.tools @> ARRAY[${filter.tool}]`)
  if (filter.mode) all.push(Prisma.sql`t.mode = ${filter.mode}`)
  if (filter.augmentation)
    all.push(
      Prisma.sql`(SELECT coalesce(k.augmentation->>'axis', 'none') FROM "Task" k WHERE k.id = t."taskId") = ${filter.augmentation}`,
    )
  if (filter.stage)
    all.push(
      Prisma.sql`EXISTS (SELECT FROM "JobItem" i WHERE i."jobId" = t."jobId" AND i.ordinal = t.ordinal AND i.stage = ${filter.stage})`,
    )
  if (filter.scoreMin !== undefined) all.push(Prisma.sql`t.score >= ${filter.scoreMin}`)
  if (filter.scoreMax !== undefined) all.push(Prisma.sql`t.score <= ${filter.scoreMax}`)
  if (filter.graphId)
    all.push(
      Prisma.sql`t."graphVersionId" IN (SELECT id FROM "ToolGraphVersion" WHERE "graphId" = ${filter.graphId})`,
    )
  if (filter.text) all.push(Prisma.sql`t.question ILIKE ${`%${filter.text.replace(/[\\%_]/g, '\\$&')}%`}`)
  return Prisma.join(all, ' AND ')
}
