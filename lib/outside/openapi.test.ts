import { describe, expect, it } from 'vitest'
import { parseOpenApi } from './openapi'

const parse = async (text: string) => {
  const parsed = await parseOpenApi(text, 'trips.yaml')
  if (!parsed.ok) throw new Error(parsed.problem.message)
  return parsed.value
}

const responses = 'responses: {"200": {description: Done}}'
const trips = (more = '') => `openapi: 3.0.3
info: {title: Trips, version: 1.0}
paths:
  /trips:
    get: {${responses}}
${more}`

describe('parseOpenApi', () => {
  it('reads YAML and JSON alike, and finds nothing wrong with a good document', async () => {
    const yaml = await parse(trips())
    expect(yaml.breach).toBeNull()
    expect(await parse(JSON.stringify(yaml.document))).toEqual(yaml)
  })

  it('takes versions that YAML made numbers as the texts that were meant', async () => {
    const { document } = await parse('swagger: 2.0\ninfo: {title: Trips, version: 3}\npaths: {}')
    expect(document).toMatchObject({ swagger: '2.0', info: { version: '3' } })
  })

  it('says where a document breaks the specification, and reads it all the same', async () => {
    const { document, breach } = await parse(trips('  /rides: {get: {parameters: [{name: x}]}}'))
    expect(document).toHaveProperty('paths./rides')
    expect(breach).toMatch(/^trips\.yaml breaks the OpenAPI specification, and was read all the same: /)
  })

  it('tells of a dangling reference', async () => {
    const { breach } = await parse(trips(`  /x: {get: {${responses}, requestBody: {$ref: '#/gone'}}}`))
    expect(breach).toContain('gone')
  })

  it('never opens what a reference to a file or an address names', async () => {
    const $ref = new URL(import.meta.url).href
    const { document } = await parse(
      trips(`components: {schemas: {A: {$ref: '${$ref}'}, B: {$ref: 'http://127.0.0.1:1/x'}}}`),
    )
    expect(document).toMatchObject({
      components: { schemas: { A: { $ref }, B: { $ref: 'http://127.0.0.1:1/x' } } },
    })
  })

  it.each([
    [
      'a bad indentation',
      'openapi: 3.0.3\n  info: x: y',
      /^trips\.yaml is not YAML at line 1, column 10: Nested mappings are not allowed in compact mappings\.$/,
    ],
    ['JSON that breaks off', '{"openapi": "3.0.3"', /^trips\.yaml is not YAML at line 1, column \d+: /],
    [
      'aliases that multiply',
      `a: &a [1,1,1,1,1,1,1,1,1]\n${[...'bcdefg'].map((c, i) => `${c}: &${c} [${`*${'abcdef'[i]},`.repeat(9)}]`).join('\n')}\nopenapi: 3.0.3`,
      /^trips\.yaml cannot be read as YAML: .*alias/i,
    ],
  ])('refuses %s with its place', async (_, text, message) => {
    const parsed = await parseOpenApi(text, 'trips.yaml')
    expect(parsed.ok ? 'read' : parsed.problem.message).toMatch(message)
  })
})
