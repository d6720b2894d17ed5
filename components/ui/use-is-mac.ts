import { useSyncExternalStore } from 'react'

const never = () => () => {}

/** Whether the reader's modifier is ⌘. The server does not know and says no; the page corrects itself once alive. */
export function useIsMac(): boolean {
  return useSyncExternalStore(
    never,
    () => /mac|iphone|ipad/i.test(navigator.platform),
    () => false,
  )
}
