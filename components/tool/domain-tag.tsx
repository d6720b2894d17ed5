'use client'

import { useDomainColors } from './domain-colors'

/** A domain by its name, after a mark in its colour; `isGuessed` where only the built-in author says so. */
export function DomainTag({ domain, isGuessed = false }: { domain: string | null; isGuessed?: boolean }) {
  if (domain === null) return <span className="text-ink-faint text-meta">not known</span>
  return (
    <span className="inline-flex min-w-0 max-w-full items-center gap-1.5 text-meta" title={domain}>
      <DomainMark domain={domain} />
      <span className="truncate">{domain}</span>
      {isGuessed && <span className="text-ink-faint">guessed</span>}
    </span>
  )
}

/** The colour of a domain; its name stands beside it. */
export function DomainMark({ domain }: { domain: string | null }) {
  const colorOf = useDomainColors()
  return (
    <span
      aria-hidden
      style={{ backgroundColor: colorOf(domain).css }}
      className="size-2 shrink-0 rounded-[2px]"
    />
  )
}
