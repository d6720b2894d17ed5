import type { Route } from 'next'
import Link from 'next/link'
import type { ReactNode } from 'react'
import { cx } from './cx'

/** The head of a page: the way back up, the name of the thing, facts about it, and what can be done with it. */
export function PageHeader({
  breadcrumbs = [],
  title,
  facts,
  actions,
  tabs,
}: {
  breadcrumbs?: readonly { href: Route; label: string }[]
  title: ReactNode
  /** Small facts beside the title: badges, tags, counts. */
  facts?: ReactNode
  actions?: ReactNode
  /** `LinkTabs` of the thing's views. */
  tabs?: ReactNode
}) {
  return (
    <header className="shrink-0 border-line border-b px-4 pt-3">
      {breadcrumbs.length > 0 && (
        <nav aria-label="Breadcrumbs" className="pb-0.5">
          <ol className="flex items-center text-ink-faint text-meta">
            {breadcrumbs.map((crumb) => (
              <li key={crumb.href} className="flex items-center after:mx-1.5 after:content-['/']">
                <Link href={crumb.href} className="text-ink-soft no-underline hover:text-ink hover:underline">
                  {crumb.label}
                </Link>
              </li>
            ))}
          </ol>
        </nav>
      )}
      <div className={cx('flex min-h-8 flex-wrap items-center gap-x-3 gap-y-1.5', tabs ? 'pb-1' : 'pb-3')}>
        <h1 className="min-w-0 truncate font-semibold text-title tracking-[-0.01em]">{title}</h1>
        {facts && <div className="flex min-w-0 items-center gap-3 text-ink-soft text-meta">{facts}</div>}
        {actions && <div className="ml-auto flex shrink-0 items-center gap-2">{actions}</div>}
      </div>
      {tabs && <div className="-mb-px">{tabs}</div>}
    </header>
  )
}
