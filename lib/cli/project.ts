import {
  createProject,
  defaultProject,
  findProjectByName,
  listProjects,
  type Project,
} from '@/lib/db/projects'
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
