import type { Edge, Node } from '@xyflow/react'
import type { Positions } from '@/lib/shared/layout'
import { framed } from '@/lib/shared/new-places'
import { partsOf, type ToolKey } from '@/lib/tool'
import {
  type Bundle,
  type GraphLayout,
  groupCorner,
  isFolded,
  type ServerGroup,
  shifted,
  type ToolCallGraph,
} from '@/lib/tool-graph'
import { edgeId, marker, portsOf, SERVER_SIZE, type ToolNode } from './to-flow'

interface GroupData extends Record<string, unknown> {
  server: string
  toolCount: number
  /** Folds or unfolds it; null while the graph is locked. */
  toggle: ((server: string) => void) | null
}

/** A folded group: one card in place of its tools. */
export type ServerNode = Node<GroupData, 'server'>

/** The frame around an open group. Its head is what it is dragged by. */
export type FrameNode = Node<GroupData, 'frame'>

/** Dependencies to or from a folded group, as one. */
export type BundleEdge = Edge<{ count: number }, 'bundle'>

/** Cards of the folded groups. */
export const toServerNodes = (
  groups: readonly ServerGroup[],
  layout: GraphLayout,
  selectedNodes: readonly string[],
  toggle: GroupData['toggle'],
): ServerNode[] =>
  groups.flatMap(({ server, tools, isFolded }) =>
    isFolded
      ? [
          {
            id: server,
            type: 'server',
            position: layout[server] ?? { x: 0, y: 0 },
            ...SERVER_SIZE,
            measured: SERVER_SIZE,
            handles: PORTS,
            connectable: false,
            selected: selectedNodes.includes(server),
            ariaLabel: `${server}, ${tools.length} tools, folded`,
            data: { server, toolCount: tools.length, toggle },
          },
        ]
      : [],
  )

const PORTS = portsOf(SERVER_SIZE)

/** Frames around the open groups, as their cards stand right now; none around a lone group. */
export function toFrameNodes(
  groups: readonly ServerGroup[],
  cards: readonly ToolNode[],
  toggle: GroupData['toggle'],
): FrameNode[] {
  if (groups.length < 2) return []
  const covered = new Map<string, { left: number; top: number; right: number; bottom: number }>()
  for (const { id, position, width = 0, height = 0 } of cards) {
    const { server } = partsOf(id as ToolKey)
    const { x, y } = position
    const known = covered.get(server)
    if (known === undefined) covered.set(server, { left: x, top: y, right: x + width, bottom: y + height })
    else {
      known.left = Math.min(known.left, x)
      known.top = Math.min(known.top, y)
      known.right = Math.max(known.right, x + width)
      known.bottom = Math.max(known.bottom, y + height)
    }
  }
  return groups.flatMap(({ server, tools }): FrameNode[] => {
    const area = covered.get(server)
    if (area === undefined) return []
    const { x, y, width, height } = framed({
      x: area.left,
      y: area.top,
      width: area.right - area.left,
      height: area.bottom - area.top,
    })
    return [
      {
        id: server,
        type: 'frame',
        position: { x, y },
        width,
        height,
        measured: { width, height },
        zIndex: -1,
        selectable: false,
        focusable: false,
        connectable: false,
        dragHandle: '.frame-head',
        style: { pointerEvents: 'none' },
        data: { server, toolCount: tools.length, toggle },
      },
    ]
  })
}

/** Arrows of the folded groups. */
export const toBundleEdges = (bundles: readonly Bundle[]): BundleEdge[] =>
  bundles.map(({ from, to, dependencies }) => ({
    id: edgeId({ from: from as ToolKey, to: to as ToolKey }),
    type: 'bundle',
    source: from,
    target: to,
    selectable: false,
    focusable: false,
    ariaLabel: `${dependencies.length} dependencies from ${from} to ${to}`,
    markerEnd: ARROW,
    data: { count: dependencies.length },
  }))

const ARROW = marker('var(--ink-soft)')

/** A bundle of one is as thin as a weak dependency, one of dozens as wide as the strongest. */
export const bundleWidth = (count: number): number => Math.min(3, 1 + Math.log2(count) / 2)

/** Where everything goes when some of it is moved: the frame of an open group takes its tools along. */
export function withMembers(positions: Positions, graph: ToolCallGraph, layout: GraphLayout): Positions {
  const moved: Positions = {}
  for (const [id, place] of Object.entries(positions)) {
    const corner = id.includes('/') || isFolded(layout, id) ? null : groupCorner(graph, layout, id)
    if (corner === null) moved[id] = place
    else Object.assign(moved, shifted(graph, layout, id, place.x - corner.x, place.y - corner.y))
  }
  return moved
}
