import { afterAll, beforeAll, describe, expect, it } from 'vitest'
import type { JsonObject } from '@/lib/shared/json'
import { type ChatMessage, ModelError, type ModelProblemCode } from '@/lib/shared/model'
import type { EndpointConfig } from './endpoint-calls'
import { aBudget, anEndpoint, aQuestion, aWeatherTool, patient } from './fixtures'
import { openEndpoint } from './openai-compatible'
import type { Answer } from './stand-ins/model-answers'
import { type ModelServer, type Script, startModelServer } from './stand-ins/model-server'

let server: ModelServer
beforeAll(async () => {
  server = await startModelServer()
})
afterAll(() => server.close())

/** The stand-in follows the script from its first request, and its record starts anew. */
function anEndpointThat(script: Script, config: Partial<EndpointConfig> = {}) {
  server.follow(script)
  server.requests.length = 0
  server.inFlight.max = 0
  return openEndpoint(anEndpoint({ baseUrl: server.baseUrl, ...config }))
}

const sent = (index: number) => server.requests[index]?.body as JsonObject
const sentMessages = (index: number) => sent(index).messages as unknown as { role: string; content: string }[]

async function problemOf(call: Promise<unknown>): Promise<ModelError> {
  const outcome = await call.then(
    () => 'an answer',
    (error: unknown) => error,
  )
  if (!(outcome instanceof ModelError)) throw new Error(`expected a ModelError, got ${outcome}`)
  return outcome
}

const ask = (model: ReturnType<typeof openEndpoint>, signal = patient()) =>
  model.chat({ messages: aQuestion(), signal })

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

