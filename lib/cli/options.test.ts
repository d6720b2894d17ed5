import { describe, expect, it } from 'vitest'
import { helpOf, readInteger, readWords } from './options'
import { defineVerb, done } from './verb'

const pour = defineVerb({
  name: 'tea pour',
  summary: 'Pour tea into cups',
  usage: '<cup…> [--kind <tea>]',
  options: {
    kind: { type: 'string', default: 'green', placeholder: '<tea>', description: 'which tea' },
    with: { type: 'string', multiple: true, description: 'what goes into it' },
    hot: { type: 'boolean', short: 'o', description: 'hot' },
    note: { type: 'string', description: 'a note' },
  },
  operands: { min: 1, max: 2 },
  run: () => Promise.resolve(done(null)),
})

describe('the words after a verb', () => {
  it('are read by its options, with their defaults', () => {
    expect(readWords(pour, ['cup', '--with', 'milk', '--with', 'honey', '-o'])).toEqual({
      ok: true,
      value: {
        options: { kind: 'green', with: ['milk', 'honey'], hot: true },
        operands: ['cup'],
        isJson: false,
        wantsHelp: false,
      },
    })
  })

  it('may ask for JSON or for help, whatever else is missing', () => {
    expect(readWords(pour, ['cup', '--json'])).toMatchObject({ value: { isJson: true } })
    expect(readWords(pour, ['--help'])).toMatchObject({ ok: true, value: { wantsHelp: true } })
  })

  it.each([
    [
      'an option that is not there',
      ['cup', '--cold'],
      /Unknown option '--cold'\. Usage: astra-studio tea pour/,
    ],
    ['an option without its value', ['cup', '--kind'], /--kind/],
    ['too few operands', [], /Usage: astra-studio tea pour <cup…>/],
    ['too many operands', ['a', 'b', 'c'], /Usage/],
  ])('are refused with the usage: %s', (_, words, message) => {
    const read = readWords(pour, words)
    expect(read.ok ? '' : read.problem.message).toMatch(message)
  })

  it('are explained by help, one option a line', () => {
    expect(helpOf(pour)).toEqual([
      'Usage: astra-studio tea pour <cup…> [--kind <tea>]',
      '',
      'Pour tea into cups.',
      '',
      '  --kind <tea>   which tea (green)',
      '  --with <text>  what goes into it',
      '  -o, --hot      hot',
      '  --note <text>  a note',
      '  --json         print one JSON object on standard output',
      '  -h, --help     say what the verb does and takes',
    ])
  })
})

describe('readInteger', () => {
  it('takes whole numbers within the bounds, and only them', () => {
    const bounds = { min: -1, max: 10 }
    for (const text of ['-1', '0', '10'])
      expect(readInteger('n', text, bounds)).toEqual({ ok: true, value: Number(text) })
    for (const text of ['11', '-2', '1.5', '1e1', '', ' 1', 'ten', '0x1']) {
      expect(readInteger('n', text, bounds)).toMatchObject({ ok: false, problem: { code: 'not-a-number' } })
    }
  })
})
