'use client'

import { useMemo, useState } from 'react'
import { useStore } from 'zustand'
import { FlowCanvas } from '@/components/canvas/flow-canvas'
import { useSteady } from '@/components/canvas/use-steady'
import type { ToolKey } from '@/lib/tool'
import type { ToolPair } from '@/lib/tool-graph'
import { ConnectionHints, hintFor } from './connection-hints'
import { edgeKinds } from './edges/edge-kinds'
import { graphSketches } from './graph-sketch'
import { nodeKinds } from './nodes/node-kinds'
import type { HeatMap, PointedAt } from './overlays'
import { toFlowEdges, toFlowNodes, withPositions } from './to-flow'
import type { GraphEditor } from './use-graph-editor'

/** The graph as cards and arrows: drag to arrange, drag from port to port to connect, Delete to remove. */
export function GraphCanvas({
  editor,
  traced,
  heats,
  pointedAt,
  isLocked,
}: {
  editor: GraphEditor
  traced: readonly ToolKey[]
  /** How much was used, while that is shown. */
  heats: HeatMap | undefined
  /** Others who point at nodes and edges. */
  pointedAt: PointedAt
  isLocked: boolean
}) {
  const { store, tools } = editor
  const { draft, selection } = editor.state
  const dragging = useStore(store, (state) => state.dragging)
  const { graph, layout } = draft
  // The first editor's readers look at the store themselves; cards keep one function for as long as they are drawn.
  const [hints] = useState(() => (pair: ToolPair) => hintFor(editor, pair))
  const pointing = useMemo(
    () => ({ selectedNodes: selection.nodes, selectedEdges: selection.edges, traced, heats, pointedAt }),
    [selection, traced, heats, pointedAt],
  )
  const nodes = useSteady(() => toFlowNodes(graph, layout, tools, pointing), [graph, layout, tools, pointing])
  const edges = useSteady(() => toFlowEdges(graph, pointing), [graph, pointing])
  const placed = useMemo(() => withPositions(nodes, dragging), [nodes, dragging])
  return (
    <ConnectionHints value={hints}>
      <FlowCanvas
        label="Tool-call graph"
        nodes={placed}
        edges={edges}
        nodeTypes={nodeKinds}
        edgeTypes={edgeKinds}
        selection={selection}
        sketches={graphSketches}
        onDrag={store.drag}
        onDrop={editor.move}
        onSelect={store.select}
        onConnect={({ from, to }) => editor.connect({ from: from as ToolKey, to: to as ToolKey })}
        onRemove={editor.remove}
        isLocked={isLocked}
      />
    </ConnectionHints>
  )
}
