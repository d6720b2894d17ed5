import { execFile } from 'node:child_process'
import { cpSync, mkdirSync, mkdtempSync, readdirSync, rmSync, writeFileSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { promisify } from 'node:util'
import pg from 'pg'
import { afterEach, beforeEach, describe, expect, it } from 'vitest'
import { migrate } from './migrate'
import { anEmptyDatabase } from './testing'

const MIGRATIONS = 'prisma/migrations'
const run = promisify(execFile)

let url: string
let folder: string

beforeEach(async () => {
  url = await anEmptyDatabase()
  folder = mkdtempSync(join(tmpdir(), 'migrations-'))
})
afterEach(() => rmSync(folder, { recursive: true }))

describe('migrate', () => {
  it('applies what is missing, in order, and nothing twice', async () => {
    aMigration('0001_tools', 'CREATE TABLE tools (id int)')
    expect(await migrate(url, folder)).toEqual(['0001_tools'])
    aMigration('0002_names', 'ALTER TABLE tools ADD COLUMN name text')
    aMigration('0003_index', 'CREATE INDEX names ON tools (name)')
    expect(await migrate(url, folder)).toEqual(['0002_names', '0003_index'])
    expect(await migrate(url, folder)).toEqual([])
  })

  it('lets one of many processes do the work while the others wait', async () => {
    aMigration('0001_tools', 'SELECT pg_sleep(0.2); CREATE TABLE tools (id int)')
    const applied = await Promise.all([1, 2, 3, 4].map(() => migrate(url, folder)))
    expect(applied.flat()).toEqual(['0001_tools'])
  })

  it('rolls a failing migration back whole, and names it until it is resolved', async () => {
    aMigration('0001_half', 'CREATE TABLE half (id int); SELECT nonsense')
    await expect(migrate(url, folder)).rejects.toThrow(/0001_half failed .*"nonsense" does not exist/)
    expect(await query("SELECT to_regclass('half') AS found")).toEqual([{ found: null }])
    await expect(migrate(url, folder)).rejects.toThrow(/0001_half failed before .*migrate resolve/)
  })

  it('refuses a migration that was edited after it was applied', async () => {
    aMigration('0001_tools', 'CREATE TABLE tools (id int)')
    await migrate(url, folder)
    aMigration('0001_tools', 'CREATE TABLE tools (id bigint)')
    await expect(migrate(url, folder)).rejects.toThrow(/0001_tools was edited/)
  })

  it('keeps functions with semicolons in one piece', async () => {
    aMigration(
      '0001_function',
      'CREATE FUNCTION one() RETURNS int LANGUAGE plpgsql AS $$ BEGIN PERFORM 2; RETURN 1; END; $$',
    )
    await migrate(url, folder)
    expect(await query('SELECT one()')).toEqual([{ one: 1 }])
  })

  it('says in one sentence when no server answers', async () => {
    await expect(migrate('postgresql://nobody@127.0.0.1:1/none', folder)).rejects.toThrow(
      /The database does not answer: .*ECONNREFUSED/,
    )
  })
})

describe('the migrations of the studio', () => {
  it('make exactly the tables of the schema, in the eyes of Prisma', async () => {
    await migrate(url, MIGRATIONS)
    expect(await prisma('migrate', 'status')).toContain('Database schema is up to date')
    expect(await prisma(...differencesTo('prisma'))).toContain('No difference detected')
  })

  it('would be found out if the schema said something else', async () => {
    await migrate(url, MIGRATIONS)
    cpSync('prisma', folder, { recursive: true })
    writeFileSync(join(folder, 'models', 'forgotten.prisma'), 'model Forgotten {\n  id String @id\n}\n')
    await expect(prisma(...differencesTo(folder))).rejects.toMatchObject({
      code: 2,
      stdout: expect.stringContaining('Forgotten'),
    })
  })

  it('each have a folder with a number of their own', () => {
    const numbers = readdirSync(MIGRATIONS, { withFileTypes: true })
      .filter((entry) => entry.isDirectory())
      .map(({ name }) => /^(\d{4})_[a-z0-9_]+$/.exec(name)?.[1])
    expect(numbers).not.toContain(undefined)
    expect(new Set(numbers).size).toBe(numbers.length)
  })
})

function aMigration(name: string, sql: string): void {
  mkdirSync(join(folder, name), { recursive: true })
  writeFileSync(join(folder, name, 'migration.sql'), sql)
}

const differencesTo = (schema: string): string[] => [
  ...['migrate', 'diff', '--from-config-datasource', '--to-schema', schema],
  '--exit-code',
]

async function prisma(...words: string[]): Promise<string> {
  const env = { ...process.env, DATABASE_URL: url }
  const { stdout } = await run(process.execPath, ['node_modules/prisma/build/index.js', ...words], { env })
  return stdout
}

async function query(sql: string): Promise<unknown[]> {
  const client = new pg.Client({ connectionString: url })
  await client.connect()
  try {
    return (await client.query(sql)).rows
  } finally {
    await client.end()
  }
}
