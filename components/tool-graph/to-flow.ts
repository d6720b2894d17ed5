import { type Edge, MarkerType, type Node, Position } from '@xyflow/react'
import type { LayoutRequest, Positions } from '@/lib/shared/layout'
import { partsOf, type ToolKey } from '@/lib/tool'
import {
  foldedGraph,
  type GraphLayout,
  type PresentPerson,
  type ToolCallGraph,
  type ToolDependency,
  type ToolPair,
} from '@/lib/tool-graph'
import type { GraphTool } from './graph-tool'
import type { Heat, HeatMap, PointedAt } from './overlays'
import { dependencyWords } from './words'

export type ToolNode = Node<
  {
    tool: GraphTool
    /** Its place in the traced chain, from 1; null when it is not on it. */
    place: number | null
    /** Another chain is traced and this is not part of it. */
    isAside: boolean
    /** What became of it between two versions; null outside of a comparison. */
    mark: DiffMark | null
    /** How much it was used; null while that is not shown. */
    heat: Heat | null
    /** Others who point at it. */
    people: readonly PresentPerson[]
  },
  'tool'
>

export type DependencyEdge = Edge<
  {
    dependency: ToolDependency
    /** Touches what is selected or traced, and is drawn in full ink. */
    isTouched: boolean
    isTraced: boolean
    isAside: boolean
    mark: DiffMark | null
    heat: Heat | null
    people: readonly PresentPerson[]
    showsLabel: boolean
  },
  'dependency'
>

/** What became of a tool or a dependency on the way from one version to another. */
export type DiffMark = 'added' | 'removed' | 'changed'

/** What of the canvas is not in the graph: what the reader points at. */
export interface Pointing {
  selectedNodes: readonly string[]
  selectedEdges: readonly string[]
  /** The tools of the traced chain in order; empty for none. */
  traced: readonly ToolKey[]
  /** What is marked in a comparison, by node or edge id. */
  marks?: ReadonlyMap<string, DiffMark>
  /** How much was used, by node or edge id, while that is shown. */
  heats?: HeatMap
  /** Others who point at nodes and edges, by id. */
  pointedAt?: PointedAt
}

export const MARK_COLORS = {
  added: 'var(--pass)',
  removed: 'var(--fail)',
  changed: 'var(--undecided)',
} satisfies Record<DiffMark, string>

/** Each mark has a sign of its own, so that it reads without its colour. */
export const MARK_SIGNS = { added: '+', removed: '−', changed: '~' } satisfies Record<DiffMark, string>

const NODE_WIDTH = 208
const HEAD_HEIGHT = 36
const LINE_HEIGHT = 18
/** Required parameters that a card lists; the last line says how many more there are. */
export const LINES_MAX = 4
const PORT = { width: 12, height: 12 }
const LABELS_MAX = 24
/** Figures are short: more of them stand beside each other. */
const FIGURES_MAX = 80

/** The list's padding, and the three hairlines around and above it. */
const LIST_EXTRA = 11

/** The measures of a tool's card in canvas pixels. They are known beforehand, so that nothing waits to be measured. */
export function cardSize(tool: GraphTool): { width: number; height: number } {
  const lines = Math.min(tool.required.length, LINES_MAX)
  return { width: NODE_WIDTH, height: HEAD_HEIGHT + (lines === 0 ? 2 : lines * LINE_HEIGHT + LIST_EXTRA) }
}

/** The measures of the card of a folded group. */
export const SERVER_SIZE = { width: NODE_WIDTH, height: 60 }

export const edgeId = ({ from, to }: ToolPair): string => `${from}→${to}`

/** The pair that an edge's id names. */
export function pairOf(id: string): ToolPair {
  const [from, to] = id.split('→')
  return { from: from as ToolKey, to: to as ToolKey }
}

/** A tool that the documents no longer have is still drawn, by its key alone. */
export const toolOn = (tools: ReadonlyMap<ToolKey, GraphTool>, key: ToolKey): GraphTool =>
  tools.get(key) ?? { key, name: key, domain: null, description: '', required: [], optional: [], results: [] }

/** What of a card follows from its tool alone; one value per tool. */
interface CardShape {
  width: number
  height: number
  measured: { width: number; height: number }
  handles: NonNullable<ToolNode['handles']>
  ariaLabel: string
}

const shapes = new WeakMap<GraphTool, CardShape>()

/** One port in the middle of each side, as flow-canvas.css draws them. */
export function portsOf({ width, height }: { width: number; height: number }): NonNullable<Node['handles']> {
  const middle = (height - PORT.height) / 2
  return [
    { ...PORT, type: 'target', position: Position.Left, x: -PORT.width / 2, y: middle },
    { ...PORT, type: 'source', position: Position.Right, x: width - PORT.width / 2, y: middle },
  ]
}

