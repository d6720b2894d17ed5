import { existsSync, readFileSync } from 'node:fs'
import fc from 'fast-check'
import { describe, expect, it } from 'vitest'
import { randomFrom } from '../shared/random'
import { checkArguments, type Tool, toolKey } from '../tool'
import { aTool } from '../tool/fixtures'
import { buildGraph, sampleChains } from '../tool-graph'
import { couldStandIn } from './author/indispensable'
import { toolNamedIn } from './author/names-a-tool'
import { verbPhraseOf } from './author/verb-phrase'
import { rightBehaviourOf } from './behaviour'
import { writeTask } from './built-in-author'
import { TASK_MODES, type TaskMode } from './task'

const DOCUMENTS = ['public-library', 'bicycle-station', 'regional-trains']
const TOUCAN = '../shared/data/toucan/servers_with_tools.jsonl'

interface Listed {
  name: string
  description?: string
  inputSchema?: Partial<Tool['parameters']>
  outputSchema?: Tool['result']
}

const offered = (server: string, listed: Listed[]) =>
  listed.map(({ name, description, inputSchema, outputSchema }) => ({
    key: toolKey(server, name),
    tool: aTool(name, {
      description: description ?? '',
      parameters: {
        ...inputSchema,
        type: 'object',
        properties: inputSchema?.properties ?? {},
        required: inputSchema?.required ?? [],
      },
      result: outputSchema ?? null,
    }),
  }))

const aDocument = (name: string) =>
  offered(name, JSON.parse(readFileSync(`prisma/seeds/documents/${name}.json`, 'utf8')).tools)

const serverTools = { min: 2, max: 3 }

const tasksFrom = (tools: ReturnType<typeof offered>, count: number, seed = 1, mode: TaskMode = 'chain') => {
  const graph = buildGraph(tools)
  const chains = sampleChains(graph, { seed, walks: 100, lengthMin: 2, lengthMax: 4, acyclic: true })
  return Array.from({ length: chains.length === 0 ? 0 : count }, (_, at) => {
    const chain = randomFrom(seed, at).pick(chains)
    const random = randomFrom(seed, 'item', at)
    return { chain, tools, written: writeTask({ mode, chain, tools, graph, serverTools, random }) }
  })
}

