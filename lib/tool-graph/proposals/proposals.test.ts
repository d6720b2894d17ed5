import fc from 'fast-check'
import { describe, expect, it } from 'vitest'
import { expectOk } from '../../shared/result'
import type { ToolDocument } from '../../tool'
import { travelTools } from '../fixtures'
import { chainProposalMessages } from './ask-for-chains'
import { graphOfProposals } from './graph-of-proposals'
import { readProposals } from './read-proposals'

const aDesk = (): ToolDocument => ({
  server: 'travel-desk',
  title: 'Travel desk',
  description: 'Hotels.',
  domain: null,
  tools: travelTools().map(({ tool }) => tool),
})

const anElement = (chain: unknown, detect: unknown = 'yes', task: unknown = 'Book a stay.') => ({
  tool_graph_detect: detect,
  tool_graph_detect_chain: chain,
  tool_graph_detect_task: task,
})

const chains = (...named: string[]) => named.map((text) => ({ tools: text.split(' '), task: 'Book a stay.' }))

describe('an answer of proposed chains', () => {
  const list = JSON.stringify([anElement(['search_hotels', 'book_hotel'])])

  it.each([
    ['bare', list],
    ['after thinking aloud in brackets', `<think>[maybe] no</think>\n${list}`],
    ['in a code fence', `Here you are:\n\`\`\`json\n${list}\n\`\`\`\nDone.`],
    ['in the middle of prose', `I think ${list} is right.`],
  ])('is read %s', (_, text) => {
    expect(expectOk(readProposals(text))).toEqual([
      { tools: ['search_hotels', 'book_hotel'], task: 'Book a stay.' },
    ])
  })

  it('gives only chains whose flag is exactly yes', () => {
    const text = JSON.stringify([
      anElement(['a', 'b'], 'not sure'),
      anElement(['a', 'b'], 'no'),
      anElement(['a', 'b'], true),
      anElement(['a', 'b'], 'yes', null),
      anElement(['a']),
      anElement('a, b'),
      'yes',
    ])
    expect(expectOk(readProposals(text))).toEqual([{ tools: ['a', 'b'], task: '' }])
  })

  it('may hold no chain, which is not the same as no answer', () => {
    expect(readProposals('[]')).toEqual({ ok: true, value: [] })
    for (const text of ['', 'I cannot.', '{"chains": 1}', '[{"tool_graph_detect": "yes"'])
      expect(readProposals(text)).toMatchObject({ ok: false, problem: { code: 'unparsed' } })
  })

  it('is asked for with every tool on a line of its own', () => {
    const [system, user] = chainProposalMessages(aDesk())
    expect(system?.content).toContain('one must run before the other')
    expect(user?.content.split('\n').filter((line) => line.startsWith('{"name"'))).toHaveLength(6)
  })
})

describe('the graph of a model’s answers', () => {
  const edges = (...answers: string[][]) =>
    graphOfProposals(
      aDesk(),
      answers.map((answer) => chains(...answer)),
    )

  it('weighs each pair of neighbours by its count against the most frequent', () => {
    const { graph } = edges(['search_hotels book_hotel get_booking'], ['search_hotels book_hotel'])
    expect(graph.dependencies.map(({ from, to, weight }) => [from, to, weight])).toEqual([
      ['travel-desk/search_hotels', 'travel-desk/book_hotel', 1],
      ['travel-desk/book_hotel', 'travel-desk/get_booking', 0.5],
    ])
    expect(graph.dependencies[0]).toMatchObject({
      author: 'model',
      review: 'undecided',
      parameter: 'hotel_id',
    })
    expect(graph.dependencies[0]?.evidence[0]?.sentence).toBe(
      '2 of 2 answers put `book_hotel` right after `search_hotels`, e.g. for "Book a stay.".',
    )
    expect(graph.nodes).toHaveLength(6)
  })

  it('cuts a chain at an unknown tool instead of joining what stands around it', () => {
    const { graph, cut } = edges(['search_hotels reserve_table book_hotel', 'search_hotels get_hotel'])
    expect(graph.dependencies.map(({ to }) => to)).toEqual(['travel-desk/get_hotel'])
    expect(cut).toBe(2)
  })

  it('never makes a tool depend on itself', () => {
    expect(edges(['get_hotel get_hotel']).graph.dependencies).toEqual([])
  })

  it('has an edge for exactly the pairs that some answer put side by side', () => {
    const name = fc.constantFrom('search_hotels', 'get_hotel', 'book_hotel', 'unknown_one', 'unknown_two')
    const answer = fc.array(fc.array(name, { minLength: 2, maxLength: 5 }), { maxLength: 4 })
    fc.assert(
      fc.property(fc.array(answer, { maxLength: 4 }), (answers) => {
        const { graph } = graphOfProposals(
          aDesk(),
          answers.map((tools) => tools.map((names) => ({ tools: names, task: '' }))),
        )
        const said = new Set(
          answers.flat().flatMap((names) =>
            names.slice(1).flatMap((to, i) => {
              const from = names[i] ?? ''
              return from === to || `${from}${to}`.includes('unknown')
                ? []
                : [`travel-desk/${from} travel-desk/${to}`]
            }),
          ),
        )
        expect(new Set(graph.dependencies.map(({ from, to }) => `${from} ${to}`))).toEqual(said)
        expect(graph.dependencies.every(({ weight }) => weight > 0 && weight <= 1)).toBe(true)
      }),
    )
  })
})
