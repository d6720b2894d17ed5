import { describe, expect, it } from 'vitest'
import type { Tool, ToolKey } from '../../tool'
import { buildGraph } from '../built-in-author'
import { connect, disconnect } from '../edit'
import { aDependency, aGraph, aTravelTool, travelTools } from '../fixtures'
import { parseDraft } from '../parse-draft'
import { proofReader } from '../proof'
import type { GraphDraft, ToolCallGraph, ToolDependency } from '../tool-call-graph'
import { argumentJudge } from '../verifiers/argument-support'
import { findProblems } from './find-problems'
import { fixOf } from './fix-problem'
import type { GraphProblemKind, KnownTools } from './graph-reading'

const knownOf = (tools: readonly { key: ToolKey; tool: Tool }[]): KnownTools => ({
  tools: new Map(tools.map(({ key, tool }) => [key, tool])),
  proofs: proofReader(tools),
})
const travel = (name: string): ToolKey => `travel-desk/${name}`
const desk = knownOf(travelTools())
const fullDraft = (): GraphDraft => ({ graph: buildGraph(travelTools()), layout: {} })
const emptyDraft = (): GraphDraft => ({
  graph: { nodes: travelTools().map(({ key }) => key), dependencies: [] },
  layout: {},
})

/** Tools named in a small graph, each with a plain description and nothing required. */
const plainly = (graph: ToolCallGraph): KnownTools =>
  knownOf(
    graph.nodes.map((key, i) => {
      const words = ['amber', 'birch', 'cedar', 'dune', 'ember', 'fjord'][i] ?? `word${i}`
      const { tool } = aTravelTool(key.slice('graph/'.length), `Works quietly on ${words} alone.`)
      return { key, tool }
    }),
  )
const byPerson = (from: string, to: string, parts: Partial<ToolDependency> = {}) =>
  aDependency(from, to, {
    author: 'person',
    review: 'accepted',
    evidence: [{ kind: 'asserted', sentence: 'A person drew this dependency.' }],
    ...parts,
  })

const kindsIn = (graph: ToolCallGraph, known = plainly(graph)) =>
  findProblems(graph, known).map(({ kind }) => kind)
const found = (kind: GraphProblemKind, draft: GraphDraft, known: KnownTools) =>
  findProblems(draft.graph, known).filter((problem) => problem.kind === kind)

/** Fixes the first problem of a kind and says what is left of that kind. */
function fixFirst(kind: GraphProblemKind, draft: GraphDraft, known: KnownTools) {
  const [problem] = found(kind, draft, known)
  const fix = problem === undefined ? null : fixOf(problem, draft, known)
  if (problem === undefined || fix === null) throw new Error(`there is no ${kind} to fix`)
  const left = found(kind, fix.draft, known).map(({ id }) => id)
  expect(left).not.toContain(problem.id)
  expect(parseDraft(fix.draft, [...known.tools.keys()])).toMatchObject({ ok: true })
  return { problem, fix }
}

describe('an identifier that nothing feeds', () => {
  it('is named with its tool, and a city or a booking of one’s own is not', () => {
    const problems = found('unfed', emptyDraft(), desk)
    expect(problems.map(({ parameter }) => parameter)).toEqual(['hotel_id', 'hotel_id'])
    expect(problems[0]?.sentence).toContain('`get_hotel` requires `hotel_id`')
    expect(found('unfed', fullDraft(), desk)).toEqual([])
  })

  it('is fed by the best giver on the graph, with its proof', () => {
    const { fix } = fixFirst('unfed', emptyDraft(), desk)
    expect(fix.name).toBe('let search_hotels feed hotel_id of get_hotel')
    expect(fix.draft.graph.dependencies[0]?.evidence[0]?.kind).toBe('identifier')
  })

  it('brings a giver onto the graph that is not there yet, and takes the tool off where there is none', () => {
    const alone: GraphDraft = {
      graph: { nodes: [travel('get_hotel')], dependencies: [] },
      layout: { [travel('get_hotel')]: { x: 400, y: 10 } },
    }
    const { fix } = fixFirst('unfed', alone, desk)
    expect(fix.name).toBe('add search_hotels and let it feed get_hotel')
    expect(fix.draft.layout[travel('search_hotels')]).toEqual({ x: 80, y: 10, isNew: true })
    const orphan = knownOf([aTravelTool('read_omen', 'Read one omen aloud.', ['omen_id'])])
    const draft: GraphDraft = { graph: { nodes: [travel('read_omen')], dependencies: [] }, layout: {} }
    expect(fixFirst('unfed', draft, orphan).fix.name).toBe('take read_omen off the graph')
  })

  it('is fed by what the same result is known to feed besides', () => {
    const known = knownOf([
      ...travelTools(),
      aTravelTool('compare_hotels', 'Compare two hotels.', ['hotel_id', 'other_hotel_id']),
    ])
    const alone: GraphDraft = {
      graph: { nodes: [travel('search_hotels'), travel('compare_hotels')], dependencies: [] },
      layout: {},
    }
    expect(found('unfed', alone, known)).toHaveLength(2)
    const { fix } = fixFirst('unfed', alone, known)
    expect(found('unfed', fix.draft, known)).toEqual([])
  })

  it('stays unfed by a dependency that a person refused', () => {
    const graph = buildGraph(travelTools())
    const refused = {
      ...graph,
      dependencies: graph.dependencies.map((one) => ({ ...one, review: 'refused' as const })),
    }
    expect(found('unfed', { graph: refused, layout: {} }, desk)).toHaveLength(2)
  })
})

