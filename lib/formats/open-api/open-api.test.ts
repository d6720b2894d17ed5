import { describe, expect, it } from 'vitest'
import type { JsonObject } from '../../shared/json'
import { isOpenApiText, readOpenApi } from '../tool-documents'
import { aBody, anApi, anApiWith, aResponse, ref } from './fixtures'

const read = (document: JsonObject) => {
  const result = readOpenApi(document, 'trips.yaml', { toolsMin: 1 })
  if (!result.ok) throw new Error(`${result.problem.code}: ${result.problem.message}`)
  const { documents, report } = result.value
  return { tools: documents[0]?.tools ?? [], server: documents[0], report }
}

const theTool = (document: JsonObject) => {
  const [tool] = read(document).tools
  if (!tool) throw new Error(JSON.stringify(read(document).report.entries))
  return tool
}

describe('a text is OpenAPI', () => {
  it.each([
    ['YAML', 'openapi: 3.1.0\npaths: {}', true],
    ['YAML after a comment', '# Trips\n"swagger": "2.0"', true],
    ['JSON, whatever comes first', '{"info": {}, "openapi": "3.0.1"}', true],
    ['JSON that only speaks of it', '{"tools": [{"openapi": 1}]}', false],
    ['YAML that only speaks of it', 'tools:\n  openapi: 3', false],
    ['a list of tools', '[{"name": "openapi"}]', false],
  ])('%s', (_, text, is) => expect(isOpenApiText(text)).toBe(is))
})

describe('operations', () => {
  it('become one tool each, named by operationId, with arguments and result', () => {
    const { tools, server } = read(anApi())
    expect(server).toMatchObject({ title: 'Trip Desk', description: 'Trips and who goes on them.' })
    expect(tools.map(({ name }) => name)).toEqual(['listTrips', 'addTrip', 'getTrip'])
    const [list, add, get] = tools
    expect(add?.parameters).toEqual({
      type: 'object',
      // `id` is read-only: the server gives it.
      properties: {
        to: { type: 'string', description: 'Where it goes', examples: ['Oslo'], 'x-in': 'body' },
        note: { type: ['string', 'null'], 'x-in': 'body' },
      },
      required: ['to'],
    })
    expect(get?.parameters.required).toEqual(['id'])
    expect(get?.result).toMatchObject({ required: ['id', 'to'], properties: { id: { type: 'string' } } })
    expect(list?.result).toMatchObject({ type: 'array', items: { required: ['id', 'to'] } })
  })

  it('without a usable operationId are named by method and path', () => {
    for (const operationId of [undefined, '', '旅行', 7]) {
      const { tools, report } = read(anApiWith(operationId === undefined ? {} : { operationId }))
      expect(tools[0]?.name).toBe('post_trips_id')
      expect(report.entries[1]?.reasons[0]?.code).toBe('name-made')
    }
  })

  it('of one name are all kept, the later with a number', () => {
    const get = { operationId: 'get trip', summary: 'Finds a trip by its id' }
    const { tools, report } = read(
      anApi({ paths: { '/a': { get }, '/b': { get }, '/c': { get: { ...get, operationId: 'get_trip' } } } }),
    )
    expect(tools.map(({ name }) => name)).toEqual(['get_trip', 'get_trip_2', 'get_trip_3'])
    expect(tools[0]?.sourceName).toBe('get trip')
    expect(report.dropped).toEqual({})
  })

  it('that say too little of themselves are told by their request', () => {
    expect(theTool(anApiWith({ summary: 'Post trip' })).description).toBe(
      'Post trip\n\nCalls POST /trips/{id} of Trip Desk.',
    )
    const { tools } = read(anApi({ paths: { '/': { get: {} } }, info: {} }))
    expect(tools[0]?.description).toBe('Calls GET / of trips.')
  })

  it('come 1,200 at once', () => {
    const paths = Object.fromEntries(
      Array.from({ length: 1200 }, (_, n) => [
        `/very/long/path/of/a/generated/api/in/which/all/begins/the/same/${n}`,
        { get: {} },
      ]),
    )
    const { tools, report } = read(anApi({ paths }))
    expect(report).toMatchObject({ in: 1200, kept: 1200 })
    expect(new Set(tools.map(({ name }) => name)).size).toBe(1200)
  })

  it('may have a description of 3 MB, which is cut', () => {
    const { tools, server } = read({
      ...anApiWith({ description: 'Long words. '.repeat(250_000) }),
      info: { title: 'Trip Desk', description: 'Long words. '.repeat(250_000) },
    })
    expect(tools[0]?.description.length).toBeLessThanOrEqual(16_000)
    expect(server?.description.length).toBeLessThanOrEqual(16_000)
  })

  it('on a path that is a reference are found', () => {
    const paths = { '/trips': { $ref: '#/x-paths/trips' } }
    const { tools } = read(anApi({ paths, 'x-paths': { trips: { get: { operationId: 'listTrips' } } } }))
    expect(tools.map(({ name }) => name)).toEqual(['listTrips'])
  })
})

