import { findJob } from '@/lib/db/jobs'
import {
  createProject,
  defaultProject,
  findProjectByName,
  listProjects,
  type Project,
} from '@/lib/db/projects'
import type { Job } from '@/lib/job'
import { fail, ok, type Result } from '@/lib/shared/result'
import type { VerbOptions } from './verb'

/** The option of every verb that works in a project. */
export const PROJECT_OPTION = {
  project: {
    type: 'string',
    placeholder: '<name>',
    description: 'the project; the oldest one when left out',
  },
} as const satisfies VerbOptions

/** The project that a verb works in. An unknown name is a mistake, unless the verb may make the project. */
export async function chooseProject(name: string | undefined, mayCreate = false): Promise<Result<Project>> {
  if (name === undefined) return ok(await defaultProject())
  const project = await findProjectByName(name.trim())
  if (project) return ok(project)
  if (mayCreate) return createProject(name)
  const names = (await listProjects()).map((known) => `"${known.name}"`)
  return fail(
    'not-found',
    `There is no project "${name}". There ${names.length === 1 ? 'is' : 'are'} ${names.join(', ') || 'none'}.`,
  )
}

/** The job that an option names, if it names one; a mistake where the project has none of this id. */
export async function findJobIn(project: Project, id: string | undefined): Promise<Result<Job | null>> {
  if (id === undefined) return ok(null)
  const job = await findJob(id, project.id)
  return job ? ok(job) : fail('not-found', `There is no job "${id}" in "${project.name}".`)
}
