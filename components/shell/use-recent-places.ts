import { usePathname } from 'next/navigation'
import { useEffect, useSyncExternalStore } from 'react'

/** A page the reader has been to: its address and the name of the thing it shows. */
export interface RecentPlace {
  path: string
  title: string
}

const KEY = 'recent-places'
const KEPT = 8
// The title of a page arrives a moment after its address; on a busy machine it takes longer still.
const TITLE_MS = 400
const NONE: readonly RecentPlace[] = []

let read: { text: string | null; places: readonly RecentPlace[] } = { text: null, places: NONE }
const listeners = new Set<() => void>()

/** The pages last visited in this browser, newest first; none on the server. */
export function useRecentPlaces(): readonly RecentPlace[] {
  return useSyncExternalStore(subscribe, recentPlaces, () => NONE)
}

/** Remembers each page of a thing (deeper than a room) that is visited. Once, in the shell. */
export function useRecordVisits(): void {
  const path = usePathname()
  useEffect(() => {
    if (path.split('/').length < 3) return
    const remember = () => record({ path, title: titleOf(document.title) })
    const timer = setTimeout(remember, TITLE_MS)
    const later = new MutationObserver(remember)
    later.observe(document.head, { childList: true, subtree: true, characterData: true })
    return () => {
      clearTimeout(timer)
      later.disconnect()
    }
  }, [path])
}

const titleOf = (documentTitle: string) => documentTitle.replace(/ · [^·]*$/, '')

function record(place: RecentPlace) {
  const [newest] = recentPlaces()
  if (place.title === '' || (newest?.path === place.path && newest.title === place.title)) return
  const places = [place, ...recentPlaces().filter((other) => other.path !== place.path)].slice(0, KEPT)
  localStorage.setItem(KEY, JSON.stringify(places))
  for (const tell of listeners) tell()
}

function recentPlaces(): readonly RecentPlace[] {
  const text = localStorage.getItem(KEY)
  if (text !== read.text) read = { text, places: parsePlaces(text) }
  return read.places
}

function parsePlaces(text: string | null): readonly RecentPlace[] {
  try {
    const stored: unknown = JSON.parse(text ?? '[]')
    return Array.isArray(stored) ? stored.filter(isPlace) : NONE
  } catch {
    return NONE
  }
}

const isPlace = (value: unknown): value is RecentPlace =>
  typeof value === 'object' &&
  value !== null &&
  'path' in value &&
  'title' in value &&
  typeof value.path === 'string' &&
  value.path.startsWith('/') &&
  typeof value.title === 'string' &&
  value.title !== ''

function subscribe(listener: () => void): () => void {
  listeners.add(listener)
  return () => listeners.delete(listener)
}
