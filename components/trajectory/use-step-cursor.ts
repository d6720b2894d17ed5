import { useCallback, useEffect, useState } from 'react'

/** Browsers refuse more than about a hundred address changes in half a minute; a held key makes more. */
const SETTLE_MS = 250

/**
 * The step that the reader is on. It starts where the address says and is written back to it once the reader
 * rests, in place: walking through a record leaves no trail in the history.
 */
export function useStepCursor(initial: number): [number, (ordinal: number) => void] {
  const [cursor, setCursor] = useState(initial)
  const [hasMoved, setMoved] = useState(false)
  useEffect(() => {
    if (!hasMoved) return
    const write = () => {
      forget()
      window.history.replaceState(null, '', addressOf(cursor))
    }
    const timer = setTimeout(write, SETTLE_MS)
    // Written while the page of a followed link is on its way, the address would call that page off.
    document.addEventListener('click', write, { capture: true })
    const forget = () => {
      clearTimeout(timer)
      document.removeEventListener('click', write, { capture: true })
    }
    return forget
  }, [cursor, hasMoved])
  const move = useCallback((ordinal: number) => {
    setCursor(ordinal)
    setMoved(true)
  }, [])
  return [cursor, move]
}

/** The address of a step on this page, query of other things kept. */
export function addressOf(ordinal: number): string {
  const address = new URL(window.location.href)
  address.searchParams.set('step', String(ordinal))
  return address.href
}
