import { describe, expect, it } from 'vitest'
import { domainColors } from '@/components/tool/domain-color'
import { buildGraph, fold } from '@/lib/tool-graph'
import { travelTools } from '@/lib/tool-graph/fixtures'
import { graphSvg } from './graph-svg'
import { graphToolOf } from './graph-tool'

const tools = new Map(travelTools().map(({ key, tool }) => [key, graphToolOf(key, tool)]))
const graph = buildGraph(travelTools())
const colorOf = domainColors([])
const layout = Object.fromEntries(graph.nodes.map((key, i) => [key, { x: i * 300, y: -50 * i }]))

describe('a picture of a graph', () => {
  it('holds every tool and every dependency, and is as large as the cards reach', () => {
    const { svg, width, height } = graphSvg({ graph, layout }, tools, [], colorOf)
    for (const key of graph.nodes) expect(svg).toContain(`<title>${key}</title>`)
    expect(svg.match(/marker-end/g)).toHaveLength(graph.dependencies.length)
    expect(width).toBeGreaterThanOrEqual(5 * 300 + 208 + 48)
    expect(height).toBeGreaterThan(5 * 50)
  })

  it('begins where the graph begins, wherever that is', () => {
    const shifted = Object.fromEntries(
      Object.entries(layout).map(([key, { x, y }]) => [key, { x: x + 9000, y: y - 9000 }]),
    )
    const size = ({ width, height }: { width: number; height: number }) => ({ width, height })
    expect(size(graphSvg({ graph, layout: shifted }, tools, [], colorOf))).toEqual(
      size(graphSvg({ graph, layout }, tools, [], colorOf)),
    )
  })

  it('says below what its colours mean, and what was only guessed', () => {
    const [first, ...others] = graph.nodes
    const { svg } = graphSvg(
      { graph, layout },
      tools,
      [
        { domain: 'Travel & transport', tools: others, guess: 'all' },
        { domain: null, tools: first ? [first] : [], guess: 'none' },
      ],
      colorOf,
    )
    expect(svg).toContain('>Travel &amp; transport, guessed, 5 tools<')
    expect(svg).toContain('>domain not known, 1 tool<')
  })

  it('frames each of several servers, in the colour of its domain', () => {
    const key = 'kiln-lane/fire' as const
    const tool = {
      key,
      name: 'fire',
      domain: 'Weather',
      description: '',
      required: [],
      optional: [],
      results: [],
    }
    const both = { nodes: [...graph.nodes, key], dependencies: [] }
    const { svg } = graphSvg({ graph: both, layout }, new Map([...tools, [key, tool]]), [], colorOf)
    expect(svg).toContain('>kiln-lane · Weather<')
    expect(svg).toContain('>travel-desk<')
    expect(svg).toContain(`stroke="${colorOf('Weather').paper}"`)
  })

  it('is folded where the graph is folded', () => {
    const { svg } = graphSvg(fold({ graph, layout }, 'travel-desk'), tools, [], colorOf)
    expect(svg).toContain(`>${graph.nodes.length} tools, folded<`)
    expect(svg).not.toContain('<title>travel-desk/')
  })

  it('keeps signs of names out of its own', () => {
    const key = 'desk/<b>&"' as const
    const { svg } = graphSvg(
      { graph: { nodes: [key], dependencies: [] }, layout: {} },
      new Map(),
      [],
      colorOf,
    )
    expect(svg).toContain('desk/&lt;b&gt;&amp;&quot;')
    expect(svg).not.toContain('<b>')
  })

  it('is an empty sheet for an empty graph', () => {
    expect(graphSvg({ graph: { nodes: [], dependencies: [] }, layout: {} }, tools, [], colorOf).width).toBe(
      48,
    )
  })
})
