import { afterAll, beforeAll, describe, expect, it } from 'vitest'
import type { ModelProblemCode } from '@/lib/shared/model'
import type { EndpointConfig } from './endpoint-calls'
import { aBudget, anEndpoint, ask, follow, patient, problemOf } from './fixtures'
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
