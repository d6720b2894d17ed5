import { describe, expect, it } from 'vitest'
import { createEmulator } from '../tool'
import { createModelAgent } from './agents/model-agent'
import { aScriptedModel, aTask, theLibrary } from './fixtures'
import { play } from './play'

const attempt = (
  chats: Parameters<typeof aScriptedModel>[0]['chats'],
  { turnsMax = 5, signal = new AbortController().signal } = {},
) =>
  play({
    task: aTask(),
    tools: theLibrary,
    agent: createModelAgent({ model: aScriptedModel({ chats }), tools: theLibrary, seed: 1 }),
    backend: { name: 'emulator', session: createEmulator({ tools: theLibrary, seed: [1], failureRate: 0 }) },
    turnsMax,
    signal,
  })
const search = { toolCalls: [{ id: 'x', name: 'search_books', arguments: { query: 'sailing' } }] }

describe('an attempt', () => {
  it('ends with the answer and counts what it used', async () => {
    const { trajectory } = await attempt([
      { ...search, text: 'I search first.' },
      { text: 'Here they are.', reasoning: 'Enough.' },
    ])
    expect(trajectory.steps.map(({ kind, turn }) => `${turn} ${kind}`)).toEqual([
      '0 message',
      '0 message',
      '1 thought',
      '1 tool-call',
      '1 tool-result',
      '2 thought',
      '2 answer',
    ])
    expect(trajectory).toMatchObject({
      termination: 'answered',
      terminationReason: null,
      agent: 'a scripted model',
      usage: { calls: 2, tokensIn: 20, tokensOut: 10 },
    })
  })

  it('shows the model what was wrong with its calls, and keeps it on record', async () => {
    const { trajectory } = await attempt([
      {
        toolCalls: [{ id: 'a', name: 'search_books', arguments: { query: 7 } }],
        invalid: [
          { id: 'b', name: 'teleport', rawArguments: '{}', message: 'unknown tool' },
          { id: 'c', name: 'get_book', rawArguments: '{book', message: 'The arguments are not JSON.' },
        ],
      },
      { text: 'Sorry.' },
    ])
    const results = trajectory.steps.flatMap((step) =>
      step.kind === 'tool-result' ? [step.failure?.kind] : [],
    )
    expect(results).toEqual(['invalid-arguments', 'unknown-tool', 'invalid-arguments'])
    expect(trajectory.steps.every((step) => step.kind !== 'tool-call' || step.problems.length > 0)).toBe(true)
  })

  it('keeps what was done when turns run out, as incomplete', async () => {
    const { trajectory } = await attempt([search, search, search], { turnsMax: 2 })
    expect(trajectory.termination).toBe('turn-limit')
    expect(trajectory.steps.at(-1)?.kind).toBe('tool-result')
  })

  it('tells the time limit from a cancellation', async () => {
    const late = AbortSignal.abort(new DOMException('late', 'TimeoutError'))
    expect((await attempt([search], { signal: late })).trajectory.termination).toBe('time-limit')
    expect((await attempt([search], { signal: AbortSignal.abort() })).trajectory.termination).toBe(
      'cancelled',
    )
  })

  it('ends on a reply that cannot be used, and throws on an endpoint that is down', async () => {
    expect(await attempt([search, 'refused'])).toMatchObject({
      problem: 'refused',
      trajectory: { termination: 'error' },
    })
    expect((await attempt([{ text: '  ' }])).trajectory.termination).toBe('error')
    await expect(attempt([search, 'unreachable'])).rejects.toMatchObject({ code: 'unreachable' })
  })
})
