import { describe, expect, it } from 'vitest'
import { readPersonas } from './read-personas'

const said = (text: string) => {
  const read = readPersonas(text)
  return read.ok ? read.value.map(({ occupation }) => occupation) : read.problem.message
}

describe('a file of personas', () => {
  it('is a JSON list, one object, or a line each', () => {
    expect(said('[{"occupation": "potter"}, {"occupation": "baker"}]')).toEqual(['potter', 'baker'])
    expect(said('{"occupation": "potter"}')).toEqual(['potter'])
    expect(said('{"occupation": "potter"}\n\n{"occupation": "baker"}\n')).toEqual(['potter', 'baker'])
  })

  it.each([
    ['', 'The file holds no persona.'],
    ['[]', 'The file holds no persona.'],
    ['{"occupation": "potter"}\nnot json', 'Line 2 of the file is not JSON.'],
    ['[{"age": 40}]', 'Persona 1: occupation'],
    [
      '[{"occupation": "potter", "skills_and_expertise_list": "[\'clay\']"}]',
      'Persona 1: skills_and_expertise_list',
    ],
  ])('%j is refused: %s', (text, sentence) => {
    expect(said(text)).toContain(sentence)
  })
})
