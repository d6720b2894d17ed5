import { describe, expect, it } from 'vitest'
import { aTool } from '../tool/fixtures'
import { readHandWrittenTool } from './hand-written-tool'

const texts = (parts: object = {}) => {
  const { name, description, parameters } = aTool()
  return { name, description, parameters: JSON.stringify(parameters), result: '', ...parts }
}

describe('readHandWrittenTool', () => {
  it('reads what was typed', () => {
    expect(readHandWrittenTool(texts())).toEqual({ ok: true, value: aTool() })
    const read = readHandWrittenTool(texts({ result: '{"type": "integer"}' }))
    expect(read.ok && read.value.result).toEqual({ type: 'integer' })
  })

  it.each([
    ['name', { name: '天気' }, /no letter or digit/],
    ['description', { description: 'Get' }, /fewer than 3 words/],
    ['parameters', { parameters: '{\n  "type": }' }, /^This is not JSON at line 2, column 11: /],
    [
      'parameters',
      { parameters: '{"type": "object", "properties": {"days": {"type": "strange"}}}' },
      /parameters\.properties\.days\.type/,
    ],
    ['parameters', { parameters: '{"type": "string"}' }, /must be "object"/],
    ['result', { result: '[]' }, /result is a list/],
    ['result', { result: '{"$ref": "#/$defs/gone"}' }, /nothing in the schema stands there/],
  ])('tells a problem of the %s at its field', (field, parts, message) => {
    const read = readHandWrittenTool(texts(parts))
    expect(read.ok ? null : read.problem.field).toBe(field)
    expect(read.ok ? '' : read.problem.message).toMatch(message)
  })
})
