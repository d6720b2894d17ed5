import type { PresentPerson } from '@/lib/tool-graph'
import { db } from './client'

/** How long someone counts as there after they were last heard of. */
const LEASE_MS = 6000

/** Takes or renews a person's lease on a graph; false when the graph is not of this project. */
export async function bePresent(projectId: string, graphId: string, person: PresentPerson): Promise<boolean> {
  const graph = await db().toolGraph.findFirst({ where: { id: graphId, projectId }, select: { id: true } })
  if (!graph) return false
  const { id: personId, ...said } = person
  const lease = { ...said, projectId, expiresAt: new Date(Date.now() + LEASE_MS) }
  await db().graphPresence.upsert({
    where: { graphId_personId: { graphId, personId } },
    create: { graphId, personId, ...lease },
    update: lease,
  })
  return true
}

/** Ends a person's lease, and clears away those that ended by themselves. */
export async function leave(projectId: string, graphId: string, personId: string): Promise<void> {
  await db().graphPresence.deleteMany({
    where: { projectId, graphId, OR: [{ personId }, { expiresAt: { lt: new Date() } }] },
  })
}

/** Who has a graph open now, in the order of their names. */
export async function listPresent(projectId: string, graphId: string): Promise<PresentPerson[]> {
  const rows = await db().graphPresence.findMany({
    where: { projectId, graphId, expiresAt: { gt: new Date() } },
    orderBy: [{ name: 'asc' }, { personId: 'asc' }],
  })
  return rows.map(({ personId, name, hue, pointsAt, isEditing }) => ({
    id: personId,
    name,
    hue,
    pointsAt,
    isEditing,
  }))
}
