import { useEffect, useRef } from 'react'

/** Asks the layout worker once, when the canvas opens and `isWanted`. */
export function useArrangeOnOpen(isWanted: boolean, arrange: () => Promise<void>): void {
  const latest = useRef(arrange)
  const wanted = useRef(isWanted)
  useEffect(() => {
    if (wanted.current) void latest.current()
  }, [])
}
