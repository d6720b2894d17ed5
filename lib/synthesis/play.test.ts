import { describe, expect, it } from 'vitest'
import type { JsonObject } from '../shared/json'
import { ModelError } from '../shared/model'
import { createEmulator, type ToolBackend } from '../tool'
import { callsOf } from '../trajectory'
import { createModelAgent } from './agents/model-agent'
import { aScriptedModel, aTask, theLibrary } from './fixtures'
import { type PlaySettings, play } from './play'
import { CALLS_PER_TURN_MAX } from './recorder'
import { createBuiltInUser } from './users/built-in-user'
import { createModelUser } from './users/model-user'
import { createOneMessage } from './users/user'

const attempt = (chats: Parameters<typeof aScriptedModel>[0]['chats'], parts: Partial<PlaySettings> = {}) =>
  play({
    tools: theLibrary,
    distractors: [],
    agent: createModelAgent({ model: aScriptedModel({ chats }), tools: theLibrary, seed: 1 }),
    user: createOneMessage(aTask()),
    backend: createEmulator({ tools: theLibrary, seed: [1], failureRate: 0 }),
    turnsMax: 5,
    tokensMax: null,
    tokensSpent: () => 0,
    signal: new AbortController().signal,
    ...parts,
  })
const aSearch = (id: string, args: JsonObject = { query: 'sailing' }) => ({
  id,
  name: 'search_books',
  arguments: args,
})
const search = { toolCalls: [aSearch('x')] }

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
      user: null,
      usage: { calls: 2, tokensIn: 20, tokensOut: 10 },
    })
    expect(trajectory.steps.map(({ tokens }) => tokens?.in ?? 0)).toEqual([0, 0, 10, 0, 0, 10, 0])
  })

  it('shows the model what was wrong with its calls, and keeps it on record', async () => {
    const { trajectory } = await attempt([
      {
        toolCalls: [aSearch('a', { query: 7 })],
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

  it('makes a bounded number of the calls of one message and answers the rest as not made', async () => {
    const fifty = Array.from({ length: 50 }, (_, at) => aSearch(`c${at}`, { query: `book ${at}` }))
    const { trajectory } = await attempt([{ toolCalls: fifty }, { text: 'Here they are.' }])
    const answered = callsOf(trajectory.steps)
    expect(answered).toHaveLength(50)
    expect(new Set(answered.map(({ call }) => call.callId)).size).toBe(50)
    const kinds = answered.map(({ result }) => result?.failure?.kind ?? null)
    expect(kinds.filter((kind) => kind === null)).toHaveLength(CALLS_PER_TURN_MAX)
    expect(kinds.slice(CALLS_PER_TURN_MAX)).toEqual(Array(30).fill('not-made'))
    expect(trajectory.termination).toBe('answered')
  })

  it('cuts a result that is too long to be read, and says so', async () => {
    const backend: ToolBackend = {
      name: 'talks much',
      call: async ({ id }) => ({
        callId: id,
        content: 'x'.repeat(300_000),
        failure: null,
        durationMs: null,
      }),
    }
    const { trajectory } = await attempt([search, { text: 'Here they are.' }], { backend })
    const [answered] = callsOf(trajectory.steps)
    expect(answered?.result?.content).toHaveLength(100_000 + '\n[cut: 100000 of 300000 characters]'.length)
  })

  it('gives up on an agent whose calls can never be made', async () => {
    const lost = { invalid: [{ id: 'b', name: 'teleport', rawArguments: '{}', message: 'unknown tool' }] }
    const { trajectory, reason } = await attempt([lost, lost, search, lost, lost, lost], { turnsMax: 20 })
    expect(reason).toBe('unusable-calls')
    expect(trajectory).toMatchObject({ termination: 'error' })
    expect(callsOf(trajectory.steps)).toHaveLength(6)
  })

  it('keeps what was done when turns or tokens run out, as incomplete', async () => {
    const { trajectory } = await attempt([search, search, search], { turnsMax: 2 })
    expect(trajectory.termination).toBe('turn-limit')
    expect(trajectory.steps.at(-1)?.kind).toBe('tool-result')
    let turns = 0
    const spent = await attempt([search, search, search], { tokensMax: 20, tokensSpent: () => 15 * turns++ })
    expect(spent).toMatchObject({ reason: 'budget', trajectory: { termination: 'budget' } })
    expect(callsOf(spent.trajectory.steps)).toHaveLength(2)
  })

  it('tells the time limit from a cancellation', async () => {
    const late = AbortSignal.abort(new DOMException('late', 'TimeoutError'))
    expect((await attempt([search], { signal: late })).trajectory.termination).toBe('time-limit')
    expect((await attempt([search], { signal: AbortSignal.abort() })).trajectory.termination).toBe(
      'cancelled',
    )
  })

  it('answers the calls that are left when it is stopped between two of them', async () => {
    const stop = new AbortController()
    const emulator = createEmulator({ tools: theLibrary, seed: [1], failureRate: 0 })
    const backend: ToolBackend = {
      name: 'stops after one',
      call: (call, signal) => {
        stop.abort()
        return emulator.call(call, signal)
      },
    }
    const { trajectory } = await attempt([{ toolCalls: [aSearch('a'), aSearch('b')] }], {
      backend,
      signal: stop.signal,
    })
    expect(callsOf(trajectory.steps).map(({ result }) => result?.failure?.kind ?? null)).toEqual([
      null,
      'not-made',
    ])
    expect(trajectory.termination).toBe('cancelled')
  })

  it('answers the call in which it is stopped, whoever stops it', async () => {
    for (const [why, termination] of [
      [new DOMException('late', 'TimeoutError'), 'time-limit'],
      [undefined, 'cancelled'],
    ] as const) {
      const stop = new AbortController()
      const backend: ToolBackend = {
        name: 'a model that is cut off',
        call: async () => {
          stop.abort(why)
          throw new ModelError('aborted', 'The call was stopped.')
        },
      }
      const { trajectory } = await attempt([search], { backend, signal: stop.signal, turnsMax: 1 })
      expect(callsOf(trajectory.steps).at(-1)?.result?.failure).toMatchObject({ kind: 'cut-off' })
      expect(trajectory.termination).toBe(termination)
    }
  })

  it.each([
    ['refused', 'refused' as const, 'refused'],
    ['cut off', { text: 'Half of', finish: 'length' as const }, 'truncated'],
    ['filtered', { text: '', finish: 'content-filter' as const }, 'refused'],
    ['empty', { text: '  ' }, 'empty'],
    ['far too long', { text: 'word '.repeat(10_000) }, 'over-long'],
  ])('ends on a reply that is %s', async (_case, chat, reason) => {
    const played = await attempt([search, chat])
    expect(played).toMatchObject({ reason, trajectory: { termination: 'error' } })
    expect(callsOf(played.trajectory.steps)).toHaveLength(1)
    expect(JSON.stringify(played.trajectory.steps).length).toBeLessThan(40_000)
  })

  it('throws on an endpoint that is down, whoever meets it', async () => {
    await expect(attempt([search, 'unreachable'])).rejects.toMatchObject({ code: 'unreachable' })
    const user = aModelUser('timeout')
    await expect(attempt([{ text: 'Which one?' }], { user })).rejects.toMatchObject({ code: 'timeout' })
  })
})

const aModelUser = (says: JsonObject | 'timeout' | 'unparsed') =>
  createModelUser({
    task: aTask(),
    held: null,
    change: null,
    messagesMax: 2,
    model: aScriptedModel({ objects: { user: says } }),
    seed: 1,
  })

describe('a dialogue', () => {
  const withheld = { tool: 'library/reserve_book' as const, parameter: 'member_id', value: 'MB-77' }

  it('goes on after a question, with what was held back', async () => {
    const task = aTask({
      question: 'Find books about "sailing" and reserve the first one for me.',
      withheldValues: [withheld],
    })
    const { trajectory } = await attempt(
      [
        { text: 'Which member ID should I use?' },
        { text: 'And your shoe size?' },
        search,
        { text: 'Done. Anything else?' },
      ],
      { user: createBuiltInUser({ task, held: null, change: null, messagesMax: 4 }) },
    )
    expect(trajectory.termination).toBe('answered')
    const said = trajectory.steps.flatMap((step) =>
      step.kind === 'message' ? [`${step.origin}: ${step.text}`] : [],
    )
    expect(said.slice(1)).toEqual([
      'simulated-user: Find books about "sailing" and reserve the first one for me.',
      'simulated-user: My member ID is MB-77.',
      'simulated-user: I do not know more than I have said.',
    ])
    expect(trajectory.user).toBe('built-in user')
  })

  it('changes its mind once, on record, and only what the plan says', async () => {
    const change = { parameter: 'query', from: 'sailing', to: 'knots' }
    const { trajectory } = await attempt([{ text: 'Here is one.' }, search, { text: 'Here is another.' }], {
      user: createBuiltInUser({ task: aTask(), held: null, change, messagesMax: 4 }),
    })
    const changes = trajectory.steps.flatMap((step) => (step.kind === 'message' ? (step.changed ?? []) : []))
    expect(changes).toEqual([change])
  })

  it('is bounded', async () => {
    const { trajectory } = await attempt(Array(9).fill({ text: 'Are you sure?' }), {
      turnsMax: 20,
      user: createBuiltInUser({ task: aTask(), held: null, change: null, messagesMax: 3 }),
    })
    expect(trajectory.steps.filter(({ kind }) => kind === 'message')).toHaveLength(5)
    expect(trajectory.termination).toBe('answered')
  })

  it('by a model ends when that is satisfied, and as an error when it says nothing usable', async () => {
    const satisfied = await attempt([{ text: 'Here they are.' }], {
      user: aModelUser({ satisfied: true, message: '' }),
    })
    expect(satisfied.trajectory.termination).toBe('answered')
    const lost = await attempt([{ text: 'Here they are.' }], { user: aModelUser('unparsed') })
    expect(lost).toMatchObject({ reason: 'user-unparsed', trajectory: { termination: 'error' } })
  })
})
