import { spawnSync } from 'node:child_process'
import { describe, expect, it } from 'vitest'

function studio(words: string[], env = process.env) {
  const { status, stdout, stderr } = spawnSync(process.execPath, ['lib/cli/bin.mjs', ...words], {
    encoding: 'utf8',
    env,
  })
  return { status, stdout, stderr }
}

/** The program itself, as a shell runs it; what its commands do is tested in one process, in main.test.ts. */
describe('astra-studio', () => {
  it('ends with exit code 1 and one sentence when the database cannot be had', () => {
    const env = { ...process.env, DATABASE_URL: 'postgresql://nobody@127.0.0.1:1/none' }
    const { status, stdout, stderr } = studio(['seed', 'first-look', '--json'], env)
    expect({ status, stdout }).toEqual({ status: 1, stdout: '' })
    expect(stderr).toMatch(/^The database does not answer: .*ECONNREFUSED.*\n$/)
  })

  it('ends with exit code 2 for a verb that is not there', () => {
    const { status, stdout, stderr } = studio(['strat'])
    expect({ status, stdout }).toEqual({ status: 2, stdout: '' })
    expect(stderr).toBe('There is no "strat". Run astra-studio --help for the list.\n')
  })
})
