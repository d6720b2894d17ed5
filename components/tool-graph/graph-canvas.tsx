'use client'

import { useMemo } from 'react'
import { useStore } from 'zustand'
import { FlowCanvas } from '@/components/canvas/flow-canvas'
import { useSteady } from '@/components/canvas/use-steady'
import { useDomainColors } from '@/components/tool/domain-colors'
import type { Positions } from '@/lib/shared/layout'
import type { ToolKey } from '@/lib/tool'
import { foldedGraph, type ToolPair } from '@/lib/tool-graph'
import { ConnectionHints, hintFor } from './connection-hints'
import { DomainLegend } from './domain-legend'
import { edgeKinds } from './edges/edge-kinds'
import { type GraphEdge, type GraphNode, graphSketches } from './graph-sketch'
import { framesAlong, toBundleEdges, toFrameNodes, toServerNodes, withMembers } from './group-flow'
import { nodeKinds } from './nodes/node-kinds'
import type { HeatMap, PointedAt } from './overlays'
import { carriedNodes, toFlowEdges, toFlowNodes } from './to-flow'
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
  const { store, tools, domainOf } = editor
  const { draft, selection } = editor.state
  const dragging = useStore(store, (state) => state.dragging)
  const { graph, layout } = draft
  const { proofFor, refusalFor } = editor
  const hints = useMemo(
    () => (pair: ToolPair) => hintFor({ proofFor, refusalFor }, pair),
    [proofFor, refusalFor],
  )
  const pointing = useMemo(
    () => ({ selectedNodes: selection.nodes, selectedEdges: selection.edges, traced, heats, pointedAt }),
    [selection, traced, heats, pointedAt],
  )
  const colorOf = useDomainColors()
  const sketches = useMemo(() => graphSketches(colorOf), [colorOf])
  const toggle = isLocked ? null : editor.toggleFold
  const folds = Object.keys(layout)
    .filter((id) => !id.includes('/'))
    .join('\n')
  // biome-ignore lint/correctness/useExhaustiveDependencies: of the layout only what is folded matters here; arranging draws no arrow anew
  const drawn = useMemo(() => foldedGraph(graph, layout), [graph, folds])
  const cards = useSteady(
    () => toFlowNodes({ nodes: drawn.tools }, layout, tools, pointing),
    [drawn, layout, tools, pointing],
  )
  const folded = useSteady(
    () => toServerNodes(drawn.groups, layout, selection.nodes, domainOf, toggle),
    [drawn, layout, selection, domainOf, toggle],
  )
  const edges = useSteady<GraphEdge>(
    () => [...toFlowEdges({ ...drawn, nodes: drawn.tools }, pointing), ...toBundleEdges(drawn.bundles)],
    [drawn, pointing],
  )
  const frames = useSteady(
    () => toFrameNodes(drawn.groups, cards, domainOf, toggle),
    [drawn, cards, domainOf, toggle],
  )
  const nodes = useMemo<GraphNode[]>(() => [...frames, ...cards, ...folded], [frames, cards, folded])
  const moving = useMemo<GraphNode[]>(() => {
    const carried = carriedNodes(cards, dragging)
    return [
      ...framesAlong(frames, drawn.groups, cards, carried),
      ...carried,
      ...carriedNodes(folded, dragging),
    ]
  }, [frames, drawn, cards, folded, dragging])
  /** A frame that is moved takes along the cards that it stands around, as they stand right now. */
  const withCards = (positions: Positions) =>
    withMembers(positions, graph, () => ({ ...layout, ...store.getState().dragging }))
  return (
    <ConnectionHints value={hints}>
      <FlowCanvas
        label="Tool-call graph"
        nodes={nodes}
        moving={moving}
        edges={edges}
        nodeTypes={nodeKinds}
        edgeTypes={edgeKinds}
        selection={selection}
        sketches={sketches}
        onDrag={(positions) => store.drag(withCards(positions))}
        onDrop={(positions) => editor.move(withCards(positions))}
        onSelect={store.select}
        onConnect={({ from, to }) => editor.connect({ from: from as ToolKey, to: to as ToolKey })}
        onRemove={editor.remove}
        isLocked={isLocked}
      >
        {heats === undefined && <DomainLegend editor={editor} />}
      </FlowCanvas>
    </ConnectionHints>
  )
}
