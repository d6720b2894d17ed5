import type { Edge, Node } from '@xyflow/react'
import type { Box } from '@/components/canvas/align'
import { boundsOf } from '@/components/canvas/scene'
import { counted } from '@/lib/shared/format'
import type { Rectangle } from '@/lib/shared/free-places'
import type { Positions } from '@/lib/shared/layout'
import { framed as frameAround } from '@/lib/shared/new-places'
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
  domain: string | null
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

/** What a server is about, as far as that is known. */
type DomainOf = (server: string) => { name: string | null }

/** Cards of the folded groups. */
export const toServerNodes = (
  groups: readonly ServerGroup[],
  layout: GraphLayout,
  selectedNodes: readonly string[],
  domainOf: DomainOf,
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
            ariaLabel: `${server}, ${counted(tools.length, 'tool')}, folded`,
            data: { server, domain: domainOf(server).name, toolCount: tools.length, toggle },
          },
        ]
      : [],
  )

const PORTS = portsOf(SERVER_SIZE)

/** Frames around the open groups; none around a lone group. */
export function toFrameNodes(
  groups: readonly ServerGroup[],
  cards: readonly ToolNode[],
  domainOf: DomainOf,
  toggle: GroupData['toggle'],
): FrameNode[] {
  return framesAround(groups, cards.map(boxOf)).map(({ group: { server, tools }, area }) => ({
    id: server,
    type: 'frame',
    ...placeOf(area),
    zIndex: -1,
    selectable: false,
    focusable: false,
    connectable: false,
    dragHandle: '.frame-head',
    style: { pointerEvents: 'none' },
    data: { server, domain: domainOf(server).name, toolCount: tools.length, toggle },
  }))
}

/** The frames that stand around carried cards, as those are right now. */
export function framesAlong(
  frames: readonly FrameNode[],
  groups: readonly ServerGroup[],
  cards: readonly ToolNode[],
  carried: readonly ToolNode[],
): FrameNode[] {
  if (frames.length === 0 || carried.length === 0) return []
  const servers = new Set(carried.map(({ id }) => partsOf(id as ToolKey).server))
  const own = groups.filter(({ server }) => servers.has(server))
  const members = new Set<string>(own.flatMap(({ tools }) => tools))
  const now = new Map(carried.map((card) => [card.id, card]))
  const boxes = cards.flatMap((card) => (members.has(card.id) ? [boxOf(now.get(card.id) ?? card)] : []))
  const frameOf = new Map(frames.map((frame) => [frame.id, frame]))
  return framed(own, boxes).flatMap(({ group: { server }, area }) => {
    const frame = frameOf.get(server)
    return frame === undefined ? [] : [{ ...frame, ...placeOf(area) }]
  })
}

const boxOf = ({ id, position, width = 0, height = 0 }: ToolNode): Box => ({ id, ...position, width, height })

const placeOf = ({ x, y, width, height }: Rectangle) => ({
  ...{ position: { x, y }, width, height },
  measured: { width, height },
})

/** The groups that are open, each with what its frame covers; none where there is only one group. */
export const framesAround = (groups: readonly ServerGroup[], boxes: readonly Box[]) =>
  groups.length < 2 ? [] : framed(groups, boxes)

function framed(
  groups: readonly ServerGroup[],
  boxes: readonly Box[],
): { group: ServerGroup; area: Rectangle }[] {
  const byGroup = new Map<string, Box[]>()
  for (const box of boxes) {
    const { server } = partsOf(box.id as ToolKey)
    const own = byGroup.get(server)
    if (own === undefined) byGroup.set(server, [box])
    else own.push(box)
  }
  return groups.flatMap((group) => {
    const bounds = group.isFolded ? null : boundsOf(byGroup.get(group.server) ?? [])
    if (bounds === null) return []
    const { left: x, top: y, right, bottom } = bounds
    return [{ group, area: frameAround({ x, y, width: right - x, height: bottom - y }) }]
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
    ariaLabel: `${counted(dependencies.length, 'dependency')} from ${from} to ${to}`,
    markerEnd: ARROW,
    data: { count: dependencies.length },
  }))

const ARROW = marker('var(--ink-soft)')

/** A bundle of one is as thin as a weak dependency, one of dozens as wide as the strongest. */
export const bundleWidth = (count: number): number => Math.min(3, 1 + Math.log2(count) / 2)

/** Where everything goes when some of it is moved: the frame of an open group takes its tools along. */
export function withMembers(
  positions: Positions,
  graph: ToolCallGraph,
  layoutNow: () => GraphLayout,
): Positions {
  if (Object.keys(positions).every((id) => id.includes('/'))) return positions
  const layout = layoutNow()
  const moved: Positions = {}
  for (const [id, place] of Object.entries(positions)) {
    const corner = id.includes('/') || isFolded(layout, id) ? null : groupCorner(graph, layout, id)
    if (corner === null) moved[id] = place
    else Object.assign(moved, shifted(graph, layout, id, place.x - corner.x, place.y - corner.y))
  }
  return moved
}