it('is unfed exactly where a chain of that tool alone has nobody to supply it', () => {
  const tools = [
    ...travelTools(),
    aTravelTool('export_stay', 'Export a stay.', ['session_token', 'booking_id']),
    aTravelTool('rate_room', 'Rate a room.', ['room_id', 'stars']),
  ]
  const graph: ToolCallGraph = { nodes: tools.map(({ key }) => key), dependencies: [] }
  const judge = argumentJudge(graph, tools, () => [])
  const unsaid = graph.nodes.flatMap((key) =>
    judge({ tools: [key] }).sources.filter(({ from }) => from.kind === 'nobody'),
  )
  const problems = found('unfed', { graph, layout: {} }, knownOf(tools))
  expect(problems.length).toBeGreaterThan(3)
  expect(problems.map(({ tools: [tool], parameter }) => [tool, parameter])).toEqual(
    unsaid.map(({ tool, parameter }) => [tool, parameter]),
  )
})

describe('a cycle', () => {
  const round = (): GraphDraft => ({
    graph: aGraph([
      aDependency('a', 'b', { parameter: 'x' }),
      aDependency('b', 'c', { parameter: 'x', weight: 0.2 }),
      aDependency('c', 'a', { parameter: 'x' }),
      aDependency('c', 'd', { parameter: 'x' }),
    ]),
    layout: {},
  })

  it('is every group of tools that lead back to each other, with the dependencies within it', () => {
    const [cycle, ...others] = found('cycle', round(), plainly(round().graph))
    expect(others).toEqual([])
    expect(cycle?.tools).toEqual(['graph/a', 'graph/b', 'graph/c'])
    expect(cycle?.pairs).toHaveLength(3)
  })

  it('is broken at its weakest dependency, which stays visible as refused', () => {
    const { fix } = fixFirst('cycle', round(), plainly(round().graph))
    expect(fix.name).toBe('refuse b → c')
    expect(fix.draft.graph.dependencies).toHaveLength(4)
  })

  it('is none in a long chain, which is read without running out of stack', () => {
    const names = Array.from({ length: 20_000 }, (_, i) => `t${i}`)
    const chain = aGraph(names.slice(1).map((to, i) => aDependency(`t${i}`, to, { parameter: 'x' })))
    expect(kindsIn(chain, { tools: new Map(), proofs: () => [] })).not.toContain('cycle')
  })
})

describe('an order that carries nothing', () => {
  it('is forced between tools that have nothing to do with each other, and goes', () => {
    const draft: GraphDraft = { graph: aGraph([byPerson('a', 'b')]), layout: {} }
    expect(fixFirst('forced-order', draft, plainly(draft.graph)).fix.name).toBe('remove a → b')
  })

  it.each([
    ['feeds a parameter', byPerson('a', 'b', { parameter: 'x' })],
    ['keeps the order of work', aDependency('a', 'b')],
    ['is refused', byPerson('a', 'b', { review: 'refused' })],
  ])('is no finding where it %s', (_, dependency) => {
    expect(kindsIn(aGraph([dependency]))).not.toContain('forced-order')
  })

  it('is no finding where data could flow', () => {
    const drawn = connect(emptyDraft(), { from: travel('search_hotels'), to: travel('get_hotel') }, null)
    expect(drawn.ok && found('forced-order', drawn.value, desk)).toEqual([])
  })

  it.each([
    ['fork', [aDependency('a', 'b', { parameter: 'x' }), aDependency('a', 'c', { parameter: 'x' })]],
    ['join', [aDependency('b', 'd', { parameter: 'x' }), aDependency('c', 'd', { parameter: 'y' })]],
  ])('between the branches of a %s is missing parallelism', (_, branches) => {
    const draft: GraphDraft = { graph: aGraph([...branches, byPerson('b', 'c')]), layout: {} }
    expect(kindsIn(draft.graph)).not.toContain('forced-order')
    expect(fixFirst('missing-parallelism', draft, plainly(draft.graph)).fix.name).toBe('remove b → c')
  })
})

