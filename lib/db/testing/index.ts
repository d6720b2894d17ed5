import { beforeAll, inject } from 'vitest'
import { createScratch, scratchName } from './scratch'

/**
 * Gives a test file a migrated database of its own, and sets DATABASE_URL to it before the file's first test.
 * @returns a function that answers with the address, from the first `beforeAll` on
 */
export function withTestDatabase(): () => string {
  beforeAll(async () => {
    const name = scratchName('file')
    process.env.DATABASE_URL = await createScratch(inject('databaseServer'), name, inject('databaseTemplate'))
  })
  return () => {
    if (!process.env.DATABASE_URL) throw new Error('The test database is there from the first beforeAll on.')
    return process.env.DATABASE_URL
  }
}

/** One more migrated database, for tests that compare two. @returns its address */
export function anotherDatabase(): Promise<string> {
  return createScratch(inject('databaseServer'), scratchName('other'), inject('databaseTemplate'))
}

/** An empty database, for tests of migrations themselves. @returns its address */
export function anEmptyDatabase(): Promise<string> {
  return createScratch(inject('databaseServer'), scratchName('empty'))
}
