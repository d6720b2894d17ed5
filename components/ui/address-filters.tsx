'use client'

import { X } from 'lucide-react'
import type { Route } from 'next'
import { useRouter } from 'next/navigation'
import { type ComponentProps, useRef, useState } from 'react'
import { Button, ButtonLink } from './button'
import { FilterBar } from './filter-bar'
import { Notice } from './notice'

/** Typing settles this long before the list follows. */
const SETTLE_MS = 300

interface Known {
  /** The address that the page was last given for. */
  query: string
  /** The addresses that this form asked for; answers may come late and in any order. */
  asked: string[]
  edition: number
}

/**
 * Which rows a list shows. The address is the state: each change rewrites it in place, and the form itself asks the
 * same address, so it also works before the page is alive.
 */
export function AddressFilters({
  path,
  query,
  queryOf,
  refused,
  children,
  ...bar
}: Omit<ComponentProps<typeof FilterBar>, 'actions'> & {
  path: string
  /** The filters in force, as the address says them; empty when there are none. */
  query: string
  /** The same for what the form holds. */
  queryOf: (entries: Record<string, string>) => string
  /** What the address asks for and no filter knows. */
  refused: readonly string[]
}) {
  const router = useRouter()
  const form = useRef<HTMLFormElement>(null)
  const settling = useRef<ReturnType<typeof setTimeout>>(undefined)
  const [known, setKnown] = useState<Known>({ query, asked: [], edition: 0 })
  // An address that this form did not ask for came from elsewhere: start the form anew from it.
  if (known.query !== query) {
    const isOwn = known.asked.includes(query)
    setKnown({ query, asked: isOwn ? known.asked : [], edition: known.edition + (isOwn ? 0 : 1) })
  }

  function follow() {
    clearTimeout(settling.current)
    if (!form.current?.checkValidity()) return
    const entries = [...new FormData(form.current)].map(([name, value]) => [name, String(value)])
    const wanted = queryOf(Object.fromEntries(entries))
    if (wanted === query) return
    setKnown({ ...known, asked: [...known.asked, wanted] })
    router.replace((wanted ? `${path}?${wanted}` : path) as Route)
  }

  return (
    <>
      <FilterBar {...bar}>
        <form
          key={known.edition}
          ref={form}
          action={path}
          className="contents"
          onSubmit={(event) => {
            event.preventDefault()
            follow()
          }}
          onChange={() => {
            clearTimeout(settling.current)
            settling.current = setTimeout(follow, SETTLE_MS)
          }}
        >
          {children}
          <noscript>
            <Button type="submit">Filter</Button>
          </noscript>
        </form>
        {query !== '' && (
          <ButtonLink
            href={path as Route}
            icon={<X aria-hidden />}
            onClick={() => {
              clearTimeout(settling.current)
              setKnown({ ...known, asked: [] })
            }}
          >
            Clear filters
          </ButtonLink>
        )}
      </FilterBar>
      {refused.length > 0 && (
        <Notice tone="warning" className="m-2">
          The address asks for something that no filter knows, which was left out: {refused.join(', ')}.
        </Notice>
      )}
    </>
  )
}
