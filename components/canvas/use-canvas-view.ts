import { getViewportForBounds, useReactFlow, useStoreApi } from '@xyflow/react'
import { use, useLayoutEffect, useMemo } from 'react'
import type { Box } from './align'
import { CanvasBoxes } from './canvas-provider'
import { boundsOf } from './scene'

export const ZOOM_MIN = 0.02
export const ZOOM_MAX = 2

/** What a surface may ask of the canvas around it; it must stand inside a `CanvasProvider`. */
export function useCanvasView() {
  const flow = useReactFlow()
  const store = useStoreApi()
  const boxes = use(CanvasBoxes)
  return useMemo(() => {
    const lookAt = (isShown: (id: string) => boolean, padding: number) => {
      const bounds = boundsOf(boxes.current.filter(({ id }) => isShown(id)))
      if (bounds === null) return
      const { left: x, top: y, right, bottom } = bounds
      const { width, height } = store.getState()
      const area = { x, y, width: right - x, height: bottom - y }
      void flow.setViewport(getViewportForBounds(area, width, height, ZOOM_MIN, 1, padding))
    }
    return {
      /** Shows everything, once what was just changed has been drawn. */
      showAll: () => void requestAnimationFrame(() => lookAt(() => true, 0.1)),
      /** Brings some nodes into view. */
      show: (ids: readonly string[]) => {
        const shown = new Set(ids)
        requestAnimationFrame(() => lookAt((id) => shown.has(id), 0.3))
      },
      /** The middle of what is in view, in canvas pixels. */
      middle: () => flow.screenToFlowPosition({ x: window.innerWidth / 2, y: window.innerHeight / 2 }),
    }
  }, [flow, store, boxes])
}

/** Says where the boxes of the canvas stand, for those who ask it to show some. */
export function useCanvasBoxes(shown: readonly Box[]): void {
  const boxes = use(CanvasBoxes)
  useLayoutEffect(() => {
    boxes.current = shown
  }, [boxes, shown])
}
