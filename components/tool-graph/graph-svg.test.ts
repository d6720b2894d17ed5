import { describe, expect, it } from 'vitest'
import { buildGraph, fold } from '@/lib/tool-graph'
import { travelTools } from '@/lib/tool-graph/fixtures'
import { graphSvg } from './graph-svg'
import { graphToolOf } from './graph-tool'

const tools = new Map(travelTools().map(({ key, tool }) => [key, graphToolOf(key, tool)]))
const graph = buildGraph(travelTools())
const layout = Object.fromEntries(graph.nodes.map((key, i) => [key, { x: i * 300, y: -50 * i }]))

describe('a picture of a graph', () => {
  it('holds every tool and every dependency, and is as large as the cards reach', () => {
    const { svg, width, height } = graphSvg({ graph, layout }, tools)
    for (const key of graph.nodes) expect(svg).toContain(`<title>${key}</title>`)
    expect(svg.match(/marker-end/g)).toHaveLength(graph.dependencies.length)
    expect(width).toBe(48 + 24 + 5 * 300 + 208 + 48 + 24)
    expect(height).toBeGreaterThan(5 * 50)
  })

  it('is folded where the graph is folded', () => {
    const { svg } = graphSvg(fold({ graph, layout }, 'travel-desk'), tools)
    expect(svg).toContain(`>${graph.nodes.length} tools, folded<`)
    expect(svg).not.toContain('<title>travel-desk/')
  })

  it('keeps signs of names out of its own', () => {
    const key = 'desk/<b>&"' as const
    const { svg } = graphSvg({ graph: { nodes: [key], dependencies: [] }, layout: {} }, new Map())
    expect(svg).toContain('desk/&lt;b&gt;&amp;&quot;')
    expect(svg).not.toContain('<b>')
  })

  it('is an empty sheet for an empty graph', () => {
    expect(graphSvg({ graph: { nodes: [], dependencies: [] }, layout: {} }, tools).width).toBe(48)
  })
})
