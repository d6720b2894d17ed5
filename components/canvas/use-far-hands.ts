import { useStoreApi } from '@xyflow/react'
import { useEffect, useRef } from 'react'
import type { Area } from './scene'

/** Tells of the box that is drawn over the canvas to select by, in canvas pixels, while it is drawn. */
export function useSelectionArea(isWanted: boolean, hear: (area: Area) => void): void {
  const store = useStoreApi()
  const latest = useRef(hear)
  useEffect(() => {
    latest.current = hear
  })
  useEffect(() => {
    if (!isWanted) return
    return store.subscribe(({ userSelectionRect: drawn, transform: [x, y, zoom] }, before) => {
      if (drawn === null || drawn === before.userSelectionRect) return
      latest.current({
        left: (drawn.x - x) / zoom,
        top: (drawn.y - y) / zoom,
        right: (drawn.x + drawn.width - x) / zoom,
        bottom: (drawn.y + drawn.height - y) / zoom,
      })
    })
  }, [isWanted, store])
}

/** Delete and Backspace anywhere on the page, unless something is being typed or a dialog is open. */
export function useDeleteKey(remove: (() => void) | null): void {
  const latest = useRef(remove)
  useEffect(() => {
    latest.current = remove
  })
  useEffect(() => {
    function hear(event: KeyboardEvent) {
      if (event.key !== 'Delete' && event.key !== 'Backspace') return
      const isAboutText =
        event.target instanceof Element &&
        event.target.closest(
          'input, textarea, select, [contenteditable="true"], [role="dialog"], [role="menu"]',
        ) !== null
      if (!isAboutText) latest.current?.()
    }
    document.addEventListener('keydown', hear)
    return () => document.removeEventListener('keydown', hear)
  }, [])
}
