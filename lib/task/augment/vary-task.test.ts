import { readFileSync } from 'node:fs'
import { describe, expect, it } from 'vitest'
import { randomFrom } from '../../shared/random'
import { type Tool, toolKey } from '../../tool'
import { buildGraph, sampleChains } from '../../tool-graph'
import { writeTask } from '../built-in-author'
import { BUILT_IN_PERSONAS } from '../personas/built-in-personas'
import { AUGMENTATION_AXES, type AugmentationAxis, TASK_MODES, type Task, type TaskMode } from '../task'
import { variationProblem } from './check-variation'
import { varyTask } from './vary-task'

const trains = JSON.parse(readFileSync('prisma/seeds/documents/regional-trains.json', 'utf8'))
const tools: { key: `${string}/${string}`; tool: Tool }[] = trains.tools.map(
  ({ name, description, inputSchema, outputSchema }: Record<string, unknown>) => ({
    key: toolKey('regional-trains', String(name)),
    tool: { name, sourceName: null, description, parameters: inputSchema, result: outputSchema },
  }),
)
const graph = buildGraph(tools)
const chains = sampleChains(graph, { seed: 1, walks: 100, lengthMin: 2, lengthMax: 4, acyclic: true })
const serverTools = { min: 2, max: 3 }

const somePairs = (mode: TaskMode, axis: AugmentationAxis): { parent: Task; child: Task }[] =>
  Array.from({ length: 25 }, (_, at) => {
    const random = randomFrom('vary', mode, at)
    const chain = random.pick(chains)
    const parent = writeTask({ mode, chain, tools, graph, serverTools, random })
    if (!parent.ok) return []
    const personas = BUILT_IN_PERSONAS
    const child = varyTask(parent.value, axis, { tools, graph, personas, random: random.fork('axis') })
    return child.ok ? [{ parent: parent.value, child: child.value }] : []
  }).flat()

describe.each(AUGMENTATION_AXES)('a variation for %s', (axis) => {
  it.each(TASK_MODES)('of a task of the mode %s keeps its tools, values and what is withheld', (mode) => {
    const pairs = somePairs(mode, axis)
    expect(pairs.length).toBeGreaterThan(12)
    for (const { parent, child } of pairs) {
      expect(variationProblem(parent, child, tools)).toBeNull()
      expect(child).toMatchObject({
        mode,
        expectedTools: parent.expectedTools,
        withheldTools: parent.withheldTools,
        augmentation: { axis },
      })
      expect(child.withheldValues.map(({ parameter }) => parameter)).toEqual(
        parent.withheldValues.map(({ parameter }) => parameter),
      )
      expect(child.question).not.toMatch(/undefined|\[object|\bnull\b| {2}/)
    }
  })

  it('is the same for the same seed', () => {
    expect(somePairs('chain', axis)).toEqual(somePairs('chain', axis))
  })
})

it('adds constraints of several kinds, and says by what rules can check them', () => {
  const pairs = somePairs('chain', 'complexity')
  const checks = pairs.map(({ child }) => child.augmentation?.check?.kind)
  expect(checks).toEqual(expect.arrayContaining(['uses', 'avoids', undefined]))
  for (const { parent, child } of pairs) {
    const { check } = child.augmentation ?? {}
    if (check?.kind !== 'uses') continue
    const planned = child.plan?.filter(({ tool }) => tool === check.tool)
    expect(planned?.some((call) => call.arguments[check.parameter]?.from === 'user')).toBe(true)
    expect(JSON.stringify(parent.plan)).not.toContain(JSON.stringify(child.plan))
  }
  expect(new Set(pairs.map(({ child }) => child.augmentation?.facet)).size).toBeGreaterThan(2)
})

describe('what rules see in a variation', () => {
  const [{ parent } = { parent: null }] = somePairs('missing-parameter', 'persona')
  const [{ parent: chained } = { parent: null }] = somePairs('chain', 'persona')
  const varied = (task: Task | null, parts: (task: Task) => Partial<Task>) => {
    if (!task) throw new Error('a task was written')
    return variationProblem(task, { ...task, ...parts(task) }, tools)?.code
  }
  /** Every value stands in the question, but only at the beginning of a longer one. */
  const withLongerValues = ({ question, plan }: Task) =>
    (plan ?? [])
      .flatMap(({ arguments: args }) => Object.values(args))
      .reduce(
        (text, one) => (one.from === 'user' ? text.replaceAll(`${one.value}`, `${one.value}0`) : text),
        question,
      )
  it.each<[string, () => string | undefined]>([
    ['unchanged', () => varied(chained, ({ question }) => ({ question: `${question.toUpperCase()} !` }))],
    ['other-language', () => varied(chained, () => ({ question: '请帮我预订一张火车票，谢谢。' }))],
    ['value-lost', () => varied(chained, () => ({ question: 'Please do all of that for me once more.' }))],
    ['value-lost', () => varied(chained, (task) => ({ question: withLongerValues(task) }))],
    [
      'other-tools',
      () => varied(chained, (task) => ({ question: `Hi. ${task.question}`, expectedTools: [] })),
    ],
    ['names-a-tool', () => varied(chained, (task) => ({ question: `${task.question} Use book_ticket.` }))],
    [
      'value-told',
      () =>
        varied(parent, (task) => ({ question: `${task.question} It is ${task.withheldValues[0]?.value}.` })),
    ],
  ])('%s', (code, found) => {
    expect(found()).toBe(code)
  })
})