function shapeOf(tool: GraphTool): CardShape {
  const known = shapes.get(tool)
  if (known !== undefined) return known
  const size = cardSize(tool)
  const shape: CardShape = {
    ...size,
    measured: size,
    handles: portsOf(size),
    ariaLabel: `${tool.name}, ${tool.domain === null ? '' : `${tool.domain}, `}requires ${tool.required.join(', ') || 'nothing'}`,
  }
  shapes.set(tool, shape)
  return shape
}

/** Cards for React Flow. Positions come from `layout`. */
export function toFlowNodes(
  graph: Pick<ToolCallGraph, 'nodes'>,
  layout: GraphLayout,
  tools: ReadonlyMap<ToolKey, GraphTool>,
  pointing: Pointing,
): ToolNode[] {
  const { traced } = pointing
  const selected = new Set(pointing.selectedNodes)
  return graph.nodes.map((key) => {
    const tool = toolOn(tools, key)
    const place = traced.indexOf(key)
    return {
      id: key,
      type: 'tool',
      position: layout[key] ?? ORIGIN,
      ...shapeOf(tool),
      selected: selected.has(key),
      data: {
        tool,
        place: place < 0 ? null : place + 1,
        isAside: traced.length > 0 && place < 0,
        mark: pointing.marks?.get(key) ?? null,
        heat: pointing.heats?.get(key) ?? null,
        people: pointing.pointedAt?.get(key) ?? NO_PEOPLE,
      },
    }
  })
}

const ORIGIN = { x: 0, y: 0 }
const NO_PEOPLE: readonly PresentPerson[] = []

/** The cards that are carried about, where they are. */
export const carriedNodes = <N extends Node>(nodes: readonly N[], places: Positions): N[] =>
  nodes.flatMap((node) => {
    const position = places[node.id]
    return position === undefined ? [] : [{ ...node, position, dragging: true }]
  })

/** Arrows for React Flow: darker when they touch the selection or the traced chain. */
export function toFlowEdges(graph: ToolCallGraph, pointing: Pointing): DependencyEdge[] {
  const { traced } = pointing
  const [selectedNodes, selectedEdges] = [new Set(pointing.selectedNodes), new Set(pointing.selectedEdges)]
  const steps = new Set(traced.slice(1).map((to, i) => edgeId({ from: traced[i] ?? to, to })))
  const labelsMax = pointing.heats === undefined ? LABELS_MAX : FIGURES_MAX
  return graph.dependencies.map((dependency) => {
    const id = edgeId(dependency)
    const isTraced = steps.has(id)
    const mark = pointing.marks?.get(id) ?? null
    const isSelected = selectedEdges.has(id)
    const people = pointing.pointedAt?.get(id) ?? NO_PEOPLE
    const isTouched =
      isTraced || isSelected || selectedNodes.has(dependency.from) || selectedNodes.has(dependency.to)
    return {
      id,
      type: 'dependency',
      source: dependency.from,
      target: dependency.to,
      selected: isSelected,
      ariaLabel: dependencyWords(dependency),
      markerEnd: MARKERS[isTraced || isSelected ? 'accent' : (mark ?? 'none')],
      zIndex: isTouched ? 1 : 0,
      data: {
        dependency,
        isTouched,
        isTraced,
        isAside:
          (traced.length > 0 && !isTraced) || (pointing.marks !== undefined && mark === null && !isTouched),
        mark,
        heat: pointing.heats?.get(id) ?? null,
        people,
        showsLabel: isTouched || mark !== null || people.length > 0 || graph.dependencies.length <= labelsMax,
      },
    }
  })
}

export const marker = (color: string) => ({
  type: MarkerType.ArrowClosed,
  color,
  width: 14,
  height: 14,
  markerUnits: 'userSpaceOnUse',
})

const MARKERS = {
  none: marker('var(--ink-soft)'),
  accent: marker('var(--accent)'),
  added: marker(MARK_COLORS.added),
  removed: marker(MARK_COLORS.removed),
  changed: marker(MARK_COLORS.changed),
}

/**
 * What the layout has to arrange: the cards, folded groups as one, and of the dependencies that are not refused the strongest into each
 * parameter. All of them together would draw a dense graph out into one long row.
 */
export const toLayoutRequest = (
  graph: ToolCallGraph,
  tools: ReadonlyMap<ToolKey, GraphTool>,
  layout: GraphLayout = {},
): LayoutRequest => {
  const drawn = foldedGraph(graph, layout)
  const strongest = new Map<string, ToolDependency>()
  for (const dependency of drawn.dependencies) {
    const fed = `${dependency.to} ${dependency.parameter}`
    const known = strongest.get(fed)
    if (dependency.review !== 'refused' && (!known || dependency.weight > known.weight))
      strongest.set(fed, dependency)
  }
  return {
    boxes: [
      ...drawn.tools.map((key) => ({
        id: key,
        ...cardSize(toolOn(tools, key)),
        group: partsOf(key).server,
      })),
      ...drawn.groups
        .filter((group) => group.isFolded)
        .map(({ server }) => ({ id: server, ...SERVER_SIZE, group: server })),
    ],
    arrows: [...strongest.values(), ...drawn.bundles].map(({ from, to }) => ({ from, to })),
  }
}
