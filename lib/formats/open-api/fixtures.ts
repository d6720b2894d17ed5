import type { JsonObject } from '../../shared/json'

/** An API for trips: three operations, a reference, a body, a result. `parts` replaces whole members. */
export const anApi = (parts: JsonObject = {}): JsonObject => ({
  openapi: '3.0.3',
  info: { title: 'Trip Desk', version: '1', description: 'Trips and who goes on them.' },
  paths: {
    '/trips': {
      get: {
        operationId: 'listTrips',
        summary: 'Lists all trips of a year',
        responses: aResponse(listOf('Trip')),
      },
      post: {
        operationId: 'addTrip',
        summary: 'Adds a trip to the list',
        requestBody: aBody({ $ref: '#/components/schemas/Trip' }),
        responses: {},
      },
    },
    '/trips/{id}': {
      parameters: [{ name: 'id', in: 'path', required: true, schema: { type: 'string' } }],
      get: { operationId: 'getTrip', summary: 'Finds a trip by its id', responses: aResponse(ref('Trip')) },
    },
  },
  components: { schemas: { Trip: aTripSchema() } },
  ...parts,
})

/** The same with one operation, `POST /trips/{id}`, made of these members. */
export const anApiWith = (operation: JsonObject, schemas: JsonObject = {}): JsonObject =>
  anApi({
    paths: { '/trips/{id}': { post: { summary: 'Changes the trip somehow', ...operation } } },
    components: { schemas: { Trip: aTripSchema(), ...schemas } },
  })

export const ref = (name: string): JsonObject => ({ $ref: `#/components/schemas/${name}` })

export const aBody = (schema: JsonObject, required = true): JsonObject => ({
  required,
  content: { 'application/json': { schema } },
})

export const aResponse = (schema: JsonObject, status = '200'): JsonObject => ({
  [status]: { description: 'As asked.', content: { 'application/json': { schema } } },
})

const listOf = (name: string): JsonObject => ({ type: 'array', items: ref(name) })

const aTripSchema = (): JsonObject => ({
  type: 'object',
  required: ['id', 'to'],
  properties: {
    id: { type: 'string', readOnly: true },
    to: { type: 'string', description: 'Where it goes', example: 'Oslo' },
    note: { type: 'string', nullable: true },
  },
})
