import { readFileSync } from 'node:fs'
import fc from 'fast-check'
import { describe, expect, it } from 'vitest'
import { fingerprintOf } from '../shared/fingerprint'
import type { JsonObject } from '../shared/json'
import { type ChatModel, ModelError } from '../shared/model'
import { checkArguments, toolKey } from '../tool'
import { buildGraph, type Chain, sampleChains } from '../tool-graph'
import { callsOf, DIMENSIONS } from '../trajectory'
import { aScriptedModel, theGraph, theLibrary } from './fixtures'
import type { ItemPlan, Players } from './item'
import { SynthesisParams } from './synthesis'
import { synthesizeItem } from './synthesize-item'

const trains = JSON.parse(readFileSync('prisma/seeds/documents/regional-trains.json', 'utf8'))
const tools = trains.tools.map(({ name, description, inputSchema, outputSchema }: JsonObject) => ({
  key: toolKey('regional-trains', String(name)),
  tool: { name, sourceName: null, description, parameters: inputSchema, result: outputSchema },
}))
const graph = buildGraph(tools)
const chains = sampleChains(graph, { seed: 1, walks: 200, lengthMin: 2, lengthMax: 5, acyclic: true })
const signal = new AbortController().signal

const builtIn: Players = { author: null, agent: null, emulator: null, user: null, judges: [null] }

const someParams = (params: Partial<SynthesisParams>) =>
  SynthesisParams.parse({
    source: { kind: 'graphs', graphVersionIds: ['gver_1'] },
    count: 1,
    seed: 1,
    ...params,
  })

const anItem = (ordinal: number, params: Partial<SynthesisParams> = {}) =>
  synthesizeItem({
    ordinal,
    params: someParams(params),
    ...{ mode: 'chain', augmentation: 'none', task: null, players: builtIn },
    chain: chains[ordinal % chains.length] ?? null,
    graph,
    tools,
    signal,
  })

const byModel = (model: ChatModel, params: Partial<SynthesisParams> = {}, timed?: () => AbortSignal) =>
  synthesizeItem({
    ...(timed ? { timed } : {}),
    ordinal: 0,
    params: someParams({ failureRate: 0, ...params }),
    ...{ mode: 'chain', augmentation: 'none', task: null },
    chain: { tools: ['library/search_books', 'library/reserve_book'], walks: 1 },
    graph: theGraph,
    tools: theLibrary,
    players: { ...builtIn, author: model, agent: model, judges: [model] },
    signal,
  })

describe('an item by the built-in rules', () => {
  it('is the same for the same input, down to its fingerprint', async () => {
    await fc.assert(
      fc.asyncProperty(
        fc.nat(1000),
        fc.nat(5000),
        fc.constantFrom(0, 0.2, 0.6),
        async (ordinal, seed, failureRate) => {
          const [first, second] = [
            await anItem(ordinal, { seed, failureRate }),
            await anItem(ordinal, { seed, failureRate }),
          ]
          expect(first).toEqual(second)
          expect(fingerprintOf(first)).toBe(fingerprintOf(second))
        },
      ),
      { numRuns: 25 },
    )
  })

  it('answers every call exactly once, makes only valid calls, and accounts for itself', async () => {
    await fc.assert(
      fc.asyncProperty(
        fc.nat(1000),
        fc.nat(5000),
        fc.constantFrom(0, 0.2, 0.9),
        async (ordinal, seed, failureRate) => {
          const { outcome, reason, task, trajectory, facts } = await anItem(ordinal, { seed, failureRate })
          expect(reason === null).toBe(outcome === 'kept')
          if (!task || !trajectory) {
            expect(outcome).toBe('dropped')
            return
          }
          const ids = trajectory.steps.flatMap((step) => (step.kind === 'tool-call' ? [step.callId] : []))
          const answered = trajectory.steps.flatMap((step) =>
            step.kind === 'tool-result' ? [step.callId] : [],
          )
          expect(new Set(ids).size).toBe(ids.length)
          expect([...answered].sort()).toEqual([...ids].sort())
          expect(trajectory.steps.map(({ ordinal: at }) => at)).toEqual([...trajectory.steps.keys()])
          for (const { call } of callsOf(trajectory.steps)) {
            const { parameters } = trajectory.tools.find(({ key }) => key === call.tool)?.tool ?? {}
            expect(checkArguments(parameters ?? {}, call.arguments)).toEqual(
              call.problems.map(({ path, message }) => ({ path, message })),
            )
          }
          expect(facts?.callCount).toBe(ids.length)
          expect(trajectory.agent).toBe('built-in agent')
        },
      ),
      { numRuns: 60 },
    )
  })

  it('keeps nearly all without failures and still most with the usual share of them', async () => {
    const outcomes = async (failureRate: number) => {
      const made = await Promise.all(
        Array.from({ length: 120 }, (_, ordinal) => anItem(ordinal, { failureRate })),
      )
      const played = made.filter(({ trajectory }) => trajectory)
      return played.filter(({ outcome }) => outcome === 'kept').length / played.length
    }
    expect(await outcomes(0)).toBeGreaterThan(0.97)
    expect(await outcomes(0.2)).toBeGreaterThan(0.8)
    expect(await outcomes(1)).toBe(0)
  })

  it('is quarantined when a dimension is required that rules cannot judge', async () => {
    const made = await Promise.all(
      Array.from({ length: 20 }, (_, ordinal) =>
        anItem(ordinal, { required: ['query_plan'], failureRate: 0 }),
      ),
    )
    const played = made.filter(({ trajectory }) => trajectory)
    expect(played.length).toBeGreaterThan(0)
    expect(
      played.every(({ outcome, reason }) => outcome === 'quarantined' && reason === 'unjudged-query-plan'),
    ).toBe(true)
  })
})