describe('arguments', () => {
  const string = { type: 'string' }
  it('of one name are told apart by their place, the earlier place keeping the name', () => {
    const parameters = ['header', 'query', 'path'].map((place) => ({
      name: 'id',
      in: place,
      required: true,
      schema: string,
    }))
    const body = aBody({ type: 'object', properties: { id: string } })
    const { tools, report } = read(anApiWith({ parameters, requestBody: body }))
    expect(tools[0]?.parameters.properties).toEqual({
      id: { type: 'string', 'x-in': 'path' },
      id_query: { type: 'string', 'x-in': 'query', 'x-name': 'id' },
      id_header: { type: 'string', 'x-in': 'header', 'x-name': 'id' },
      id_body: { type: 'string', 'x-in': 'body', 'x-name': 'id' },
    })
    expect(tools[0]?.parameters.required).toEqual(['id', 'id_query', 'id_header'])
    expect(report.entries[1]?.reasons.filter(({ code }) => code === 'parameter-renamed')).toHaveLength(3)
  })

  it('of the path are overridden by those of the operation', () => {
    const at = (description: string) => ({ name: 'id', in: 'query', description, schema: string })
    const item = { parameters: [at('of the path')], get: { parameters: [at('of the operation')] } }
    expect(theTool(anApi({ paths: { '/trips': item } })).parameters.properties.id?.description).toBe(
      'of the operation',
    )
  })

  it('that a client sets by itself are left out', () => {
    const parameters = ['Accept', 'Authorization', 'X-Trace'].map((name) => ({
      name,
      in: 'header',
      schema: string,
    }))
    expect(Object.keys(theTool(anApiWith({ parameters })).parameters.properties)).toEqual(['X-Trace'])
  })

  it.each([
    ['a list', { type: 'array', items: { type: 'string' } }],
    ['one of several shapes', { oneOf: [ref('Trip'), { type: 'string' }] }],
    ['a map', { type: 'object', additionalProperties: { type: 'string' } }],
  ])('hold a body that is %s whole', (_, schema) => {
    const { parameters } = theTool(anApiWith({ requestBody: aBody(schema) }))
    expect(parameters.required).toEqual(['body'])
    expect(parameters.properties.body).toMatchObject({ 'x-in': 'whole-body' })
  })

  it('are the members of all schemas that a body must meet; none is required of an optional body', () => {
    const schema = { allOf: [ref('Trip'), { type: 'object', properties: { seats: { type: 'integer' } } }] }
    const { parameters } = theTool(anApiWith({ requestBody: aBody(schema, false) }))
    expect(Object.keys(parameters.properties)).toEqual(['to', 'note', 'seats'])
    expect(parameters.required).toEqual([])
  })

  it('are read from Swagger 2.0: a body, a form, a file', () => {
    const { tools } = read({
      swagger: '2.0',
      info: { title: 'Trip Desk' },
      paths: {
        '/trips': {
          post: {
            summary: 'Adds a trip to the list',
            parameters: [
              { name: 'trip', in: 'body', required: true, schema: { $ref: '#/definitions/Trip' } },
            ],
          },
          put: {
            summary: 'Sends a picture of it',
            parameters: [
              { name: 'picture', in: 'formData', type: 'file', required: true },
              {
                name: 'sizes',
                in: 'query',
                type: 'array',
                items: { type: 'integer' },
                collectionFormat: 'csv',
              },
            ],
            responses: { 201: { description: 'Done.', schema: { $ref: '#/definitions/Trip' } } },
          },
        },
      },
      definitions: { Trip: { type: 'object', required: ['to'], properties: { to: { type: 'string' } } } },
    })
    expect(tools[0]?.parameters).toMatchObject({ required: ['to'], properties: { to: { 'x-in': 'body' } } })
    expect(tools[1]?.parameters).toEqual({
      type: 'object',
      properties: {
        sizes: { type: 'array', items: { type: 'integer' }, 'x-in': 'query' },
        picture: { type: 'string', format: 'binary', 'x-in': 'body' },
      },
      required: ['picture'],
    })
    expect(tools[1]?.result).toMatchObject({ properties: { to: { type: 'string' } } })
  })
})

