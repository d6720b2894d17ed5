import type { Route } from 'next'
import Link from 'next/link'
import type { ReactNode } from 'react'

/** One step of where a task came from or what came of it. */
export interface LineageLine {
  what: string
  links: { href: Route; label: ReactNode; facts?: ReactNode }[]
  /** Said where there is nothing to link to. */
  none: string
}

/** Where a task came from and what came of it, each a link. */
export function TaskLineage({ lines }: { lines: readonly LineageLine[] }) {
  return (
    <dl className="grid grid-cols-[6rem_minmax(0,1fr)] gap-x-3 gap-y-2">
      {lines.map(({ what, links, none }) => (
        <div key={what} className="contents">
          <dt className="text-ink-faint text-meta">{what}</dt>
          <dd className="grid min-w-0 gap-1">
            {links.length === 0 && <span className="text-ink-soft text-meta">{none}</span>}
            {links.map(({ href, label, facts }) => (
              <span key={href} className="flex min-w-0 flex-wrap items-baseline gap-x-2">
                <Link href={href} className="max-w-full truncate">
                  {label}
                </Link>
                {facts && <span className="text-ink-soft text-meta">{facts}</span>}
              </span>
            ))}
          </dd>
        </div>
      ))}
    </dl>
  )
}
