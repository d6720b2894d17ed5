'use client'

import {
  Background,
  type Connection,
  ControlButton,
  Controls,
  type Edge,
  type EdgeSelectionChange,
  type EdgeTypes,
  type Node,
  type NodeChange,
  type NodeSelectionChange,
  type NodeTypes,
  ReactFlow,
  useReactFlow,
  useStore,
} from '@xyflow/react'
import '@xyflow/react/dist/style.css'
import { Maximize } from 'lucide-react'
import { type MouseEvent, type PointerEvent, type ReactNode, useMemo, useState } from 'react'
import type { Positions } from '@/lib/shared/layout'
import { type Box, type SnapLine, snapped } from './align'
import type { CanvasSelection } from './canvas-store'
import './flow-canvas.css'
import { FarName } from './far-name'
import { LooseLines } from './loose-lines'
import { Overview } from './overview'
import { boxAt, boxesInside, edgeAt } from './scene'
import { Sheet } from './sheet'
import { SnapLines } from './snap-lines'
import { useCanvasBoxes, useCanvasView, ZOOM_MAX, ZOOM_MIN } from './use-canvas-view'
import { LIVE_MAX, useCarried } from './use-carried'
import { useDeleteKey, useSelectionArea } from './use-far-hands'
import { FAR_ZOOM } from './use-nearness'
import { usePainted } from './use-painted'
import { type Sketches, useScene } from './use-scene'

/** So many nodes and edges are elements whatever the zoom; of more, only what is near or pointed at is. */
const NODES_MAX = 200
const EDGES_MAX = 200

/**
 * React Flow dressed for us, controlled from outside: it draws the nodes and edges that it is given and says
 * what the reader did. Nodes carry their measures, so that nothing waits to be measured.
 *
 * A large canvas is painted on a sheet behind React Flow: from far away all of it, nearer its edges. What the reader
 * points at becomes an element, so that dragging, selecting and menus work as ever.
 */
