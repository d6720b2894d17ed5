import { ButtonLink } from '@/components/ui/button'
import { EmptyState } from '@/components/ui/empty-state'

/** Says that an address leads nowhere, and why that may be. */
export function NothingHere() {
  return (
    <>
      <h1 className="sr-only">Not found</h1>
      <EmptyState
        sentence="Nothing is at this address in this project: it was removed, belongs to another project, or the address is mistyped."
        action={<ButtonLink href="/">To the front door</ButtonLink>}
      />
    </>
  )
}
