import { afterAll, beforeAll, describe, expect, it } from 'vitest'
import type { JsonObject } from '@/lib/shared/json'
import type { ChatMessage } from '@/lib/shared/model'
import type { EndpointConfig } from './endpoint-calls'
import { anEndpoint, aQuestion, ask, aWeatherTool, follow, patient, problemOf } from './fixtures'
import { openEndpoint } from './openai-compatible'
import type { Answer } from './stand-ins/model-answers'
import { type ModelServer, type Script, startModelServer } from './stand-ins/model-server'

let server: ModelServer
beforeAll(async () => {
  server = await startModelServer()
})
afterAll(() => server.close())

const anEndpointThat = (script: Script, config: Partial<EndpointConfig> = {}) =>
  openEndpoint(anEndpoint({ baseUrl: follow(server, script), ...config }))

const sent = (index: number) => server.requests[index]?.body as JsonObject
const sentMessages = (index: number) => sent(index).messages as unknown as { role: string; content: string }[]

describe('chat', () => {
  it('gives text, reasoning, finish and usage', async () => {
    const model = anEndpointThat([{ text: 'Sunny.', reasoning: 'Look up.', tokens: { in: 7, out: 3 } }])
    expect(await ask(model)).toEqual({
      text: 'Sunny.',
      reasoning: 'Look up.',
      toolCalls: [],
      invalid: [],
      finish: 'stop',
      usage: { calls: 1, tokensIn: 7, tokensOut: 3 },
      durationMs: expect.any(Number),
    })
  })

  it('sends the dialogue, the tools, the seed, the model and the key as the API wants them', async () => {
    const model = anEndpointThat([{ text: 'ok' }], { apiKey: 'sk-12345678', model: 'small-1' })
    const messages: ChatMessage[] = [
      { role: 'system', content: 'Be brief.' },
      { role: 'user', content: 'Weather?' },
      {
        role: 'assistant',
        content: '',
        reasoning: 'I need the tool.',
        toolCalls: [{ id: 'c1', name: 'get_weather', arguments: { city: 'Oslo' } }],
      },
      { role: 'tool', toolCallId: 'c1', name: 'get_weather', content: '{"sky":"clear"}' },
    ]
    await model.chat({ messages, tools: [aWeatherTool()], seed: 7, signal: patient() })
    expect(server.requests[0]?.headers.authorization).toBe('Bearer sk-12345678')
    expect(sent(0)).toEqual({
      model: 'small-1',
      seed: 7,
      messages: [
        { role: 'system', content: 'Be brief.' },
        { role: 'user', content: 'Weather?' },
        {
          role: 'assistant',
          content: null,
          reasoning_content: 'I need the tool.',
          tool_calls: [
            { id: 'c1', type: 'function', function: { name: 'get_weather', arguments: '{"city":"Oslo"}' } },
          ],
        },
        { role: 'tool', tool_call_id: 'c1', content: '{"sky":"clear"}' },
      ],
      tools: [
        {
          type: 'function',
          function: {
            name: 'get_weather',
            description: 'The weather of a city',
            parameters: aWeatherTool().parameters,
          },
        },
      ],
    })
  })

  it('takes thoughts out of the text where the server left them in', async () => {
    const model = anEndpointThat([{ text: '<think>\nHm.\n</think>\n\nSunny.' }])
    expect(await ask(model)).toMatchObject({ text: 'Sunny.', reasoning: 'Hm.' })
  })

  it('reports refusals and cut answers by their finish', async () => {
    const model = anEndpointThat([
      { refusal: 'No.' },
      { text: 'And so it', finish: 'length' },
      { text: '', finish: 'content_filter' },
    ])
    expect(await ask(model)).toMatchObject({ finish: 'content-filter', text: 'No.' })
    expect(await ask(model)).toMatchObject({ finish: 'length', text: 'And so it' })
    expect(await ask(model)).toMatchObject({ finish: 'content-filter', text: '' })
  })

  it('charges a server that counts no tokens by the length of what was said', async () => {
    const model = anEndpointThat([{ text: 'x'.repeat(400), tokens: null }])
    const { usage } = await ask(model)
    expect(usage.tokensOut).toBeGreaterThanOrEqual(100)
    expect(usage.tokensIn).toBeGreaterThan(0)
  })
})

