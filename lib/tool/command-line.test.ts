import fc from 'fast-check'
import { describe, expect, it } from 'vitest'
import { formatCommandLine, parseCommandLine } from './command-line'

describe('a command line', () => {
  it.each([
    ['npx -y @scope/server', ['npx', '-y', '@scope/server']],
    ['  node\t"my server.js"\n--name=a\\ b ', ['node', 'my server.js', '--name=a b']],
    [`sh -c 'echo $HOME | cat'`, ['sh', '-c', 'echo $HOME | cat']],
    [`a '' b"c"'d'`, ['a', '', 'bcd']],
    ['C:\\tools\\server.exe', ['C:\\tools\\server.exe']],
  ])('%s', (text, words) => {
    const parsed = parseCommandLine(text)
    expect(parsed.ok && [parsed.value.program, ...parsed.value.args]).toEqual(words)
  })

  it.each([
    ['', 'empty-command'],
    ["''", 'empty-command'],
    ['node "server.js', 'open-quote'],
    ['node server.js | tee log', 'needs-shell'],
    ['node server.js && rm x', 'needs-shell'],
    ['node $HOME/server.js', 'needs-shell'],
    ['node `which server`', 'needs-shell'],
    ['x'.repeat(9000), 'too-long'],
  ])('is refused: %s', (text, code) => {
    const parsed = parseCommandLine(text)
    expect(parsed.ok ? 'parsed' : parsed.problem.code).toBe(code)
  })

  it('that was written out parses to the same words', () => {
    const words = fc.array(fc.string({ maxLength: 12 }), { maxLength: 5 })
    fc.assert(
      fc.property(fc.string({ minLength: 1, maxLength: 12 }), words, (program, args) => {
        expect(parseCommandLine(formatCommandLine({ program, args }))).toEqual({
          ok: true,
          value: { program, args },
        })
      }),
    )
  })
})