describe('an item whose chain cannot be asked for', () => {
  const lost: Chain = { tools: ['regional-trains/no_such_train'], walks: 1 }
  const planned = { mode: 'chain', augmentation: 'none', task: null, graph, tools, chain: lost } as const
  const tryOut = (writeTries: number, another: (attempt: number) => Promise<ItemPlan>, players = builtIn) =>
    synthesizeItem({
      ordinal: 3,
      params: someParams({ writeTries, failureRate: 0 }),
      ...{ ...planned, players, signal, another },
    })

  it('is written from the next that can, and tells what was given up', async () => {
    const chain = chains.find(({ tools }) => tools.length === 2) ?? lost
    const asked: number[] = []
    const another = async (attempt: number) => {
      asked.push(attempt)
      return { ...planned, chain: attempt < 3 ? lost : chain }
    }
    const item = await tryOut(12, another)
    expect(asked).toEqual([1, 2, 3])
    expect(item.task?.expectedTools).toEqual(chain.tools)
    expect(item.tries).toEqual(
      Array(3).fill({
        chain: lost.tools,
        reason: 'no-plan',
        detail: expect.stringContaining('no_such_train'),
      }),
    )
    expect(await tryOut(12, another)).toEqual(item)
  })

  it('is dropped for its last reason when no try is left', async () => {
    const item = await tryOut(5, async () => planned)
    expect(item).toMatchObject({ stage: 'write', outcome: 'dropped', reason: 'no-plan', task: null })
    expect(item.tries).toHaveLength(4)
  })

  it('is given up at once where a model writes', async () => {
    const author = aScriptedModel({ objects: { task: 'refused' } })
    const item = await tryOut(5, async () => planned, { ...builtIn, author })
    expect(item).toMatchObject({ reason: 'refused', tries: [] })
  })
})

describe('an item by a model', () => {
  const task = {
    question: 'Find me something about sailing and put it aside for MB-77.',
    language: 'en',
    target_tools: ['search_books', 'reserve_book'],
  }
  const chats = [
    { text: 'Searching.', toolCalls: [{ id: 'a', name: 'search_books', arguments: { query: 'sailing' } }] },
    { text: 'Found some books.' },
  ]

  it('keeps nothing that a broken judge talks nonsense about', async () => {
    await fc.assert(
      fc.asyncProperty(
        fc.dictionary(fc.constantFrom<string>(...DIMENSIONS, 'score'), fc.jsonValue(), { maxKeys: 8 }),
        async (nonsense) => {
          const item = await byModel(
            aScriptedModel({ chats, objects: { task, judgement: nonsense as JsonObject } }),
          )
          expect(item.outcome).toBe('quarantined')
        },
      ),
      { numRuns: 100 },
    )
  })

  it.each([
    ['refused author', { objects: { task: 'refused' as const } }, 'dropped', 'refused'],
    ['truncated agent', { chats: ['truncated' as const], objects: { task } }, 'dropped', 'truncated'],
    [
      'unparsed judge',
      { chats, objects: { task, judgement: 'unparsed' as const } },
      'quarantined',
      'unjudged-tool-call',
    ],
    ['endless agent', { chats: Array(9).fill(chats[0]), objects: { task } }, 'dropped', 'turn-limit'],
  ])('%s: %s', async (_case, script, outcome, reason) => {
    expect(await byModel(aScriptedModel(script), { turnsMax: 3 })).toMatchObject({ outcome, reason })
  })

  it('throws when the endpoint is down, wherever it is met', async () => {
    await expect(byModel(aScriptedModel({ objects: { task: 'timeout' } }))).rejects.toMatchObject({
      code: 'timeout',
    })
    await expect(byModel(aScriptedModel({ chats: ['budget'], objects: { task } }))).rejects.toMatchObject({
      code: 'budget',
    })
    await expect(
      byModel(aScriptedModel({ chats, objects: { task, judgement: 'unauthorized' } })),
    ).rejects.toMatchObject({ code: 'unauthorized' })
  })

  it('has the whole time for its attempt, however long its task was in writing', async () => {
    const clocks: AbortController[] = []
    const runOut = (at: number) => clocks[at]?.abort(new DOMException('too late', 'TimeoutError'))
    const timed = () => {
      clocks.push(new AbortController())
      return clocks.at(-1)?.signal ?? signal
    }
    const slow = aScriptedModel({ chats, objects: { task } })
    const model: ChatModel = {
      ...slow,
      async object(request) {
        const reply = await slow.object(request)
        if (request.name === 'task') runOut(0)
        return reply
      },
      async chat(request) {
        expect(request.signal.aborted).toBe(false)
        return slow.chat(request)
      },
    }
    const item = await byModel(model, {}, timed)
    expect(clocks[0]?.signal.aborted).toBe(true)
    expect(item.trajectory?.termination).toBe('answered')
    const late: ChatModel = {
      ...slow,
      chat: async () => {
        runOut(clocks.length - 1)
        throw new ModelError('aborted', 'stopped', { calls: 1, tokensIn: 0, tokensOut: 0 })
      },
    }
    expect(await byModel(late, {}, timed)).toMatchObject({ outcome: 'dropped', reason: 'time-limit' })
  })

  it('counts what each role used', async () => {
    const once = { calls: 1, tokensIn: 10, tokensOut: 5 }
    expect((await byModel(aScriptedModel({ chats, objects: { task } }))).usage).toMatchObject({
      author: once,
      agent: { calls: 2, tokensIn: 20, tokensOut: 10 },
      // The scores of the task, then the attempt.
      judge: { calls: 3, tokensIn: 30, tokensOut: 15 },
    })
  })
})