describe('references', () => {
  it('to themselves are cut where they come round', () => {
    const Trip = {
      type: 'object',
      properties: { next: ref('Trip'), stops: { type: 'array', items: ref('Stop') } },
    }
    const Stop = { type: 'object', properties: { trip: ref('Trip'), name: { type: 'string' } } }
    const { tools, report } = read(anApiWith({ responses: aResponse(ref('Trip')) }, { Trip, Stop }))
    expect(tools[0]?.result).toEqual({
      type: 'object',
      properties: {
        next: { type: 'object', description: 'Another Trip; its members are not repeated here.' },
        stops: {
          type: 'array',
          items: {
            type: 'object',
            properties: {
              trip: { type: 'object', description: 'Another Trip; its members are not repeated here.' },
              name: { type: 'string' },
            },
          },
        },
      },
    })
    expect(report.entries[1]?.reasons).toContainEqual({
      code: 'recursion-cut',
      message: 'The result repeats itself or is very large; it was cut in 2 places.',
    })
  })

  it('that double at every level stay finite', () => {
    const level = (n: number) => ({
      type: 'object',
      properties: { a: ref(`L${n + 1}`), b: ref(`L${n + 1}`) },
    })
    const schemas = Object.fromEntries(Array.from({ length: 25 }, (_, n) => [`L${n}`, level(n)]))
    const tool = theTool(
      anApiWith({ responses: aResponse(ref('L0')) }, { ...schemas, L25: { type: 'string' } }),
    )
    expect(JSON.stringify(tool.result).length).toBeLessThan(400_000)
    expect(JSON.stringify(tool.result)).not.toContain('$ref')
  })

  it.each([
    ['to nothing', '#/components/schemas/Gone', 'nothing in the file stands there'],
    ['to another file', 'file:///etc/passwd', 'other files and addresses are not read'],
    ['to an address', 'https://example.com/trip.json#/Trip', 'other files and addresses are not read'],
    ['in a ring', '#/components/schemas/Ring', 'it leads back to itself'],
  ])('%s reject their operation and no other', (_, $ref, why) => {
    const document = anApi({ components: { schemas: { Trip: { type: 'object' }, Ring: ref('Ring') } } })
    const paths = document.paths as JsonObject
    const requestBody = aBody({ type: 'object', properties: { trip: { $ref } } })
    const { tools, report } = read({
      ...document,
      paths: { ...paths, '/bad': { put: { operationId: 'bad', requestBody } } },
    })
    expect(tools).toHaveLength(3)
    const [rejected] = report.entries.filter(({ outcome }) => outcome === 'rejected')
    expect(rejected?.reasons[0]?.code).toBe('unresolved-reference')
    expect(rejected?.reasons[0]?.message).toContain(
      `PUT /bad: The body cannot be read. It points at "${$ref}": ${why}.`,
    )
  })

  it('of a result that lead nowhere leave the result out', () => {
    const { tools, report } = read(anApiWith({ responses: aResponse(ref('Gone')) }))
    expect(tools[0]?.result).toBeNull()
    expect(report.entries[1]?.reasons.map(({ code }) => code)).toContain('result-left-out')
  })

  it('in examples and discriminators are no references', () => {
    const Trip = {
      type: 'object',
      properties: { note: { type: 'object', example: { $ref: '#/nowhere' } } },
      discriminator: { propertyName: 'kind', mapping: { a: '#/components/schemas/Gone' } },
    }
    const { result } = theTool(anApiWith({ responses: aResponse(ref('Trip')) }, { Trip }))
    expect(result).toEqual({
      type: 'object',
      properties: { note: { type: 'object', examples: [{ $ref: '#/nowhere' }] } },
    })
  })
})

describe('refused', () => {
  it.each([
    ['another version', { openapi: '4.0.0', paths: {} }, 'other-version'],
    ['Swagger 1.2', { swagger: '1.2' }, 'other-version'],
    ['no operations', anApi({ paths: { '/trips': { summary: 'Soon.' } } }), 'no-operations'],
    ['no paths', { openapi: '3.1.0' }, 'no-operations'],
  ])('%s', (_, document, code) => {
    const result = readOpenApi(document as JsonObject, 'trips.yaml')
    expect(result.ok ? null : result.problem.code).toBe(code)
  })

  it('a server of two operations, by the usual rule', () => {
    const paths = { '/trips': { get: {}, post: {} } }
    const result = readOpenApi(anApi({ paths }), 'trips.yaml')
    expect(result.ok && result.value.report.servers.dropped).toEqual({ 'server-too-small': 1 })
  })
})
