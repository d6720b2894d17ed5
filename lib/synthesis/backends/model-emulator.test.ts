import { describe, expect, it } from 'vitest'
import type { JsonObject } from '../../shared/json'
import { type ChatModel, ModelError, type ModelProblemCode } from '../../shared/model'
import type { ToolCall } from '../../tool'
import { theLibrary } from '../fixtures'
import { createModelEmulator } from './model-emulator'

const signal = new AbortController().signal
const usage = { calls: 1, tokensIn: 1, tokensOut: 1 }

/** A model that gives these results in order and remembers what it was shown. */
function aModel(results: (JsonObject | ModelProblemCode)[]) {
  const shown: string[] = []
  const model: ChatModel = {
    name: 'a scripted emulator',
    chat: () => Promise.reject(new Error('an emulator is asked for objects')),
    async object({ messages }) {
      shown.push(messages.map(({ content }) => content).join('\n'))
      const next = results[shown.length - 1] ?? { ok: true }
      if (typeof next === 'string') throw new ModelError(next, `scripted: ${next}`, usage)
      return { value: next, raw: '', usage, durationMs: 5 }
    },
  }
  return { model, shown }
}

const aSession = (results: (JsonObject | ModelProblemCode)[], failureRate = 0, seed = 1) => {
  const { model, shown } = aModel(results)
  const emulator = createModelEmulator({
    tools: theLibrary,
    seed: ['test', seed],
    failureRate,
    model,
    request: 'Find me a book.',
  })
  let count = 0
  const call = (tool: ToolCall['tool'], args: JsonObject) =>
    emulator.call({ id: `call_${++count}`, tool, arguments: args }, signal)
  return { call, shown }
}

const books = {
  books: [
    { book_id: 'BK-1', title: 'Knots' },
    { book_id: 'BK-2', title: 'Tides' },
  ],
}

describe('an emulator by a model', () => {
  it('says what the model says, timed, and reminds it of what exists and of the last five calls', async () => {
    const { call, shown } = aSession([books])
    expect(await call('library/search_books', { query: 'sea' })).toEqual({
      callId: 'call_1',
      content: JSON.stringify(books),
      failure: null,
      durationMs: 5,
    })
    for (let n = 0; n < 6; n++) await call('library/get_book', { book_id: 'BK-1' })
    expect(shown.at(-1)).toContain('- book BK-2: {"book_id":"BK-2","title":"Tides"}')
    expect(shown.at(-1)?.match(/→/g)).toHaveLength(5)
  })

  it('knows a thing that was listed from one that was not', async () => {
    const { call, shown } = aSession([books])
    await call('library/search_books', { query: 'sea' })
    expect((await call('library/get_book', { book_id: 'BK-9' })).failure).toMatchObject({ kind: 'not-found' })
    expect(shown).toHaveLength(1)
  })

  it('checks arguments and injects failures before the model is asked, the same for the same seed', async () => {
    const { call, shown } = aSession([], 1)
    expect((await call('library/search_books', { query: 7 })).failure).toMatchObject({
      kind: 'invalid-arguments',
    })
    const failed = await call('library/search_books', { query: 'sea' })
    expect(failed.failure?.isInjected).toBe(true)
    expect(shown).toHaveLength(0)
    const again = aSession([], 1)
    await again.call('library/search_books', { query: 7 })
    expect(await again.call('library/search_books', { query: 'sea' })).toEqual(failed)
  })

  it('fails a call whose result cannot be used, and is down when its endpoint is', async () => {
    const unusable = await aSession(['unparsed']).call('library/search_books', { query: 'sea' })
    expect(unusable.failure).toMatchObject({ kind: 'tool-error', isInjected: false })
    await expect(
      aSession(['unreachable']).call('library/search_books', { query: 'sea' }),
    ).rejects.toMatchObject({
      code: 'unreachable',
    })
  })

  it('is told of the request in about half of the sessions', async () => {
    const told = await Promise.all(
      Array.from({ length: 60 }, async (_, seed) => {
        const { call, shown } = aSession([], 0, seed)
        await call('library/search_books', { query: 'sea' })
        return shown[0]?.includes('Find me a book.')
      }),
    )
    const share = told.filter(Boolean).length / told.length
    expect(share).toBeGreaterThan(0.3)
    expect(share).toBeLessThan(0.7)
  })
})