describe('failures', () => {
  const KEY = 'sk-secret-1234567890'
  const passing: [string, Answer, ModelProblemCode, string][] = [
    ['a limit', { error: 429, headers: { 'retry-after-ms': '5' } }, 'rate-limited', '(429)'],
    ['a failing server', { error: 503, headers: { 'retry-after-ms': '5' } }, 'unreachable', 'failed (503)'],
    ['a gateway time-out', { error: 504, headers: { 'retry-after-ms': '5' } }, 'timeout', '(504)'],
    ['a connection closed before the headers', { breaks: 'dropped' }, 'unreachable', 'could not be reached'],
    ['a body cut off', { text: 'never whole', breaks: 'cut' }, 'unreachable', 'in the middle of its answer'],
    ['silence', { breaks: 'silent' }, 'timeout', 'did not answer within 1 s'],
    ['a body that stalls', { text: 'never whole', breaks: 'stalled' }, 'timeout', 'within 1 s'],
    ['a body that is no JSON', { raw: '{"choices": [' }, 'unparsed', 'is not a chat completion'],
    ['JSON of another shape', { raw: '{"answer": 42}' }, 'unparsed', 'is not a chat completion'],
    ['a completion without choices', { raw: '{"choices": []}' }, 'unparsed', 'without a choice'],
  ]
  const lasting: [string, Answer, ModelProblemCode, string][] = [
    [
      'a wrong key',
      { error: 401, message: `Incorrect key ${KEY}` },
      'unauthorized',
      'does not accept the API key',
    ],
    ['an unknown model', { error: 404, message: 'No model x' }, 'unreachable', 'No model x'],
    ['a refused request', { error: 400, message: `Bad ${KEY} request` }, 'refused', 'Bad [key] request'],
    ['a web page', { raw: '<!doctype html>' }, 'unreachable', 'web page'],
    ['a redirect', { error: 307, headers: { location: '/v2' } }, 'unreachable', 'redirects'],
  ]
  /** Only what never ends is waited for in vain; whatever else goes wrong has the time that a busy machine needs. */
  const configFor = ({ breaks }: Answer) => ({
    apiKey: KEY,
    timeoutMs: breaks === 'silent' || breaks === 'stalled' ? 1_000 : 30_000,
  })

  it.each([...passing, ...lasting])('%s has its code and its sentence', async (_, answer, code, words) => {
    const problem = await problemOf(ask(anEndpointThat([answer], configFor(answer))))
    expect(problem.code).toBe(code)
    expect(problem.message).toContain(words)
    expect(problem.message).toContain(new URL(server.baseUrl).host)
    expect(JSON.stringify(problem) + problem.message + problem.stack).not.toContain(KEY)
    expect(problem.usage.calls).toBe(1)
  })

  it.each(passing)('%s is tried again, and counted', async (_, answer) => {
    const model = anEndpointThat([answer, { text: 'Sunny.' }], {
      ...configFor(answer),
      retriesMax: 1,
    })
    expect(await ask(model)).toMatchObject({ text: 'Sunny.', usage: { calls: 2, tokensIn: 10 } })
  })

  it.each(lasting)('%s is not tried again', async (_, answer) => {
    await problemOf(ask(anEndpointThat([answer], { ...configFor(answer), retriesMax: 3 })))
    expect(server.requests).toHaveLength(1)
  })

  it('retries are bounded', async () => {
    const limited: Answer = { error: 429, headers: { 'retry-after-ms': '1' } }
    const problem = await problemOf(ask(anEndpointThat([limited], { retriesMax: 3 })))
    expect(problem).toMatchObject({ code: 'rate-limited', usage: { calls: 4 } })
  })

  it('a server that asks to wait is given that time', async () => {
    const model = anEndpointThat([{ error: 429, headers: { 'retry-after': '1' } }, { text: 'ok' }], {
      retriesMax: 1,
    })
    expect((await ask(model)).durationMs).toBeGreaterThanOrEqual(990)
  })

  it('a server that asks for minutes is left alone at once', async () => {
    const model = anEndpointThat([{ error: 429, headers: { 'retry-after': '3600' } }], { retriesMax: 3 })
    const problem = await problemOf(ask(model))
    expect(problem.message).toContain('asks to wait 3600 s')
    expect(server.requests).toHaveLength(1)
  })

  it('a server that is not there says so', async () => {
    const gone = await startModelServer()
    await gone.close()
    const problem = await problemOf(ask(openEndpoint(anEndpoint({ baseUrl: gone.baseUrl }))))
    expect(problem.code).toBe('unreachable')
    expect(problem.message).toContain('ECONNREFUSED')
  })

  it('a wrong key is found out by the server itself', async () => {
    const guarded = await startModelServer({ script: [{ text: 'in' }], apiKey: KEY })
    const withKey = (apiKey: string | null) => openEndpoint(anEndpoint({ baseUrl: guarded.baseUrl, apiKey }))
    expect((await ask(withKey(KEY))).text).toBe('in')
    expect((await problemOf(ask(withKey('sk-other')))).message).toContain('does not accept the API key')
    expect((await problemOf(ask(withKey(null)))).message).toContain('wants an API key')
    await guarded.close()
  })

  it('a time-out closes the connection', async () => {
    const stalled: Answer = { breaks: 'stalled', text: 'x' }
    await problemOf(ask(anEndpointThat([stalled], configFor(stalled))))
    expect(await server.requests[0]?.wasDropped).toBe(true)
  })

  it('a key that no header can carry never reaches an error message', () => {
    const open = () => openEndpoint(anEndpoint({ baseUrl: server.baseUrl, apiKey: 'sk geheim' }))
    expect(open).toThrow(/API key of the endpoint "stand-in"/)
    expect(open).not.toThrow(/geheim/)
  })
})

