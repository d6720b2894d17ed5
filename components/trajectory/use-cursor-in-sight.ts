import { useEffect, useRef } from 'react'

interface ScrollsToIndex {
  scrollToIndex(index: number, options: { align: 'start' | 'auto' }): void
}

/**
 * Scrolls a list to the row that the reader moves to: far away to its head, next door only as far as needed. The
 * list itself opens at the first row that it is given.
 */
export function useCursorInSight(list: ScrollsToIndex, cursor: number): void {
  const before = useRef(cursor)
  useEffect(() => {
    if (before.current === cursor) return
    const isNear = Math.abs(before.current - cursor) === 1
    before.current = cursor
    list.scrollToIndex(cursor, { align: isNear ? 'auto' : 'start' })
  }, [list, cursor])
}
