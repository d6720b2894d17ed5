import { useStoreApi } from '@xyflow/react'
import { type RefObject, useEffect, useLayoutEffect, useRef } from 'react'
import { cssInk } from './css-ink'
import { paintScene } from './paint-scene'
import type { Painting } from './scene'

/** Keeps a sheet behind the canvas painted with what is in view, anew with every move, change and theme. */
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
    function paint() {
      frame = 0
      const { transform, width, height } = store.getState()
      const scale = window.devicePixelRatio
      const [wide, high] = [Math.round(width * scale), Math.round(height * scale)]
      if (element.width !== wide || element.height !== high)
        Object.assign(element, { width: wide, height: high })
      const [x, y, zoom] = transform
      if (sheet) paintScene(sheet, latest.current, { x, y, zoom, width, height }, scale, inkOf)
    }
    repaint.current = () => {
      frame ||= requestAnimationFrame(paint)
    }
    repaint.current()
    const unsubscribe = store.subscribe((now, before) => {
      if (now.transform !== before.transform || now.width !== before.width || now.height !== before.height)
        repaint.current()
    })
    const unhear = onThemeChange(() => {
      forget()
      repaint.current()
    })
    return () => {
      cancelAnimationFrame(frame)
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
