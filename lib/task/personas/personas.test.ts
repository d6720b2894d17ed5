import fc from 'fast-check'
import { describe, expect, it } from 'vitest'
import { BUILT_IN_PERSONAS } from './built-in-personas'
import { parseListLiteral } from './list-literal'
import { parsePersonas } from './parse-personas'
import { nameOfPersona, Persona, profileText } from './persona'

describe('a list written as text', () => {
  it.each([
    ["['Cooking', \"Bob's boats\"]", ['Cooking', "Bob's boats"]],
    ['["a, b", "c"]', ['a, b', 'c']],
    ["('one', 'two',)", ['one', 'two']],
    ['[]', []],
    ['', []],
    ['Cooking, sailing; chess', ['Cooking', 'sailing', 'chess']],
    ['- one\n- two', ['one', 'two']],
    ["['it\\'s', 'a\\nb']", ["it's", 'a\nb']],
    ['[1, two]', ['1', 'two']],
    ["['open", null],
    ["['a' 'b']", null],
    ["[__import__('os').system('rm -rf /')]", null],
    ["['a'] + ['b']", null],
    ['[lambda: 1]', null],
  ])('%s', (text, items) => {
    expect(parseListLiteral(text)).toEqual(items)
  })

  it('reads back whatever JSON or Python wrote of texts', () => {
    fc.assert(
      fc.property(fc.array(fc.string({ unit: 'grapheme' })), (texts) => {
        const plain = texts.map((text) => text.replace(/\p{Cc}/gu, ''))
        const python = plain.map((text) => `'${text.replaceAll('\\', '\\\\').replaceAll("'", "\\'")}'`)
        expect(parseListLiteral(`[${python.join(', ')}]`)).toEqual(plain)
        expect(parseListLiteral(JSON.stringify(plain))).toEqual(plain)
      }),
    )
  })

  it('never throws', () => {
    fc.assert(
      fc.property(fc.string(), (text) => {
        parseListLiteral(text)
        parseListLiteral(`[${text}`)
      }),
    )
  })
})

describe('a file of personas', () => {
  const row = { age: 40, occupation: 'nurse', skills_and_expertise_list: ['triage'] }

  it('is JSON Lines, an array or an object that holds one', () => {
    for (const text of [
      JSON.stringify(row),
      `${JSON.stringify(row)}\n\n${JSON.stringify(row)}\n`,
      JSON.stringify([row, row]),
      JSON.stringify({ train: [row] }, null, 2),
      `\uFEFF${JSON.stringify(row)}`,
    ])
      expect(parsePersonas(text)).toMatchObject({ ok: true, value: { rejected: [] } })
  })

  it('says what was changed and what was rejected, by row', () => {
    const lines = [
      JSON.stringify(row),
      JSON.stringify({ ...row, age: '41', skills_and_expertise_list: "['a', 'b']", ethnicity: 'x' }),
      'no json',
      JSON.stringify({ age: 3 }),
      JSON.stringify({ occupation: 'spy', hobbies_and_interests_list: "[exec('x')]" }),
      '"text"',
    ]
    const read = parsePersonas(lines.join('\n'))
    expect(read).toMatchObject({
      ok: true,
      value: {
        accepted: 1,
        changed: [{ row: 2, change: 'age was a text; skills_and_expertise_list was a text' }],
        rejected: [{ row: 3 }, { row: 4 }, { row: 5 }, { row: 6 }],
      },
    })
    if (read.ok) expect(read.value.personas[1]).not.toHaveProperty('ethnicity')
  })

  it('gives a sentence when nothing in it is a persona', () => {
    expect(parsePersonas('')).toMatchObject({ ok: false, problem: { code: 'no-personas' } })
    expect(parsePersonas('{"a": 1}')).toMatchObject({ ok: false })
  })

  it('adds up: every row is accepted, changed or rejected', () => {
    fc.assert(
      fc.property(fc.array(fc.jsonValue(), { minLength: 1, maxLength: 8 }), (rows) => {
        const read = parsePersonas(JSON.stringify(rows))
        if (!read.ok) return
        const { accepted, changed, rejected, personas } = read.value
        expect(accepted + changed.length + rejected.length).toBe(rows.length)
        expect(personas.length).toBe(accepted + changed.length)
        for (const persona of personas) expect(Persona.safeParse(persona).success).toBe(true)
      }),
    )
  })
})

describe('the built-in personas', () => {
  it('are at least forty different people', () => {
    expect(BUILT_IN_PERSONAS.length).toBeGreaterThanOrEqual(40)
    expect(new Set(BUILT_IN_PERSONAS.map(nameOfPersona)).size).toBe(BUILT_IN_PERSONAS.length)
    for (const persona of BUILT_IN_PERSONAS) {
      expect(Persona.parse(persona)).toEqual(persona)
      expect(profileText(persona)).toContain(persona.occupation)
    }
  })

  it('show a model no more than 200 characters of a summary and five of a list', () => {
    const many = Array.from({ length: 9 }, (_, at) => `skill ${at}`)
    const text = profileText(
      Persona.parse({
        occupation: 'x',
        professional_persona: 'y'.repeat(900),
        skills_and_expertise_list: many,
      }),
    )
    expect(text).toContain(`${'y'.repeat(200)}…`)
    expect(text).not.toContain('skill 5')
  })
})
