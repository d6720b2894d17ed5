'use client'

import { useMemo, useState } from 'react'
import { CanvasProvider } from '@/components/canvas/canvas-provider'
import type { CanvasSelection } from '@/components/canvas/canvas-store'
import { FlowCanvas } from '@/components/canvas/flow-canvas'
import { useCanvasView } from '@/components/canvas/use-canvas-view'
import { useSteady } from '@/components/canvas/use-steady'
import { SplitPane } from '@/components/ui/split-pane'
import type { Tool, ToolKey } from '@/lib/tool'
import { type ChainChanges, diffGraphs, type GraphDraft } from '@/lib/tool-graph'
import { comparedGraph } from './compared-graph'
import { DifferenceList } from './difference-list'
import { edgeKinds } from './edges/edge-kinds'
import { comparedSketches } from './graph-sketch'
import { graphToolOf } from './graph-tool'
import { nodeKinds } from './nodes/node-kinds'
import { edgeId, pairOf, toFlowEdges, toFlowNodes } from './to-flow'

interface VersionComparisonProps {
  before: GraphDraft
  after: GraphDraft
  tools: readonly { key: ToolKey; tool: Tool }[]
  changes: ChainChanges
}

/** Two versions drawn over each other, and every difference as a row. Give it a parent of definite height. */
export function VersionComparison(props: VersionComparisonProps) {
  return (
    <CanvasProvider>
      <Comparison {...props} />
    </CanvasProvider>
  )
}

function Comparison({ before, after, tools: toolList, changes }: VersionComparisonProps) {
  const view = useCanvasView()
  const [selection, setSelection] = useState<CanvasSelection>({ nodes: [], edges: [] })
  const [traced, setTraced] = useState<readonly ToolKey[]>([])
  const diff = useMemo(() => diffGraphs(before.graph, after.graph), [before, after])
  const { graph, layout, marks, tools } = useMemo(() => {
    const tools = new Map(toolList.map(({ key, tool }) => [key, graphToolOf(key, tool)]))
    return { ...comparedGraph(before, after, diff, tools), tools }
  }, [before, after, diff, toolList])
  const pointing = useMemo(
    () => ({ selectedNodes: selection.nodes, selectedEdges: selection.edges, traced, marks }),
    [selection, traced, marks],
  )
  const nodes = useSteady(() => toFlowNodes(graph, layout, tools, pointing), [graph, layout, tools, pointing])
  const edges = useSteady(() => toFlowEdges(graph, pointing), [graph, pointing])
  function show(chosen: CanvasSelection) {
    setTraced([])
    setSelection(chosen)
    view.show([
      ...chosen.nodes,
      ...chosen.edges.flatMap((id) => {
        const { from, to } = pairOf(id)
        return [from, to]
      }),
    ])
  }
  return (
    <SplitPane
      id="tool-graph-comparison"
      panes={[
        {
          id: 'drawing',
          minSize: '40%',
          content: (
            <FlowCanvas
              label="Two versions of the graph"
              nodes={nodes}
              edges={edges}
              nodeTypes={nodeKinds}
              edgeTypes={edgeKinds}
              selection={selection}
              sketches={comparedSketches}
              onSelect={(change) => setSelection((now) => ({ ...now, ...change }))}
              isLocked
            />
          ),
        },
        {
          id: 'differences',
          defaultSize: '320px',
          minSize: '240px',
          maxSize: '50%',
          content: (
            <DifferenceList
              diff={diff}
              changes={changes}
              onChooseTool={(key) => show({ nodes: [key], edges: [] })}
              onChoosePair={(pair) => show({ nodes: [], edges: [edgeId(pair)] })}
              onChooseChain={(chain) => {
                setTraced(chain)
                view.show(chain)
              }}
            />
          ),
        },
      ]}
    />
  )
}
