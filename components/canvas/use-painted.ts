import type { Edge } from '@xyflow/react'
import { useMemo } from 'react'
import { isPainted, type PaintedBox, type Painting, partedBy, type Scene, type SceneEdge } from './scene'

/** What of a scene is painted, and of that what stays as it is while some boxes are carried about. */
export function usePainted(
  scene: Scene,
  {
    hasBoxes,
    hasEdges,
    liveEdges,
    carried,
  }: {
    hasBoxes: boolean
    hasEdges: boolean
    /** Those that are elements, and not painted. */
    liveEdges: readonly Edge[]
    carried: ReadonlySet<string>
  },
): { boxes: readonly PaintedBox[]; painted: Painting; still: Painting; loose: readonly SceneEdge[] } {
  const boxes = useMemo(() => scene.boxes.filter(isPainted), [scene.boxes])
  const painted = useMemo(() => {
    const live = new Set(liveEdges.map(({ id }) => id))
    const edges = live.size === 0 ? scene.edges : scene.edges.filter(({ id }) => !live.has(id))
    return { boxes: hasBoxes ? boxes : NONE, edges: hasEdges ? edges : NONE }
  }, [hasBoxes, hasEdges, boxes, scene.edges, liveEdges])
  const parted = useMemo(() => partedBy(painted, carried), [painted, carried])
  return { boxes, painted, ...parted }
}

const NONE: never[] = []
