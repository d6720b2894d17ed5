import type { Route } from 'next'
import Link from 'next/link'
import type { ReactNode } from 'react'
import { LinkPending } from './link-pending'
import { tabListLook, tabLook } from './tab-look'

/** Views of one thing, each with its own address. */
export function LinkTabs({
  label,
  tabs,
  current,
}: {
  label: string
  tabs: { href: Route; label: ReactNode }[]
  /** The `href` of the view that shows. */
  current: string
}) {
  return (
    <nav aria-label={label} className={tabListLook}>
      {tabs.map((tab) => (
        <Link
          key={tab.href}
          href={tab.href}
          aria-current={tab.href === current ? 'page' : undefined}
          className={tabLook}
        >
          {tab.label}
          <LinkPending />
        </Link>
      ))}
    </nav>
  )
}
