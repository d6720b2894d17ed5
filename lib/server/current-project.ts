import 'server-only'
import { cookies } from 'next/headers'
import { cache } from 'react'
import { defaultProject, findProject, type Project } from '@/lib/db/projects'

export const PROJECT_COOKIE = 'project'

/** The project that this browser has chosen, else the oldest. */
export const currentProject = cache(async (): Promise<Project> => {
  const chosen = (await cookies()).get(PROJECT_COOKIE)?.value
  return (chosen ? await findProject(chosen) : null) ?? defaultProject()
})
