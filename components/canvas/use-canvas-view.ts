import { useReactFlow } from '@xyflow/react'

/** What a surface may ask of the canvas around it; it must stand inside a `CanvasProvider`. */
export function useCanvasView() {
  const flow = useReactFlow()
  return {
    /** Shows everything, once what was just changed has been drawn. */
    showAll: () => requestAnimationFrame(() => void flow.fitView({ maxZoom: 1, padding: 0.1 })),
    /** Brings some nodes into view. */
    show: (ids: readonly string[]) =>
      requestAnimationFrame(
        () => void flow.fitView({ nodes: ids.map((id) => ({ id })), maxZoom: 1, padding: 0.3 }),
      ),
    /** The middle of what is in view, in canvas pixels. */
    middle: () => flow.screenToFlowPosition({ x: window.innerWidth / 2, y: window.innerHeight / 2 }),
  }
}
