import { describe, expect, it } from 'vitest'
import { buildGraph, type ToolDependency } from '@/lib/tool-graph'
import { aDependency, aGraph, travelTools } from '@/lib/tool-graph/fixtures'
import { graphToolOf } from './graph-tool'
import {
  cardSize,
  carriedNodes,
  edgeId,
  type Pointing,
  pairOf,
  toFlowEdges,
  toFlowNodes,
  toLayoutRequest,
} from './to-flow'

const graph = buildGraph(travelTools())
const tools = new Map(travelTools().map(({ key, tool }) => [key, graphToolOf(key, tool)]))
const pointing = (parts: Partial<Pointing> = {}): Pointing => ({
  selectedNodes: [],
  selectedEdges: [],
  traced: [],
  ...parts,
})
const searchToBook = { from: 'travel-desk/search_hotels', to: 'travel-desk/book_hotel' } as const

describe('a graph for the canvas', () => {
  it('is a card for every tool and an arrow for every dependency', () => {
    expect(toFlowNodes(graph, {}, tools, pointing()).map((node) => node.id)).toEqual(graph.nodes)
    expect(toFlowEdges(graph, pointing()).map((edge) => pairOf(edge.id))).toEqual(
      graph.dependencies.map(({ from, to }) => ({ from, to })),
    )
  })

  it('traces a chain: its tools get their places, its steps stand out, the rest steps aside', () => {
    const traced = [searchToBook.from, searchToBook.to]
    const nodes = toFlowNodes(graph, {}, tools, pointing({ traced }))
    expect(nodes.filter((node) => !node.data.isAside).map((node) => [node.id, node.data.place])).toEqual([
      [searchToBook.to, 2],
      [searchToBook.from, 1],
    ])
    const edges = toFlowEdges(graph, pointing({ traced }))
    expect(edges.filter((edge) => edge.data?.isTraced).map((edge) => edge.id)).toEqual([edgeId(searchToBook)])
  })

  it('darkens what touches the selection', () => {
    const edges = toFlowEdges(graph, pointing({ selectedNodes: [searchToBook.to] }))
    const touched = edges.filter((edge) => edge.data?.isTouched)
    expect(touched.length).toBeGreaterThan(0)
    expect(touched.every((edge) => [edge.source, edge.target].includes(searchToBook.to))).toBe(true)
  })

  it('carries about the cards that are dragged, and no other', () => {
    const nodes = toFlowNodes(graph, {}, tools, pointing())
    const carried = carriedNodes(nodes, { [searchToBook.to]: { x: 5, y: 6 } })
    expect(carried.map((node) => [node.id, node.position])).toEqual([[searchToBook.to, { x: 5, y: 6 }]])
  })

  it('draws a tool that its documents no longer have, by its key', () => {
    const gone = toFlowNodes(graph, {}, new Map(), pointing())[0]
    expect(gone?.data.tool).toMatchObject({ key: graph.nodes[0], required: [] })
  })

  it('makes room for the parameters that a card lists, and for no more than four', () => {
    const tool = {
      key: searchToBook.to,
      name: 'book_hotel',
      domain: null,
      description: '',
      optional: [],
      results: [],
    }
    const height = (required: string[]) => cardSize({ ...tool, required }).height
    expect(height(['a'])).toBeGreaterThan(height([]))
    expect(height(['a', 'b', 'c', 'd', 'e', 'f'])).toBe(height(['a', 'b', 'c', 'd']))
  })

  it('is laid out by the strongest dependency into each parameter, refused ones aside', () => {
    const weak = aDependency('a', 'c', { parameter: 'id', weight: 0.4 })
    const strong = aDependency('b', 'c', { parameter: 'id', weight: 0.8 })
    const order = aDependency('a', 'c', { parameter: null, weight: 0.2 })
    const arrowsOf = (...dependencies: ToolDependency[]) =>
      toLayoutRequest(aGraph(dependencies), tools).arrows.map(({ from }) => from)
    expect(arrowsOf(weak, strong, order)).toEqual([strong.from, order.from])
    expect(arrowsOf(weak, { ...strong, review: 'refused' })).toEqual([weak.from])
  })
})
