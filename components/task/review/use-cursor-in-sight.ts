import { useEffect, useRef } from 'react'

/** Keeps the row under the cursor in sight while the keyboard walks. */
export function useCursorInSight(at: number) {
  const row = useRef<HTMLButtonElement>(null)
  // biome-ignore lint/correctness/useExhaustiveDependencies: the row changes with the place
  useEffect(() => {
    row.current?.scrollIntoView({ block: 'nearest' })
  }, [at])
  return row
}
