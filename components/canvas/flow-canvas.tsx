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
} from '@xyflow/react'
import '@xyflow/react/dist/style.css'
import type { ReactNode } from 'react'
import type { Positions } from '@/lib/shared/layout'
import type { CanvasSelection } from './canvas-store'
import './flow-canvas.css'

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
  function hear(changes: NodeChange<N>[]) {
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
      minZoom={0.1}
      maxZoom={2}
      fitView
      fitViewOptions={{ maxZoom: 1, padding: 0.1 }}
    >
      <Background gap={24} />
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
