import { createProject, findProjectByName, type Project } from '@/lib/db/projects'

/** The project of that name, made when it is not there yet. */
export async function seedProject(name: string): Promise<Project> {
  const known = await findProjectByName(name)
  if (known) return known
  const made = await createProject(name)
  if (!made.ok) throw new Error(made.problem.message)
  return made.value
}
