'use client'

import { usePathname } from 'next/navigation'
import { ButtonLink } from '@/components/ui/button'
import { EmptyState } from '@/components/ui/empty-state'
import { FOOT_PLACES, isInside, WORK_PLACES } from './places'

/** Says that an address leads nowhere, and why that may be; leads to the room in which it was looked for. */
export function NothingHere() {
  const path = usePathname()
  const room = [...WORK_PLACES, ...FOOT_PLACES].find(({ href }) => isInside(path, href))
  return (
    <>
      <h1 className="sr-only">Not found</h1>
      <EmptyState
        sentence="Nothing is at this address in this project: it was removed, belongs to another project, or the address is mistyped."
        action={
          <span className="flex gap-2">
            {room && <ButtonLink href={room.href}>To {room.label}</ButtonLink>}
            <ButtonLink href="/">To the front door</ButtonLink>
          </span>
        }
      />
    </>
  )
}
