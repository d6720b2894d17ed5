import { useSyncExternalStore } from 'react'

const FINE_PX = 28
const COARSE_PX = 44
const query = '(pointer: coarse)'

/** The height of a row in CSS pixels, as `--row` in globals.css has it for the pointer in use. */
export function useRowHeight(): number {
  return useSyncExternalStore(
    subscribe,
    () => (matchMedia(query).matches ? COARSE_PX : FINE_PX),
    () => FINE_PX,
  )
}

function subscribe(changed: () => void): () => void {
  const media = matchMedia(query)
  media.addEventListener('change', changed)
  return () => media.removeEventListener('change', changed)
}
