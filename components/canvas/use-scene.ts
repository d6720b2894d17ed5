import type { Edge, Node } from '@xyflow/react'
import { useMemo } from 'react'
import {
  curveBetween,
  type EdgeSketch,
  type NodeSketch,
  type Scene,
  type SceneBox,
  type SceneEdge,
} from './scene'

/** How nodes and edges are painted, where they are not elements. */
export interface Sketches<N extends Node, E extends Edge> {
  /** Null for what is always an element, and is not pointed at as a whole. */
  node: (node: N) => NodeSketch | null
  edge: (edge: E) => EdgeSketch
}

/** Nodes and edges as they would be painted. */
export function useScene<N extends Node, E extends Edge>(
  nodes: readonly N[],
  edges: readonly E[],
  sketches: Sketches<N, E>,
): Scene {
  const sceneOf = useMemo(() => sceneReader(sketches), [sketches])
  return useMemo(() => sceneOf(nodes, edges), [sceneOf, nodes, edges])
}

/** Remembers what it read of a node and an edge for as long as they are the same values: a drag costs what it moves. */
function sceneReader<N extends Node, E extends Edge>({ node: nodeSketch, edge: edgeSketch }: Sketches<N, E>) {
  const boxes = new WeakMap<N, SceneBox>()
  const curves = new WeakMap<E, { from: SceneBox; to: SceneBox; painted: SceneEdge }>()

  function boxOf(node: N): SceneBox {
    const known = boxes.get(node)
    if (known !== undefined) return known
    const { id, position, width = 0, height = 0 } = node
    const box = { id, x: position.x, y: position.y, width, height, sketch: nodeSketch(node) }
    boxes.set(node, box)
    return box
  }

  function edgeOf(edge: E, from: SceneBox, to: SceneBox): SceneEdge {
    const known = curves.get(edge)
    if (known?.from === from && known.to === to) return known.painted
    const painted = {
      id: edge.id,
      from: from.id,
      to: to.id,
      curve: curveBetween(from, to),
      sketch: edgeSketch(edge),
    }
    curves.set(edge, { from, to, painted })
    return painted
  }

  return (nodes: readonly N[], edges: readonly E[]): Scene => {
    const read = nodes.map(boxOf)
    const byId = new Map(read.map((box) => [box.id, box]))
    return {
      boxes: read,
      edges: edges.flatMap((edge) => {
        const [from, to] = [byId.get(edge.source), byId.get(edge.target)]
        return from === undefined || to === undefined ? [] : [edgeOf(edge, from, to)]
      }),
    }
  }
}
