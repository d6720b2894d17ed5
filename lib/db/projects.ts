import { type Id, newId } from '@/lib/shared/id'
import { fail, ok, type Result } from '@/lib/shared/result'
import { db } from './client'

export interface Project {
  id: Id<'project'>
  name: string
}

const chosen = { id: true, name: true } as const

export async function listProjects(): Promise<Project[]> {
  const rows = await db().project.findMany({ select: chosen, orderBy: { createdAt: 'asc' } })
  return rows as Project[]
}

export async function findProject(id: string): Promise<Project | null> {
  return (await db().project.findUnique({ select: chosen, where: { id } })) as Project | null
}

export async function findProjectByName(name: string): Promise<Project | null> {
  return (await db().project.findUnique({ select: chosen, where: { name } })) as Project | null
}

/** Makes a project; the name must be new. */
export async function createProject(name: string): Promise<Result<Project>> {
  const trimmed = name.trim()
  if (trimmed.length === 0 || trimmed.length > 80)
    return fail('bad-name', 'A project name has 1 to 80 characters.')
  if (await findProjectByName(trimmed))
    return fail('name-taken', `There is already a project named "${trimmed}". Choose another name.`)
  const row = await db().project.create({ data: { id: newId('project'), name: trimmed }, select: chosen })
  return ok(row as Project)
}

/** The oldest project, made when there is none: where work goes that names no project. */
export async function defaultProject(): Promise<Project> {
  const [oldest] = await listProjects()
  if (oldest) return oldest
  const made = await createProject('First project')
  return made.ok ? made.value : defaultProject()
}

/** The endpoint whose vectors compare the project's tools; null: the lexical index. */
export async function similarityEndpointOf(projectId: string): Promise<string | null> {
  const row = await db().project.findUnique({
    where: { id: projectId },
    select: { similarityEndpointId: true },
  })
  return row?.similarityEndpointId ?? null
}

export async function saveSimilarityEndpoint(projectId: string, endpointId: string | null): Promise<void> {
  await db().project.update({ where: { id: projectId }, data: { similarityEndpointId: endpointId } })
}
