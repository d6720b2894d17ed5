import { fileURLToPath } from 'node:url'
import { createProject, findProjectByName, type Project } from '@/lib/db/projects'
import type { JsonObject } from '@/lib/shared/json'
import { expectOk } from '@/lib/shared/result'

/** What a seed made: where to look, and a summary for programs. */
export interface Seeded {
  summary: JsonObject
  lines: string[]
}

/** The project of that name, made when it is not there yet. */
export async function seedProject(name: string): Promise<Project> {
  const known = await findProjectByName(name)
  if (known) return known
  return expectOk(await createProject(name))
}

/** The tool documents of our own writing that seeds import. */
export const DOCUMENTS = fileURLToPath(new URL('./documents', import.meta.url))
