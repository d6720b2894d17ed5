import 'server-only'
import { cookies } from 'next/headers'
import { cache } from 'react'
import { createProject, findProject, listProjects, type Project } from '@/lib/db/projects'

export const PROJECT_COOKIE = 'project'

/** The project that this browser has chosen, else the oldest; the first visit to an empty database makes one. */
export const currentProject = cache(async (): Promise<Project> => {
  const chosen = (await cookies()).get(PROJECT_COOKIE)?.value
  const project = (chosen ? await findProject(chosen) : null) ?? (await listProjects())[0]
  if (project) return project
  const made = await createProject('First project')
  if (!made.ok) throw new Error(made.problem.message)
  return made.value
})
