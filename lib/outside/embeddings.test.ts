import { afterAll, beforeAll, describe, expect, it } from 'vitest'
import { openEmbedder } from './embeddings'
import type { EndpointConfig } from './endpoint-calls'
import { aBudget, anEndpoint, follow, patient, problemOf } from './fixtures'
import type { Answer } from './stand-ins/model-answers'
import { type ModelServer, type Script, startModelServer } from './stand-ins/model-server'

let server: ModelServer
beforeAll(async () => {
  server = await startModelServer()
})
afterAll(() => server.close())

const anEmbedderThat = (script: Script, config: Partial<EndpointConfig> = {}) =>
  openEmbedder(anEndpoint({ baseUrl: follow(server, script), model: 'small-vectors', ...config }))

describe('an embedder', () => {
  it('sends the texts, the model and the key, and gives a vector for each', async () => {
    const embedder = anEmbedderThat(
      [
        {
          vectors: [
            [1, 0],
            [0.5, 0.5],
          ],
          tokens: { in: 9, out: 0 },
        },
      ],
      { apiKey: 'sk-12345678' },
    )
    expect(await embedder.embed(['a', 'b'], patient())).toEqual({
      vectors: [
        [1, 0],
        [0.5, 0.5],
      ],
      usage: { calls: 1, tokensIn: 9, tokensOut: 0 },
    })
    expect(server.requests[0]?.body).toMatchObject({ model: 'small-vectors', input: ['a', 'b'] })
    expect(server.requests[0]?.headers.authorization).toBe('Bearer sk-12345678')
  })

  it('puts vectors in the places that they name', async () => {
    const shuffled = [
      { index: 1, embedding: [2] },
      { index: 0, embedding: [1] },
    ]
    expect((await anEmbedderThat([{ vectors: shuffled }]).embed(['a', 'b'], patient())).vectors).toEqual([
      [1],
      [2],
    ])
  })

  it('charges a token for four characters where the server counts none', async () => {
    const { usage } = await anEmbedderThat([{ tokens: null }]).embed(['12345678', '1234'], patient())
    expect(usage.tokensIn).toBe(3)
  })

  it.each<[string, Answer, string, RegExp]>([
    ['too few vectors', { vectors: [[1]] }, 'unparsed', /sent 1 vectors for 2 texts\.$/],
    [
      'vectors of several lengths',
      { vectors: [[1, 2], [1]] },
      'unparsed',
      /sent vectors of several lengths\.$/,
    ],
    ['empty vectors', { vectors: [[], []] }, 'unparsed', /sent vectors without a number in them\.$/],
    [
      'one place twice',
      {
        vectors: [
          { index: 1, embedding: [1] },
          { index: 1, embedding: [2] },
        ],
      },
      'unparsed',
      /sent vectors (without a number in them|of several lengths)\.$/,
    ],
    ['no vectors', { raw: '{"data":"none"}' }, 'unparsed', /sent an answer that is not a list of vectors\.$/],
    ['a web page', { raw: '<!doctype html>' }, 'unreachable', /answered with a web page/],
    [
      'a refusal',
      { error: 400, message: 'this model has no embeddings' },
      'refused',
      /this model has no embeddings/,
    ],
    ['a broken answer', { breaks: 'cut' }, 'unreachable', /broke off in the middle/],
    ['silence', { breaks: 'silent' }, 'timeout', /did not answer within 1 s/],
  ])('says in one sentence what is wrong: %s', async (_, answer, code, message) => {
    const timeoutMs = answer.breaks === 'silent' ? 1_000 : 30_000
    const problem = await problemOf(anEmbedderThat([answer], { timeoutMs }).embed(['a', 'b'], patient()))
    expect(problem.code).toBe(code)
    expect(problem.message).toMatch(message)
    expect(problem.usage.calls).toBe(1)
  })

  it('comes back after a rate limit, and stops at its budget', async () => {
    const limited: Answer = { error: 429, headers: { 'retry-after-ms': '5' } }
    const embedder = anEmbedderThat([limited, {}], { retriesMax: 2 })
    expect((await embedder.embed(['a'], patient())).usage.calls).toBe(2)
    const poor = anEmbedderThat([{}], { budget: aBudget({ callsMax: 0 }) })
    expect((await problemOf(poor.embed(['a'], patient()))).code).toBe('budget')
  })
})
