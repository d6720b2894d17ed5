import type { Sketches } from '@/components/canvas/use-scene'
import { serverHue } from '@/components/tool/tool-name'
import { toolColor } from '@/components/ui/tag'
import { partsOf } from '@/lib/tool'
import { edgeStroke } from './edges/edge-stroke'
import { type DependencyEdge, MARK_COLORS, type ToolNode } from './to-flow'

/** How cards and arrows are painted where there are too many of them, or they are too small, to be built. */
export const graphSketches: Sketches<ToolNode, DependencyEdge> = {
  node: ({ data: { tool, place, isAside, mark, heat }, selected }) => ({
    color: heat === null ? toolColor(serverHue(partsOf(tool.key).server)) : heat.line,
    label: heat === null ? tool.name : `${heat.label} ${tool.name}`,
    ring: selected || place !== null ? 'var(--accent)' : mark === null ? null : MARK_COLORS[mark],
    isFaint: isAside,
  }),
  edge: ({ data, selected = false }) =>
    data === undefined
      ? { color: 'var(--ink)', width: 1, opacity: 0.6, dashes: undefined }
      : edgeStroke(data, selected),
}

/** The same where two versions are compared: what became of a tool is told by its colour, the rest is grey. */
export const comparedSketches: Sketches<ToolNode, DependencyEdge> = {
  ...graphSketches,
  node: (node) => ({
    ...graphSketches.node(node),
    color: node.data.mark === null ? 'var(--line-strong)' : MARK_COLORS[node.data.mark],
  }),
}
