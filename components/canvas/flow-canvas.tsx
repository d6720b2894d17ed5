'use client'

import {
  Background,
  type Connection,
  Controls,
  type Edge,
  type EdgeSelectionChange,
  type EdgeTypes,
  MiniMap,
  type Node,
  type NodeChange,
  type NodeSelectionChange,
  type NodeTypes,
  ReactFlow,
  useReactFlow,
} from '@xyflow/react'
import '@xyflow/react/dist/style.css'
import { type ReactNode, useState } from 'react'
import type { Positions } from '@/lib/shared/layout'
import { type Box, type SnapLine, snapped } from './align'
import type { CanvasSelection } from './canvas-store'
import './flow-canvas.css'
import { SnapLines } from './snap-lines'

/**
 * React Flow dressed for us, controlled from outside: it draws the nodes and edges that it is given and says
 * what the reader did. Nodes carry their measures, so that nothing waits to be measured.
 */
export function FlowCanvas<N extends Node, E extends Edge>({
  label,
  nodes,
  edges,
  nodeTypes,
  edgeTypes,
  selection,
  colorOf,
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
  edges: E[]
  nodeTypes: NodeTypes
  edgeTypes: EdgeTypes
  selection: CanvasSelection
  /** A node's colour on the minimap. */
  colorOf: (node: N) => string
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
  const [lines, setLines] = useState<readonly SnapLine[]>([])

  function hear(raw: NodeChange<N>[]) {
    const { changes, met } = snapChanges(raw, nodes, SNAP_PX / flow.getZoom())
    if (met !== null) setLines(met)
    const moving: Positions = {}
    const placed: Positions = {}
    for (const change of changes) {
      if (change.type !== 'position' || change.position === undefined) continue
      const target = change.dragging ? moving : placed
      target[change.id] = { x: Math.round(change.position.x), y: Math.round(change.position.y) }
    }
    if (Object.keys(moving).length > 0) onDrag?.(moving)
    if (Object.keys(placed).length > 0) onDrop?.(placed)
    const chosen = changes.filter((change) => change.type === 'select')
    if (chosen.length > 0) onSelect({ nodes: idsAfter(selection.nodes, chosen) })
  }

  return (
    <ReactFlow
      aria-label={label}
      nodes={nodes}
      edges={edges}
      nodeTypes={nodeTypes}
      edgeTypes={edgeTypes}
      onNodesChange={hear}
      onEdgesChange={(changes) => {
        const chosen = changes.filter((change) => change.type === 'select')
        if (chosen.length > 0) onSelect({ edges: idsAfter(selection.edges, chosen) })
      }}
      onConnect={({ source, target }: Connection) => onConnect?.({ from: source, to: target })}
      onDelete={({ nodes, edges }) =>
        onRemove?.({ nodes: nodes.map((node) => node.id), edges: edges.map((edge) => edge.id) })
      }
      // A card's edge is a large target; the hints on the cards say what a drop would mean.
      connectionRadius={48}
      deleteKeyCode={isLocked ? null : DELETE_KEYS}
      nodesDraggable={!isLocked}
      nodesConnectable={!isLocked}
      onNodeContextMenu={(_, { id }) => {
        if (!selection.nodes.includes(id)) onSelect({ nodes: [id], edges: [] })
      }}
      onEdgeContextMenu={(_, { id }) => {
        if (!selection.edges.includes(id)) onSelect({ nodes: [], edges: [id] })
      }}
      minZoom={0.1}
      maxZoom={2}
      fitView
      fitViewOptions={{ maxZoom: 1, padding: 0.1 }}
    >
      <Background gap={24} />
      {lines.length > 0 && <SnapLines lines={lines} />}
      <Controls showInteractive={false} />
      <MiniMap
        style={MINIMAP}
        nodeColor={colorOf}
        nodeStrokeWidth={0}
        pannable
        zoomable
        ariaLabel="Overview"
      />
      {children}
    </ReactFlow>
  )
}

/** How near, in pixels of the screen, an edge has to come to another's to meet it. */
const SNAP_PX = 6

/** One dragged card snaps to the others; several keep their distances. `met` is null where nothing was dragged. */
function snapChanges<N extends Node>(
  changes: NodeChange<N>[],
  nodes: readonly N[],
  reach: number,
): { changes: NodeChange<N>[]; met: readonly SnapLine[] | null } {
  const moves = changes.filter((change) => change.type === 'position')
  const [move] = moves
  if (move?.position === undefined || moves.length > 1) return { changes, met: moves.length > 0 ? [] : null }
  const boxOf = ({ id, position, width = 0, height = 0 }: N): Box => ({ id, ...position, width, height })
  const node = nodes.find(({ id }) => id === move.id)
  if (node === undefined) return { changes, met: [] }
  const { x, y, lines } = snapped({ ...boxOf(node), ...move.position }, nodes.map(boxOf), reach)
  return {
    changes: changes.map((change) => (change === move ? { ...move, position: { x, y } } : change)),
    met: move.dragging ? lines : [],
  }
}

const DELETE_KEYS = ['Delete', 'Backspace']
const MINIMAP = { width: 160, height: 104 }

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