export function FlowCanvas<N extends Node, E extends Edge>({
  label,
  nodes,
  moving = NONE,
  edges,
  nodeTypes,
  edgeTypes,
  selection,
  sketches,
  onDrag,
  onDrop,
  onSelect,
  onConnect,
  onRemove,
  isLocked = false,
  children,
}: {
  /** What is drawn here, read aloud. */
  label: string
  nodes: N[]
  /** Those that are carried about right now, and what moves along, in place of those of the same ids at rest. */
  moving?: readonly N[]
  edges: E[]
  nodeTypes: NodeTypes
  edgeTypes: EdgeTypes
  selection: CanvasSelection
  /** How nodes and edges are painted, where they are not elements. Give the same value while it means the same. */
  sketches: Sketches<N, E>
  onDrag?: (positions: Positions) => void
  onDrop?: (positions: Positions) => void
  onSelect: (change: Partial<CanvasSelection>) => void
  onConnect?: (pair: { from: string; to: string }) => void
  onRemove?: (removed: CanvasSelection) => void
  /** Nothing can be moved, connected or removed; pointing and looking about still work. */
  isLocked?: boolean
  children?: ReactNode
}) {
  const flow = useReactFlow()
  const view = useCanvasView()
  const [lines, setLines] = useState<readonly SnapLine[]>([])
  const [isOpen, setIsOpen] = useState(false)
  const [hovered, setHovered] = useState<string | null>(null)
  const isLarge = nodes.length > NODES_MAX
  const isBusy = edges.length > EDGES_MAX
  const isNear = useStore((state) => state.transform[2] >= FAR_ZOOM)
  const isFar = isLarge && !(isOpen && isNear)
  const { now, carried, isMuch } = useCarried(nodes, moving, edges)
  // What is carried costs what it moves: the scene is the one at rest, unless most of it moves.
  const scene = useScene(isMuch ? now : nodes, edges, sketches)
  useCanvasBoxes(scene.boxes)

  const selected = useMemo(() => new Set(selection.nodes), [selection.nodes])
  const liveNodes = useMemo(
    () =>
      isFar
        ? now.filter(
            ({ id }, i) =>
              scene.boxes[i]?.sketch === null ||
              id === hovered ||
              (!isMuch && carried.has(id)) ||
              (selected.size <= LIVE_MAX && selected.has(id)),
          )
        : now,
    [isFar, now, scene.boxes, hovered, selected, carried, isMuch],
  )
  const liveEdges = useMemo(() => {
    if (isFar) return []
    const touched = isBusy ? edges.filter(({ zIndex = 0 }) => zIndex > 0) : edges
    return isBusy && touched.length > LIVE_MAX ? [] : touched
  }, [isFar, isBusy, edges])
  const { boxes, painted, still, loose } = usePainted(scene, {
    ...{ hasBoxes: isFar, hasEdges: isBusy },
    ...{ liveEdges, carried: isMuch ? NOTHING : carried },
  })

  useSelectionArea(isFar, (area) =>
    onSelect({ nodes: boxesInside(boxes, area).map(({ id }) => id), edges: [] }),
  )
  const isAnySelected = selection.nodes.length + selection.edges.length > 0
  useDeleteKey(isLocked || !isAnySelected || !onRemove ? null : () => onRemove(selection))

  function hear(raw: NodeChange<N>[]) {
    const { changes, met } = snapChanges(raw, boxes, SNAP_PX / flow.getZoom())
    if (met !== null) setLines(met)
    const moving: Positions = {}
    const placed: Positions = {}
    for (const change of changes) {
      if (change.type !== 'position' || change.position === undefined) continue
      const target = change.dragging ? moving : placed
      target[change.id] = { x: Math.round(change.position.x), y: Math.round(change.position.y) }
    }
    // A selection that is too large for elements moves along with the one of it that is dragged.
    if (isFar && selected.size > LIVE_MAX)
      for (const target of [moving, placed]) moveAlong(target, nodes, selected)
    if (Object.keys(moving).length > 0) onDrag?.(moving)
    if (Object.keys(placed).length > 0) onDrop?.(placed)
    const chosen = changes.filter((change) => change.type === 'select')
    if (chosen.length > 0) onSelect({ nodes: idsAfter(selection.nodes, chosen) })
  }

  /** What is painted at a pointer: a box from far away, else an edge. */
  function paintedAt(event: { clientX: number; clientY: number }): Partial<CanvasSelection> | null {
    const { x, y } = flow.screenToFlowPosition({ x: event.clientX, y: event.clientY }, { snapToGrid: false })
    const box = boxAt(painted.boxes, x, y)
    if (box !== null) return { nodes: [box.id], edges: [] }
    const edge = edgeAt(painted.edges, x, y, REACH_PX / flow.getZoom())
    return edge === null ? null : { nodes: [], edges: [edge.id] }
  }

  function point(event: PointerEvent) {
    if (!isFar || event.buttons !== 0) return
    const { x, y } = flow.screenToFlowPosition({ x: event.clientX, y: event.clientY }, { snapToGrid: false })
    setHovered(boxAt(boxes, x, y)?.id ?? null)
  }

  return (
    <ReactFlow
      aria-label={label}
      nodes={liveNodes}
      edges={liveEdges}
      nodeTypes={nodeTypes}
      edgeTypes={edgeTypes}
      onlyRenderVisibleElements={isLarge}
      onInit={() => {
        if (isLarge) view.showAll()
        setIsOpen(true)
      }}
      onPointerMove={point}
      onPaneClick={(event) => {
        const found = paintedAt(event)
        // React Flow clears the selection that it knows of right after this.
        queueMicrotask(() => onSelect(found ?? { nodes: [], edges: [] }))
      }}
      onPaneContextMenu={(event: MouseEvent | globalThis.MouseEvent) => {
        const found = paintedAt(event)
        if (found !== null) onSelect(found)
      }}
      onNodesChange={hear}
      onEdgesChange={(changes) => {
        const chosen = changes.filter((change) => change.type === 'select')
        if (chosen.length > 0) onSelect({ edges: idsAfter(selection.edges, chosen) })
      }}
      onConnect={({ source, target }: Connection) => onConnect?.({ from: source, to: target })}
      // A card's edge is a large target; the hints on the cards say what a drop would mean.
      connectionRadius={48}
      deleteKeyCode={null}
      multiSelectionKeyCode={MORE_KEYS}
      nodesDraggable={!isLocked}
      nodesConnectable={!isLocked}
      onNodeContextMenu={(_, { id }) => {
        if (!selected.has(id)) onSelect({ nodes: [id], edges: [] })
      }}
      onEdgeContextMenu={(_, { id }) => {
        if (!selection.edges.includes(id)) onSelect({ nodes: [], edges: [id] })
      }}
      minZoom={ZOOM_MIN}
      maxZoom={ZOOM_MAX}
      fitView={!isLarge}
      fitViewOptions={{ maxZoom: 1, padding: 0.1 }}
    >
      {isLarge ? null : <Background gap={24} />}
      <Sheet scene={still} />
      {loose.length > 0 && (
        <LooseLines lines={loose} boxes={scene.boxes} moving={moving} zoom={flow.getZoom()} />
      )}
      {lines.length > 0 && <SnapLines lines={lines} />}
      <Controls showInteractive={false} showFitView={false}>
        <ControlButton title="Fit view" aria-label="Fit view" onClick={view.showAll}>
          <Maximize aria-hidden className="fill-none!" />
        </ControlButton>
      </Controls>
      {boxes.length > 0 && <Overview boxes={boxes} />}
      {isFar && hovered !== null && carried.size === 0 && (
        <FarName box={boxes.find(({ id }) => id === hovered)} />
      )}
      {children}
    </ReactFlow>
  )
}