describe('tool calls', () => {
  const callWith = (answer: Answer, messages = aQuestion()) =>
    anEndpointThat([answer]).chat({ messages, tools: [aWeatherTool()], signal: patient() })

  it('are read with parsed arguments', async () => {
    const reply = await callWith({ calls: [{ id: 'c1', name: 'get_weather', arguments: { city: 'Oslo' } }] })
    expect(reply.toolCalls).toEqual([{ id: 'c1', name: 'get_weather', arguments: { city: 'Oslo' } }])
    expect(reply.finish).toBe('tool-calls')
  })

  it('are calls also when the server says it stopped, and without arguments when it sends none', async () => {
    const reply = await callWith({ finish: 'stop', calls: [{ name: 'get_weather', arguments: '' }] })
    expect(reply).toMatchObject({ finish: 'tool-calls', toolCalls: [{ arguments: {} }] })
  })

  it('that cannot be used are kept with their reason', async () => {
    const reply = await callWith({
      calls: [
        { id: 'a', name: 'no_such_tool', arguments: {} },
        { id: 'b', name: 'get_weather', arguments: '{"city": "Os' },
        { id: 'c', name: 'get_weather', arguments: '"Oslo"' },
        { id: 'd', name: 'get_weather', arguments: '["Oslo"]' },
        { id: 'e', name: 'get_weather', arguments: 'null' },
        { id: 'f', name: 'get_weather', arguments: { city: 'Oslo' } },
      ],
    })
    expect(reply.toolCalls.map((call) => call.id)).toEqual(['f'])
    expect(reply.invalid.map((call) => `${call.id}: ${call.message}`)).toEqual([
      'a: There is no tool "no_such_tool".',
      expect.stringMatching(/^b: The arguments are not JSON: /),
      'c: The arguments are a string, not an object.',
      'd: The arguments are a list, not an object.',
      'e: The arguments are null, not an object.',
    ])
    expect(reply.invalid[1]?.rawArguments).toBe('{"city": "Os')
  })

  it('whose arguments are a text that holds an object are read, and said to be', async () => {
    const reply = await callWith({
      calls: [{ id: 'a', name: 'get_weather', arguments: JSON.stringify('{"city": "Oslo"}') }],
    })
    expect(reply.toolCalls).toEqual([
      {
        id: 'a',
        name: 'get_weather',
        arguments: { city: 'Oslo' },
        mended: expect.stringContaining('as a text'),
      },
    ])
  })

  it('come by the fifty', async () => {
    const calls = Array.from({ length: 50 }, (_, n) => ({
      id: `c${n}`,
      name: 'get_weather',
      arguments: { city: `${n}` },
    }))
    expect((await callWith({ calls })).toolCalls).toEqual(calls)
  })

  it('have ids that name one call of the dialogue, whatever the server says', async () => {
    const before: ChatMessage[] = [
      ...aQuestion(),
      { role: 'assistant', content: '', toolCalls: [{ id: 'call_0', name: 'get_weather', arguments: {} }] },
      { role: 'tool', toolCallId: 'call_0', name: 'get_weather', content: 'rain' },
    ]
    const calls = ['call_0', '', 'x', 'x'].map((id) => ({ id, name: 'get_weather', arguments: {} }))
    const ids = (await callWith({ calls }, before)).toolCalls.map((call) => call.id)
    expect(ids).toEqual(['call_3_0', 'call_3_1', 'x', 'call_3_2'])
  })
})

describe('object', () => {
  const schema: JsonObject = {
    type: 'object',
    properties: { score: { type: 'integer', minimum: 0, maximum: 10 } },
    required: ['score'],
    additionalProperties: false,
  }
  const judge = (model: ReturnType<typeof openEndpoint>) =>
    model.object({ messages: aQuestion(), schema, name: 'judgement', signal: patient() })

  it('gives a value that fits the schema, which the server was told twice', async () => {
    const model = anEndpointThat([{ text: '{"score": 7}' }])
    expect(await judge(model)).toMatchObject({
      value: { score: 7 },
      raw: '{"score": 7}',
      usage: { calls: 1 },
    })
    expect(sent(0).response_format).toEqual({
      type: 'json_schema',
      json_schema: { name: 'judgement', schema, strict: false },
    })
    expect(sentMessages(0)[0]?.content).toContain(JSON.stringify(schema))
  })

  it.each(['```json\n{"score": 7}\n```', 'Here you are: {"score": 7}', '<think>{x}</think>{"score": 7}'])(
    'finds the object in %j',
    async (text) => {
      expect((await judge(anEndpointThat([{ text }]))).value).toEqual({ score: 7 })
    },
  )

  it('lets the model repair its answer once, showing it the error', async () => {
    const model = anEndpointThat([{ text: '{"score": 11}' }, { text: '{"score": 10}' }])
    expect(await judge(model)).toMatchObject({
      value: { score: 10 },
      usage: { calls: 2, tokensIn: 20, tokensOut: 10 },
    })
    expect(sentMessages(1).at(-2)).toEqual({ role: 'assistant', content: '{"score": 11}' })
    expect(sentMessages(1).at(-1)?.content).toContain('/score must be <= 10')
  })

  it.each([
    ['not JSON', 'I would say seven.', 'there is no JSON object in it'],
    ['cut JSON', '{"score": ', 'there is no JSON object in it'],
    ['a list', '[7]', 'there is no JSON object in it'],
    ['another schema', '{"points": 7}', 'lacks "score"'],
    ['nothing', '', 'there is no JSON object in it'],
  ])('gives up after one repair: %s', async (_, text, reason) => {
    const problem = await problemOf(judge(anEndpointThat([{ text }])))
    expect(problem.code).toBe('unparsed')
    expect(problem.message).toContain(reason)
    expect(problem.usage).toEqual({ calls: 2, tokensIn: 20, tokensOut: 10 })
    expect(server.requests).toHaveLength(2)
  })

  it('does not repair what was refused or cut', async () => {
    expect((await problemOf(judge(anEndpointThat([{ refusal: 'No.' }])))).code).toBe('refused')
    const cut = await problemOf(judge(anEndpointThat([{ text: '{"score": 7}', finish: 'length' }])))
    expect(cut).toMatchObject({ code: 'truncated', usage: { calls: 1 } })
  })

  it('leaves the response format out, from then on, where the server does not know it', async () => {
    const model = anEndpointThat((body) =>
      body.response_format
        ? { error: 400, message: 'response_format json_schema is not supported' }
        : { text: '{"score": 7}' },
    )
    expect((await judge(model)).usage.calls).toBe(2)
    expect((await judge(model)).usage.calls).toBe(1)
  })
})
