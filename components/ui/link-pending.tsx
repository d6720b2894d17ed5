'use client'

import { useLinkStatus } from 'next/link'

/** A line over the link that was followed, from 150 ms on until its page is there. To be put inside the link. */
export function LinkPending() {
  return useLinkStatus().pending ? <PendingLine /> : null
}

/** Something is on its way: a line along the top of whatever holds it, late enough that fast pages never show it. */
export const PendingLine = () => (
  <span aria-hidden className="appear-late absolute inset-x-0 top-0 h-0.5 overflow-hidden">
    <span className="pending block h-full w-1/3 bg-accent" />
  </span>
)