/** Held while pressing a node, these add it to the selection. */
const MORE_KEYS = ['Meta', 'Control', 'Shift']

const NONE: readonly never[] = []
const NOTHING: ReadonlySet<string> = new Set()

/** How near, in pixels of the screen, a press has to be to a painted line. */
const REACH_PX = 6

/** Adds the rest of a selection to the one node of it that was moved. */
function moveAlong(target: Positions, nodes: readonly Node[], selected: ReadonlySet<string>): void {
  const moved = nodes.find(({ id }) => target[id] !== undefined && selected.has(id))
  const place = moved && target[moved.id]
  if (moved === undefined || place === undefined) return
  const [dx, dy] = [place.x - moved.position.x, place.y - moved.position.y]
  for (const { id, position } of nodes)
    if (selected.has(id)) target[id] = { x: position.x + dx, y: position.y + dy }
}

/** How near, in pixels of the screen, an edge has to come to another's to meet it. */
const SNAP_PX = 6

/** One dragged card snaps to the others; several keep their distances. `met` is null where nothing was dragged. */
function snapChanges<N extends Node>(
  changes: NodeChange<N>[],
  boxes: readonly Box[],
  reach: number,
): { changes: NodeChange<N>[]; met: readonly SnapLine[] | null } {
  const moves = changes.filter((change) => change.type === 'position')
  const [move] = moves
  if (move?.position === undefined || moves.length > 1) return { changes, met: moves.length > 0 ? [] : null }
  const box = boxes.find(({ id }) => id === move.id)
  // A frame stands around others, and lines up with nothing.
  if (box === undefined) return { changes, met: [] }
  const { x, y, lines } = snapped({ ...box, ...move.position }, boxes, reach)
  return {
    changes: changes.map((change) => (change === move ? { ...move, position: { x, y } } : change)),
    met: move.dragging ? lines : [],
  }
}

const idsAfter = (
  ids: readonly string[],
  changes: (NodeSelectionChange | EdgeSelectionChange)[],
): string[] => {
  const after = new Set(ids)
  for (const { id, selected } of changes) {
    if (selected) after.add(id)
    else after.delete(id)
  }
  return [...after]
}
