import { spawnSync } from 'node:child_process'
import { describe, expect, it } from 'vitest'

function studio(words: string[], env = process.env) {
  const { status, stdout, stderr } = spawnSync(process.execPath, ['lib/cli/bin.mjs', ...words], {
    encoding: 'utf8',
    env,
  })
  return { status, stdout, stderr }
}

describe('astra-studio', () => {
  it('lists its verbs', () => {
    const help = studio(['--help'])
    expect(help).toMatchObject({ status: 0, stderr: '' })
    for (const verb of ['start', 'worker', 'build', 'seed'])
      expect(help.stdout).toMatch(new RegExp(`^  ${verb} `, 'm'))
  })

  it('has help for each verb that it lists', () => {
    const verbs = [...studio(['--help']).stdout.matchAll(/^ {2}(\S+(?: \S+)?) {2,}/gm)].map(
      ([, verb]) => verb ?? '',
    )
    expect(verbs.length).toBeGreaterThan(3)
    for (const verb of verbs) {
      const help = studio([...verb.split(' '), '--help'])
      expect(help).toMatchObject({ status: 0, stderr: '' })
      expect(help.stdout).toContain(`Usage: astra-studio ${verb}`)
    }
  }, 60_000)

  it('ends with exit code 1 and one sentence when the database cannot be had', () => {
    const env = { ...process.env, DATABASE_URL: 'postgresql://nobody@127.0.0.1:1/none' }
    const { status, stdout, stderr } = studio(['seed', 'first-look', '--json'], env)
    expect({ status, stdout }).toEqual({ status: 1, stdout: '' })
    expect(stderr).toMatch(/^The database does not answer: .*ECONNREFUSED.*\n$/)
  })

  it.each([
    ['no verb at all', []],
    ['a verb that is not there', ['strat']],
    ['an option that is not there', ['start', '--nonsense']],
    ['an operand too many', ['start', 'now']],
    ['a server named in two ways', ['tools', 'connect', '--command', 'x', '--url', 'http://x']],
    ['a command that wants a shell', ['tools', 'connect', '--command', 'a | b', '--yes']],
    ['a command that nobody has confirmed', ['tools', 'connect', '--command', 'node server.js']],
    ['a seed that is not there', ['seed', 'no-such-shape']],
  ])('ends with exit code 2 for %s, and nothing on standard output but help', (_, words) => {
    const { status, stdout, stderr } = studio(words)
    expect(status).toBe(2)
    expect(words.length === 0 ? stdout : stderr).not.toBe('')
    if (words.length > 0) expect(stdout).toBe('')
  })
})
