import { useStoreApi } from '@xyflow/react'
import { type RefObject, useEffect, useLayoutEffect, useRef } from 'react'
import { cssInk } from './css-ink'
import { paintScene } from './paint-scene'
import type { Painting } from './scene'

/** The sheet reaches so far beyond what is in view, so that it can be moved a while before it must be painted anew. */
export const SHEET_MARGIN_PX = 240
/** While the view moves, the sheet is only moved along; it is painted once that has rested for so long. */
const REST_MS = 100
/** Enlarged or shrunk further than this, what was painted looks wrong. */
const STRETCH_MAX = 1.35

/**
 * Keeps a sheet behind the canvas painted with what is in view. Painting thousands of lines takes longer than a frame
 * may, so that a moving view takes the painted sheet along, and it is painted anew when the view rests, when it has
 * moved beyond the sheet's margin, and with every change of scene or theme.
 */
export function usePainting(scene: Painting): RefObject<HTMLCanvasElement | null> {
  const canvas = useRef<HTMLCanvasElement>(null)
  const store = useStoreApi()
  const latest = useRef(scene)
  const repaint = useRef(() => {})

  useLayoutEffect(() => {
    const sheet = canvas.current?.getContext('2d')
    if (!canvas.current || !sheet) return
    const element = canvas.current
    const { inkOf, forget } = cssInk(element)
    let frame = 0
    let rest: ReturnType<typeof setTimeout> | undefined
    let painted = { x: 0, y: 0, zoom: 1 }
    function paint() {
      frame = 0
      clearTimeout(rest)
      const { transform, width, height } = store.getState()
      const scale = window.devicePixelRatio
      const [sheetWidth, sheetHeight] = [width + 2 * SHEET_MARGIN_PX, height + 2 * SHEET_MARGIN_PX]
      const [wide, high] = [Math.round(sheetWidth * scale), Math.round(sheetHeight * scale)]
      if (element.width !== wide || element.height !== high)
        Object.assign(element, { width: wide, height: high })
      const [x, y, zoom] = transform
      painted = { x, y, zoom }
      element.style.transform = ''
      if (sheet)
        paintScene(
          sheet,
          latest.current,
          {
            ...{ x: x + SHEET_MARGIN_PX, y: y + SHEET_MARGIN_PX, zoom },
            ...{ width: sheetWidth, height: sheetHeight },
          },
          scale,
          inkOf,
        )
    }
    /** Takes the painted sheet along to where the view is now. False where it does not reach. */
    function moveAlong(): boolean {
      const [x, y, zoom] = store.getState().transform
      const stretch = zoom / painted.zoom
      const [left, top] = [x - painted.x * stretch, y - painted.y * stretch]
      // The sheet's own corner stands a margin outside of the view.
      const corner = SHEET_MARGIN_PX * (1 - stretch)
      element.style.transform = `translate(${left + corner}px, ${top + corner}px) scale(${stretch})`
      const { width, height } = store.getState()
      const [startX, startY] = [left - SHEET_MARGIN_PX * stretch, top - SHEET_MARGIN_PX * stretch]
      return (
        stretch < STRETCH_MAX &&
        stretch > 1 / STRETCH_MAX &&
        startX <= 0 &&
        startY <= 0 &&
        startX + (width + 2 * SHEET_MARGIN_PX) * stretch >= width &&
        startY + (height + 2 * SHEET_MARGIN_PX) * stretch >= height
      )
    }
    repaint.current = () => {
      frame ||= requestAnimationFrame(paint)
    }
    repaint.current()
    const unsubscribe = store.subscribe((now, before) => {
      if (now.width !== before.width || now.height !== before.height) repaint.current()
      else if (now.transform !== before.transform && frame === 0) {
        clearTimeout(rest)
        if (moveAlong()) rest = setTimeout(repaint.current, REST_MS)
        else repaint.current()
      }
    })
    const unhear = onThemeChange(() => {
      forget()
      repaint.current()
    })
    return () => {
      cancelAnimationFrame(frame)
      clearTimeout(rest)
      unsubscribe()
      unhear()
    }
  }, [store])

  useLayoutEffect(() => {
    latest.current = scene
    repaint.current()
  }, [scene])

  return canvas
}

/** Paints a small map of a scene whenever the scene or the theme changes. */
export function useMapPainting(
  paint: (sheet: CanvasRenderingContext2D, inkOf: (color: string) => string) => void,
): RefObject<HTMLCanvasElement | null> {
  const canvas = useRef<HTMLCanvasElement>(null)
  useEffect(() => {
    const sheet = canvas.current?.getContext('2d')
    if (!canvas.current || !sheet) return
    const { inkOf, forget } = cssInk(canvas.current)
    let frame = requestAnimationFrame(() => paint(sheet, inkOf))
    const unhear = onThemeChange(() => {
      forget()
      frame = requestAnimationFrame(() => paint(sheet, inkOf))
    })
    return () => {
      cancelAnimationFrame(frame)
      unhear()
    }
  }, [paint])
  return canvas
}

/** Tells when colours may mean something else: the system's scheme or the reader's choice changed. */
function onThemeChange(hear: () => void): () => void {
  const scheme = window.matchMedia('(prefers-color-scheme: dark)')
  const watcher = new MutationObserver(hear)
  scheme.addEventListener('change', hear)
  watcher.observe(document.documentElement, { attributes: true, attributeFilter: ['data-theme'] })
  return () => {
    scheme.removeEventListener('change', hear)
    watcher.disconnect()
  }
}
