'use client'

import type { Route } from 'next'
import Link from 'next/link'
import type { ReactNode } from 'react'
import { useRecentPlaces } from './use-recent-places'

/** The pages last visited in this browser; nothing at all before there is one. */
export function RecentList({ heading, labelledBy }: { heading: ReactNode; labelledBy: string }) {
  const places = useRecentPlaces()
  if (places.length === 0) return null
  return (
    <section aria-labelledby={labelledBy}>
      {heading}
      <ul className="border-line border-t">
        {places.map((place) => (
          <li
            key={place.path}
            className="relative flex h-row items-center gap-3 border-line border-b hover:bg-hover"
          >
            <Link
              href={place.path as Route}
              className="min-w-0 flex-1 truncate no-underline after:absolute after:inset-0"
            >
              {place.title}
            </Link>
            <span className="max-w-[45%] truncate font-mono text-ink-faint text-meta">{place.path}</span>
          </li>
        ))}
      </ul>
    </section>
  )
}
