import type { Edge, Node } from '@xyflow/react'
import { useMemo } from 'react'
import { useSameList } from './use-steady'

/** So many selected or carried nodes, and edges that touch them, are elements on a large canvas. */
export const LIVE_MAX = 100
/** So many lines are taken along as elements. */
const LOOSE_MAX = 200

/** The nodes as they stand right now, and which of them are carried about; `isMuch`: more than can be drawn apart. */
export function useCarried<N extends Node, E extends Edge>(
  nodes: N[],
  moving: readonly N[],
  edges: readonly E[],
): { now: N[]; carried: ReadonlySet<string>; isMuch: boolean } {
  const now = useMemo(() => {
    if (moving.length === 0) return nodes
    const moved = new Map(moving.map((node) => [node.id, node]))
    return nodes.map((node) => moved.get(node.id) ?? node)
  }, [nodes, moving])
  // The same few in every frame of a drag: what follows from who they are is worked out once.
  const ids = useSameList(moving.flatMap(({ id, dragging }) => (dragging ? [id] : [])))
  const carried = useMemo(() => new Set(ids), [ids])
  const isMuch = useMemo(
    () =>
      carried.size > LIVE_MAX ||
      (carried.size > 0 &&
        edges.filter(({ source, target }) => carried.has(source) || carried.has(target)).length > LOOSE_MAX),
    [carried, edges],
  )
  return { now, carried, isMuch }
}