describe('abort', () => {
  it('stops a call and a wait for a slot, and the server sees it', async () => {
    const stop = new AbortController()
    const model = anEndpointThat([{ breaks: 'silent' }], { concurrency: 1, name: 'aborted' })
    const running = problemOf(ask(model, stop.signal))
    const waiting = problemOf(ask(model, stop.signal))
    while (server.requests.length === 0) await new Promise((resolve) => setTimeout(resolve, 5))
    stop.abort()
    expect(await running).toMatchObject({ code: 'aborted', usage: { calls: 1 } })
    expect(await waiting).toMatchObject({ code: 'aborted', usage: { calls: 0 } })
    expect(await server.requests[0]?.wasDropped).toBe(true)
  })

  it('stops a back-off', async () => {
    const stop = new AbortController()
    const limited: Answer = { error: 429, headers: { 'retry-after': '30' } }
    const running = problemOf(ask(anEndpointThat([limited], { retriesMax: 3 }), stop.signal))
    setTimeout(() => stop.abort(), 50)
    expect(await running).toMatchObject({ code: 'aborted', usage: { calls: 1 } })
  })

  it('sends nothing when it is too late', async () => {
    expect((await problemOf(ask(anEndpointThat([{ text: 'x' }]), AbortSignal.abort()))).code).toBe('aborted')
    expect(server.requests).toHaveLength(0)
  })

  it('shares one signal among many calls without a warning', async () => {
    const warnings: string[] = []
    const listen = (warning: Error) => warnings.push(warning.message)
    process.on('warning', listen)
    const model = anEndpointThat(() => ({ text: 'ok', delayMs: 20 }))
    const signal = patient()
    await Promise.all(Array.from({ length: 64 }, () => ask(model, signal)))
    await new Promise((resolve) => setImmediate(resolve))
    process.off('warning', listen)
    expect(warnings).toEqual([])
  })
})

describe('limits', () => {
  it('keeps the concurrency of an endpoint, over all who opened it, and keeps it full', async () => {
    const models = [1, 2].map(() =>
      anEndpointThat(() => ({ text: 'ok', delayMs: 20 }), { concurrency: 3, name: 'narrow' }),
    )
    await Promise.all(
      Array.from({ length: 24 }, (_, n) => ask(models[n % 2] as ReturnType<typeof openEndpoint>)),
    )
    expect(server.inFlight.max).toBe(3)
    expect(server.requests).toHaveLength(24)
  })

  it('gives the slot of a failed call to the next', async () => {
    const model = anEndpointThat([{ error: 400 }, { breaks: 'dropped' }, { text: 'ok' }], {
      concurrency: 1,
      name: 'single',
    })
    await problemOf(ask(model))
    await problemOf(ask(model))
    expect((await ask(model)).text).toBe('ok')
  })

  it('refuses before a call that is over the budget in calls, however many are in flight', async () => {
    const budget = aBudget({ callsMax: 5 })
    const model = anEndpointThat(() => ({ text: 'ok', delayMs: 5 }), { budget })
    const outcomes = await Promise.allSettled(Array.from({ length: 20 }, () => ask(model)))
    expect(outcomes.filter((outcome) => outcome.status === 'fulfilled')).toHaveLength(5)
    expect(server.requests).toHaveLength(5)
    expect(await problemOf(ask(model))).toMatchObject({ code: 'budget', usage: { calls: 0 } })
  })

  it('refuses once the budget in tokens is used up', async () => {
    const budget = aBudget({ tokensMax: 20 })
    const model = anEndpointThat([{ text: 'ok', tokens: { in: 8, out: 4 } }], { budget })
    await ask(model)
    await ask(model)
    expect((await problemOf(ask(model))).message).toContain('budget of 20 tokens')
    expect(budget.spent()).toEqual({ calls: 2, tokens: 24 })
  })

  it('books retries and repairs too', async () => {
    const budget = aBudget({ callsMax: 3 })
    const limited: Answer = { error: 429, headers: { 'retry-after-ms': '1' } }
    const model = anEndpointThat([limited], { budget, retriesMax: 9 })
    expect(await problemOf(ask(model))).toMatchObject({ code: 'budget', usage: { calls: 3 } })
    expect(budget.spent().calls).toBe(3)
  })
})
