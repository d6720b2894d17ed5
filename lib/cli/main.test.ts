import { describe, expect, it } from 'vitest'
import { command } from './fixtures'

describe('the command line', () => {
  it('has help for each verb that it lists', async () => {
    const { said } = await command(['--help'])
    const verbs = [...said.matchAll(/^ {2}(\S+(?: \S+)?) {2,}/gm)].map(([, verb]) => verb ?? '')
    expect(verbs).toEqual(expect.arrayContaining(['start', 'worker', 'build', 'tools import', 'seed']))
    for (const verb of verbs) {
      const help = await command([...verb.split(' '), '--help'])
      expect(help).toMatchObject({ code: 0, complained: '' })
      expect(help.said).toContain(`Usage: astra-studio ${verb}`)
    }
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
  ])('ends with exit code 2 for %s, and nothing on standard output but help', async (_, words) => {
    const { code, said, complained } = await command(words)
    expect(code).toBe(2)
    expect(words.length === 0 ? said : complained).not.toBe('')
    if (words.length > 0) expect(said).toBe('')
  })
})
