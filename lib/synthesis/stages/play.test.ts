import { readFileSync } from 'node:fs'
import fc from 'fast-check'
import { describe, expect, it } from 'vitest'
import type { JsonObject } from '../../shared/json'
import { randomFrom } from '../../shared/random'
import { type Task, writeTask } from '../../task'
import { toolKey } from '../../tool'
import { buildGraph, sampleChains } from '../../tool-graph'
import { callsOf, messagesOf, taskAsMeant } from '../../trajectory'
import { aTask, theLibrary } from '../fixtures'
import type { ItemInput } from '../item'
import { SynthesisParams } from '../synthesis'
import { playStage } from './play'

const trains = JSON.parse(readFileSync('prisma/seeds/documents/regional-trains.json', 'utf8'))
const tools = trains.tools.map(({ name, description, inputSchema, outputSchema }: JsonObject) => ({
  key: toolKey('regional-trains', String(name)),
  tool: { name, sourceName: null, description, parameters: inputSchema, result: outputSchema },
}))
const graph = buildGraph(tools)
const chains = sampleChains(graph, { seed: 1, walks: 200, lengthMin: 2, lengthMax: 4, acyclic: true })

/** The first task that the built-in author can write from this place on. */
function aWrittenTask(from: number): Task {
  for (let at = from; ; at++) {
    const chain = chains[at % chains.length]
    const sources = { mode: 'chain', tools, graph, serverTools: { min: 2, max: 3 } } as const
    const task = chain && writeTask({ ...sources, chain, random: randomFrom('task', at) })
    if (task?.ok) return task.value
  }
}

const played = (task: Task, params: Partial<SynthesisParams>, offered = tools) => {
  const input: ItemInput = {
    ordinal: 0,
    params: SynthesisParams.parse({
      source: { kind: 'graphs', graphVersionIds: ['gver_1'] },
      count: 1,
      seed: 1,
      failureRate: 0,
      ...params,
    }),
    players: { author: null, agent: null, emulator: null, user: null, judges: [null] },
    signal: new AbortController().signal,
    mode: task.mode,
    augmentation: 'none',
    chain: null,
    graph: null,
    tools: offered,
    task,
  }
  return playStage(input, task, randomFrom('play', params.seed ?? 1))
}

const record = async (...parameters: Parameters<typeof played>) => {
  const { value } = await played(...parameters)
  if (!value) throw new Error('there is a record')
  return value
}

const simulated = { kind: 'simulated' as const, withholdRate: 1, changeRate: 1, messagesMax: 4 }

describe('an attempt with a simulated user', () => {
  it('keeps the order of a dialogue and is the same for the same seed', async () => {
    await fc.assert(
      fc.asyncProperty(fc.nat(400), fc.nat(5000), async (at, seed) => {
        const task = aWrittenTask(at)
        const trajectory = await record(task, { seed, user: simulated })
        expect(await record(task, { seed, user: simulated })).toEqual(trajectory)
        for (const [place, step] of trajectory.steps.entries())
          if (step.kind === 'message' && place > 1) expect(trajectory.steps[place - 1]?.kind).toBe('answer')
        const ids = callsOf(trajectory.steps)
        expect(ids.every(({ result }) => result !== null)).toBe(true)
        const roles = messagesOf(trajectory.steps, (key) => key).map(({ role }) => role)
        expect(roles.slice(0, 2)).toEqual(['system', 'user'])
        expect(roles.at(-1)).toBe('assistant')
        expect(roles.join(' ')).not.toMatch(/user user|assistant assistant/)
        expect(trajectory.termination).toBe('answered')
      }),
      { numRuns: 40 },
    )
  })

  it('gives the agent what was held back before it is used, and has it done the changed way', async () => {
    let heldBack = 0
    let changed = 0
    for (let at = 0; at < 120; at++) {
      const task = aWrittenTask(at)
      const trajectory = await record(task, { seed: at, user: simulated })
      const { steps } = trajectory
      const [opening] = steps.flatMap((step) =>
        step.kind === 'message' && step.role === 'user' ? [step] : [],
      )
      const meant = taskAsMeant(task, steps)
      for (const { tool, parameter, value } of opening?.withheld ?? []) {
        heldBack++
        expect(opening?.text).not.toContain(String(value))
        const told = steps.findIndex(
          (step) => step.kind === 'message' && step.ordinal > 1 && step.text.includes(String(value)),
        )
        const used = steps.findIndex(
          (step) => step.kind === 'tool-call' && step.tool === tool && step.arguments[parameter] === value,
        )
        expect(told).toBeGreaterThan(0)
        expect(used).toBeGreaterThan(told)
      }
      if (meant.plan === task.plan || JSON.stringify(meant.plan) === JSON.stringify(task.plan)) continue
      changed++
      for (const { tool, arguments: args } of meant.plan ?? []) {
        const said = Object.entries(args).flatMap(([name, argument]) =>
          argument.from === 'user' ? [[name, argument.value]] : [],
        )
        const calls = callsOf(steps).map(({ call }) => call)
        expect(
          calls.some(
            (call) =>
              call.tool === tool && said.every(([name, value]) => call.arguments[String(name)] === value),
          ),
        ).toBe(true)
      }
    }
    expect(heldBack).toBeGreaterThan(40)
    expect(changed).toBeGreaterThan(5)
  })

  it('says only what the task knows, where one message is all there is', async () => {
    const task = aTask({
      question: 'Find books about "sailing" and reserve the first one for me.',
      withheldValues: [{ tool: 'library/reserve_book', parameter: 'member_id', value: 'MB-77' }],
    })
    const alone = await record(task, {}, theLibrary)
    expect(alone.steps.at(-1)).toMatchObject({
      kind: 'answer',
      text: expect.stringContaining('your member ID'),
    })
    expect(callsOf(alone.steps)).toHaveLength(0)
    const told = await record(task, { user: { ...simulated, changeRate: 0 } }, theLibrary)
    expect(callsOf(told.steps).at(-1)?.call.arguments).toMatchObject({ member_id: 'MB-77' })
  })
})

describe('the built-in agent', () => {
  it('says so when a needed tool is missing, and does what can be done', async () => {
    const trajectory = await record(aTask({ withheldTools: ['library/reserve_book'] }), {}, theLibrary)
    expect(callsOf(trajectory.steps).map(({ call }) => call.tool)).toEqual(['library/search_books'])
    expect(trajectory.tools.map(({ key }) => key)).not.toContain('library/reserve_book')
    expect(trajectory.steps.at(-1)).toMatchObject({
      text: expect.stringMatching(/I cannot reserve .*none of my tools/),
    })
  })

  it('answers without a call when no tool is needed, and plays nothing without a plan', async () => {
    const direct = await record(
      aTask({ mode: 'no-tool', question: 'What is 6 times 7?', answer: '42', expectedTools: [], plan: [] }),
      {},
      theLibrary,
    )
    expect(direct.steps.map(({ kind }) => kind)).toEqual(['message', 'message', 'answer'])
    expect(direct.steps.at(-1)).toMatchObject({ text: expect.stringContaining('42') })
    expect(await played(aTask({ plan: null }), {}, theLibrary)).toMatchObject({
      value: null,
      ending: { outcome: 'dropped', reason: 'no-plan' },
    })
  })
})
