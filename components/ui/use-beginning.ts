import { type RefObject, useLayoutEffect, useRef } from 'react'

/** Scrolls to the top when what is listed has become another list. */
export function useBeginning(scroller: RefObject<HTMLElement | null>, list: string): void {
  const shown = useRef(list)
  useLayoutEffect(() => {
    if (shown.current === list) return
    shown.current = list
    scroller.current?.scrollTo({ top: 0 })
  }, [scroller, list])
}
