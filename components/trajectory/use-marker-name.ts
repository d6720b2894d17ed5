import { useSyncExternalStore } from 'react'

const KEY = 'marker-name'
const listeners = new Set<() => void>()

/** By whom marks are made in this browser; '' until somebody says. There are no accounts here, only a name. */
export function useMarkerName(): [string, (name: string) => void] {
  const name = useSyncExternalStore(
    subscribe,
    () => localStorage.getItem(KEY) ?? '',
    () => '',
  )
  return [name, setName]
}

function setName(name: string): void {
  localStorage.setItem(KEY, name.slice(0, 60))
  for (const tell of listeners) tell()
}

function subscribe(listener: () => void): () => void {
  listeners.add(listener)
  return () => listeners.delete(listener)
}