describe('a duplicate', () => {
  it('is a dependency that passes on what another feeds', () => {
    const graph = aGraph([
      aDependency('find', 'look', { parameter: 'hotel_id' }),
      aDependency('find', 'book', { parameter: 'hotel_id' }),
      byPerson('look', 'book', { parameter: 'hotel_id' }),
    ])
    expect(fixFirst('duplicate', { graph, layout: {} }, plainly(graph)).fix.name).toBe('remove look → book')
  })

  it('is not two tools that each find the thing', () => {
    const graph = aGraph([
      aDependency('find', 'book', { parameter: 'hotel_id' }),
      aDependency('list', 'book', { parameter: 'hotel_id' }),
    ])
    expect(kindsIn(graph)).not.toContain('duplicate')
  })

  it('is a tool that two documents describe; the one with fewer dependencies goes', () => {
    const twin = {
      key: 'other-desk/book_hotel' as ToolKey,
      tool: { ...(desk.tools.get(travel('book_hotel')) as Tool) },
    }
    const known = knownOf([...travelTools(), twin])
    const draft = fullDraft()
    draft.graph.nodes.push(twin.key)
    const { problem, fix } = fixFirst('duplicate', draft, known)
    expect(problem.sentence).toContain('documented twice')
    expect(fix.draft.graph.nodes).not.toContain(twin.key)
  })
})

describe('a tool that no chain calls', () => {
  it('is joined to what can feed it or what it can feed', () => {
    const draft = fullDraft()
    const touching = draft.graph.dependencies.filter(({ from, to }) =>
      [from, to].includes(travel('search_hotels')),
    )
    const alone = disconnect(draft, touching)
    const problem = found('unconnected', alone, desk).find(
      ({ tools }) => tools[0] === travel('search_hotels'),
    )
    const fix = problem && fixOf(problem, alone, desk)
    expect(fix?.name).toMatch(/^let search_hotels feed hotel_id of/)
  })

  it('is taken off where nothing speaks for any', () => {
    expect(fixFirst('unconnected', fullDraft(), desk).fix.name).toBe('take convert_currency off the graph')
  })
})

describe('a tool below the filter rules', () => {
  const reasonFor = (key: ToolKey, known: KnownTools) =>
    findProblems({ nodes: [key], dependencies: [] }, known).find(({ kind }) => kind === 'below-filter')
      ?.sentence

  it.each([
    ['is in no document', 'travel-desk/gone', desk, 'none of this version’s documents'],
    [
      'has too few neighbours',
      'lone/tell',
      knownOf([{ ...aTravelTool('tell', 'Tells a long story.'), key: 'lone/tell' }]),
      '1 of the 3',
    ],
    ['says nothing', travel('mute'), knownOf([...travelTools(), aTravelTool('mute', 'Mute.')]), 'fewer than'],
  ] as const)('%s', (_, key, known, words) => {
    expect(reasonFor(key, known)?.replace("'", '’')).toContain(words)
  })

  it('is none in a graph of an import', () => {
    expect(kindsIn(aGraph([aDependency('a', 'b'), aDependency('b', 'c')]))).not.toContain('below-filter')
  })
})

it('finds everything again after an edit of 2,000 tools and 4,000 dependencies', () => {
  const tools = Array.from({ length: 2000 }, (_, i) =>
    aTravelTool(`get_thing_${String(i).padStart(4, '0')}`, `Get the details of thing ${i} today.`, [
      `thing${i}_id`,
    ]),
  )
  const keys = tools.map(({ key }) => key)
  const at = (i: number) => keys[i % keys.length] as ToolKey
  const dependencies = Array.from({ length: 4000 }, (_, i) => ({
    ...aDependency('a', 'b', { parameter: i % 2 === 0 ? `thing${(i + 1) % 2000}_id` : null, evidence: [] }),
    from: at(i),
    to: at(i < 2000 ? i + 1 : i * 7 + 3),
  })).filter(({ from, to }) => from !== to)
  // Nothing is known to feed anything but what is drawn.
  const known = { ...knownOf(tools), proofs: () => [] }
  let draft: GraphDraft = { graph: { nodes: keys, dependencies }, layout: {} }
  let before = findProblems(draft.graph, known)
  for (let i = 0; i < 5; i++) {
    draft = disconnect(draft, [{ from: at(i), to: at(i + 1) }])
    const now = findProblems(draft.graph, known)
    expect(now.map(({ id }) => id)).not.toEqual(before.map(({ id }) => id))
    before = now
  }
})
