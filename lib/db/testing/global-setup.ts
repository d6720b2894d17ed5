import type { TestProject } from 'vitest/node'
import { ensureDatabase } from '../embedded'
import { migrate } from '../migrate'
import { createScratch, dropScratch, dropScratches, scratchName } from './scratch'

declare module 'vitest' {
  export interface ProvidedContext {
    /** The server that scratch databases are made on. */
    databaseServer: string
    /** The migrated database that each test file gets a copy of. */
    databaseTemplate: string
  }
}

/** Starts one server for all store tests (or uses TEST_DATABASE_URL) and migrates the template they copy. */
export default async function setup(project: TestProject): Promise<() => Promise<void>> {
  const server = process.env.TEST_DATABASE_URL
    ? { url: process.env.TEST_DATABASE_URL, stop: () => Promise.resolve() }
    : await startTestServer()
  await dropScratches(server.url)
  const template = scratchName('template')
  await migrate(await createScratch(server.url, template), 'prisma/migrations')
  project.provide('databaseServer', server.url)
  project.provide('databaseTemplate', template)
  return async () => {
    await dropScratch(server.url, template)
    await dropScratches(server.url)
    await server.stop()
  }
}

function startTestServer() {
  // A studio's own database is never one for tests.
  delete process.env.DATABASE_URL
  return ensureDatabase({ dir: '.studio/test-pg' })
}