/** Everything that must hold of a task, whoever's tools it is about. */
function expectSound({ chain, tools, written }: ReturnType<typeof tasksFrom>[number]): void {
  if (!written.ok) {
    expect(['no-plan', 'names-a-tool']).toContain(written.problem.code)
    return
  }
  const { question, plan, expectedTools } = written.value
  expect(expectedTools).toEqual(chain.tools)
  expect(plan?.map(({ tool }) => tool)).toEqual(chain.tools)
  expect(
    toolNamedIn(
      question,
      tools.map(({ tool }) => tool),
    ),
  ).toBeNull()
  expect(question).toMatch(/[.?!"]$/)
  expect(question).not.toMatch(/undefined|\[object|\bnull\b| {2}|\b(a|an|the) (a|an|the)\b/)
  for (const [at, step] of (plan ?? []).entries()) {
    const { parameters } = tools.find(({ key }) => key === step.tool)?.tool ?? aTool()
    expect(Object.keys(step.arguments)).toEqual(expect.arrayContaining(parameters.required))
    const said = Object.entries(step.arguments).flatMap(([name, argument]) =>
      argument.from === 'user' ? [[name, argument.value] as const] : [],
    )
    expect(checkArguments({ ...parameters, required: [] }, Object.fromEntries(said))).toEqual([])
    for (const [, value] of said)
      for (const part of [value].flat())
        if (typeof part !== 'boolean') expect(question).toContain(String(part))
    for (const argument of Object.values(step.arguments))
      if (argument.from === 'result') expect(argument.step).toBeLessThan(at)
  }
}

describe('a task of the built-in author', () => {
  it.each(DOCUMENTS)('about the %s is sound, and most chains give one', (name) => {
    const tasks = tasksFrom(aDocument(name), 60)
    tasks.forEach(expectSound)
    expect(tasks.filter(({ written }) => written.ok).length).toBeGreaterThan(40)
  })

  it('is the same for the same seed and another for another', () => {
    const tools = aDocument('public-library')
    fc.assert(
      fc.property(fc.nat(500), (seed) => {
        expect(tasksFrom(tools, 1, seed)[0]?.written).toEqual(tasksFrom(tools, 1, seed)[0]?.written)
      }),
      { numRuns: 15 },
    )
    const questions = tasksFrom(tools, 60).flatMap(({ written }) =>
      written.ok ? [written.value.question] : [],
    )
    expect(new Set(questions).size).toBeGreaterThan(questions.length * 0.9)
  })

  it('is not written from a chain that uses what it has cancelled', () => {
    const tools = aDocument('regional-trains')
    const chain = {
      tools: [toolKey('regional-trains', 'cancel_booking'), toolKey('regional-trains', 'add_bike')],
      walks: 1,
    }
    const written = writeTask({
      ...{ mode: 'chain', chain, tools, serverTools },
      graph: buildGraph(tools),
      random: randomFrom(1),
    })
    expect(written).toMatchObject({ ok: false, problem: { code: 'no-plan' } })
  })

  it('is not written where a value is needed that nobody could say', () => {
    const tools = offered('s', [
      { name: 'list_pages', description: 'List pages.' },
      {
        name: 'run_page_script',
        description: 'Run a script.',
        inputSchema: { properties: { script: { type: 'string' } }, required: ['script'] },
      },
    ])
    const written = writeTask({
      chain: { tools: ['s/list_pages', 's/run_page_script'] },
      ...{ mode: 'chain', tools, serverTools },
      graph: { nodes: [], dependencies: [] },
      random: randomFrom(1),
    })
    expect(written).toMatchObject({ ok: false, problem: { code: 'no-plan' } })
  })

  it.skipIf(!existsSync(TOUCAN))(
    'about the tools of other people is sound or not written (skipped without the shared data)',
    () => {
      const servers = readFileSync(TOUCAN, 'utf8')
        .trim()
        .split('\n')
        .map((line) => JSON.parse(line))
        .filter(({ tools }) => tools.length >= 3)
      const tasks = servers
        .slice(0, 40)
        .flatMap(({ tools }, at) => tasksFrom(offered(`server-${at}`, tools), 2))
      tasks.forEach(expectSound)
      expect(tasks.filter(({ written }) => written.ok).length / tasks.length).toBeGreaterThan(0.4)
    },
  )
})

describe('a task that is built to be impossible, incomplete or idle', () => {
  const written = (mode: TaskMode, name = 'public-library') =>
    tasksFrom(aDocument(name), 60, 1, mode).flatMap((made) =>
      made.written.ok ? [{ ...made, task: made.written.value }] : [],
    )

  it.each(TASK_MODES)('in the mode %s can be written from every seed document', (mode) => {
    for (const name of DOCUMENTS) expect(written(mode, name).length).toBeGreaterThan(25)
  })

  it('misses a tool that it cannot do without and that no other could stand in for', () => {
    for (const { task, tools } of written('missing-tool')) {
      const [missing] = task.withheldTools
      expect(task.expectedTools).toContain(missing)
      const own = tools.find(({ key }) => key === missing)
      for (const other of tools)
        if (own && other !== own) expect(couldStandIn(other.tool, own.tool)).toBe(false)
      const right = rightBehaviourOf(task)
      expect(right.kind).toBe('say-what-is-missing')
      expect(right.callable).not.toContain(missing)
      expect(right.tellsOf).toEqual([missing])
    }
  })

  it('leaves a required value out of the question and keeps it for when it is asked for', () => {
    for (const { task, tools } of written('missing-parameter')) {
      expect(task.withheldValues.length).toBeGreaterThan(0)
      for (const { tool, parameter, value } of task.withheldValues) {
        expect(tools.find(({ key }) => key === tool)?.tool.parameters.required).toContain(parameter)
        expect(task.question).not.toContain(String(value))
        const planned = task.plan?.find((step) => step.tool === tool)?.arguments[parameter]
        expect(planned).toEqual({ from: 'user', value })
      }
      expect(rightBehaviourOf(task)).toMatchObject({ kind: 'ask-then-solve', asksFor: [{}] })
    }
  })

  it('needs no tool where its own words answer it', () => {
    for (const { task } of written('no-tool')) {
      expect(task.question).toContain(task.answer)
      expect(task).toMatchObject({ expectedTools: [], plan: [] })
      expect(rightBehaviourOf(task)).toMatchObject({ kind: 'answer-directly', callable: [] })
    }
  })

  it('needs between two and three tools that the author chose, where there is no graph', () => {
    const tools = aDocument('regional-trains')
    for (let seed = 0; seed < 40; seed++) {
      const random = randomFrom(seed)
      const made = writeTask({ mode: 'server', chain: null, graph: null, tools, serverTools, random })
      if (!made.ok) continue
      expect([2, 3]).toContain(made.value.expectedTools.length)
      expectSound({ chain: { tools: made.value.expectedTools, walks: 1 }, tools, written: made })
    }
  })
})

describe('naming a tool', () => {
  const tools = ['list_docs', 'getComponentDetails', 'search', 'sequentialthinking'].map((name) =>
    aTool(name),
  )
  it.each([
    ['Please use list_docs.', 'list_docs'],
    ['Could you list docs for me?', 'list_docs'],
    ['Get component details of the dialog.', 'getComponentDetails'],
    ['Do some sequentialthinking.', 'sequentialthinking'],
    ['Use the search tool.', 'search'],
    ['请用search工具查一下。', 'search'],
    ['Search the web and list the docs.', null],
  ])('%s', (question, name) => {
    expect(toolNamedIn(question, tools)).toBe(name)
  })
})

describe('what a tool does, as people ask for it', () => {
  it.each([
    [
      'This tool retrieves detailed information about a specific paper, including citations.',
      'retrieve detailed information about a specific paper',
    ],
    ['Searches for books and returns a list of matches.', 'search for books'],
    ["Lists the user's playlists (max 50).", 'list my playlists'],
    [
      'A tool for applying design patterns to software architecture.',
      'apply design patterns to software architecture',
    ],
    ['Get the forecast for a city using the OpenWeather API.', 'get the forecast for a city'],
  ])('%s', (description, phrase) => {
    const { verb, object } = verbPhraseOf(aTool('x', { description })) ?? { verb: '', object: '' }
    expect(`${verb} ${object}`).toBe(phrase)
  })

  it('falls back to the name, and is null where neither is plain English', () => {
    expect(verbPhraseOf(aTool('get_user_profile', { description: '获取用户资料' }))).toEqual({
      verb: 'get',
      object: 'the user profile',
    })
    expect(verbPhraseOf(aTool('tusclases_buscar', { description: 'Busca clases.' }))).toBeNull()
  })
})
