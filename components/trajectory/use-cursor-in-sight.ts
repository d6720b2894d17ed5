import { type RefObject, useEffect, useRef } from 'react'

interface VirtualList {
  scrollToIndex(index: number, options: { align: 'start' | 'auto' }): void
  /** Of all rows, in px; it changes when rows turn out taller than was thought. */
  getTotalSize(): number
}

/** What a reader does to look elsewhere by hand: scrolling, by keys too, and walking to a control with Tab. */
const LOOKING_ELSEWHERE = ['wheel', 'touchmove', 'pointerdown', 'keydown', 'focusin'] as const

/**
 * Scrolls a list to the row that the reader moves to: far away to its head, next door only as far as needed. While
 * bodies arrive and push rows about, the row stays in sight, until the reader looks elsewhere by hand. The list
 * itself opens at the first row that it is given.
 */
export function useCursorInSight(
  list: VirtualList,
  cursor: number,
  scroller: RefObject<HTMLElement | null>,
): void {
  const before = useRef(cursor)
  const isFollowing = useRef(true)
  const size = list.getTotalSize()

  useEffect(() => {
    const element = scroller.current
    const letGo = () => {
      isFollowing.current = false
    }
    for (const event of LOOKING_ELSEWHERE) element?.addEventListener(event, letGo, { passive: true })
    return () => {
      for (const event of LOOKING_ELSEWHERE) element?.removeEventListener(event, letGo)
    }
  }, [scroller])

  useEffect(() => {
    const distance = Math.abs(before.current - cursor)
    if (distance > 0) isFollowing.current = true
    before.current = cursor
    if (isFollowing.current && size > 0)
      list.scrollToIndex(cursor, { align: distance > 1 ? 'start' : 'auto' })
  }, [list, cursor, size])
}
