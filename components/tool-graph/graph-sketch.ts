import type { Sketches } from '@/components/canvas/use-scene'
import { type DomainColor, domainColors } from '@/components/tool/domain-color'
import { edgeStroke } from './edges/edge-stroke'
import { type BundleEdge, bundleWidth, type FrameNode, type ServerNode } from './group-flow'
import { type DependencyEdge, MARK_COLORS, type ToolNode } from './to-flow'

/** What stands on the canvas of a graph, and what joins it. */
export type GraphNode = ToolNode | ServerNode | FrameNode
export type GraphEdge = DependencyEdge | BundleEdge

/** How cards and arrows are painted where there are too many of them, or they are too small, to be built. */
export const graphSketches = (
  colorOf: (domain: string | null) => DomainColor,
): Sketches<GraphNode, GraphEdge> => ({
  node(node) {
    if (node.type === 'frame') return null
    if (node.type === 'server')
      return {
        color: colorOf(node.data.domain).css,
        label: `${node.data.server} · ${node.data.toolCount}`,
        ring: node.selected ? 'var(--accent)' : null,
        isFaint: false,
      }
    const { tool, place, isAside, mark, heat } = node.data
    return {
      color: heat === null ? colorOf(tool.domain).css : heat.line,
      label: heat === null ? tool.name : `${heat.label} ${tool.name}`,
      ring: node.selected || place !== null ? 'var(--accent)' : mark === null ? null : MARK_COLORS[mark],
      isFaint: isAside,
    }
  },
  edge(edge) {
    if (edge.data === undefined) return PLAIN
    if ('count' in edge.data) return { ...PLAIN, width: bundleWidth(edge.data.count) }
    return edgeStroke(edge.data, edge.selected === true)
  },
})

const PLAIN = { color: 'var(--ink)', width: 1, opacity: 0.6, dashes: undefined }

/** The same where two versions are compared: what became of a tool is told by its colour, the rest is grey. */
const plain = graphSketches(domainColors([]))
export const comparedSketches: Sketches<ToolNode, DependencyEdge> = {
  ...plain,
  node(node) {
    const sketch = plain.node(node)
    const { mark } = node.data
    return sketch && { ...sketch, color: mark === null ? 'var(--line-strong)' : MARK_COLORS[mark] }
  },
}
