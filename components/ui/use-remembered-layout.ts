import { useCallback, useLayoutEffect } from 'react'
import { type Layout, useGroupRef } from 'react-resizable-panels'

const keyOf = (id: string) => `panes.${id}`

/** Keeps the sizes of a split pane in this browser's storage and puts them back when it is opened again. */
export function useRememberedLayout(id: string) {
  const groupRef = useGroupRef()
  useLayoutEffect(() => {
    const layout = readLayout(keyOf(id))
    if (layout) groupRef.current?.setLayout(layout)
  }, [id, groupRef])
  const remember = useCallback(
    (layout: Layout) => localStorage.setItem(keyOf(id), JSON.stringify(layout)),
    [id],
  )
  return { groupRef, remember }
}

// What lies in storage may be from an older release or from nobody: anything but sizes by name is ignored.
function readLayout(key: string): Layout | null {
  try {
    const stored: unknown = JSON.parse(localStorage.getItem(key) ?? 'null')
    if (typeof stored !== 'object' || stored === null) return null
    const sizes = Object.entries(stored).filter(([, size]) => typeof size === 'number')
    return sizes.length > 0 ? Object.fromEntries(sizes) : null
  } catch {
    return null
  }
}
