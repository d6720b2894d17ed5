import type { Route } from 'next'
import Link from 'next/link'
import { droppedIn, type Funnel, quarantinedIn } from '@/lib/job'
import { wordsOf } from '@/lib/shared/english'
import { formatCount } from '@/lib/shared/format'

/**
 * What became of the items: in = kept + dropped + quarantined, as one bar and then in words with a count for
 * every reason. `hrefOf` leads to the items behind a reason.
 */
export function FunnelView({
  funnel,
  hrefOf,
}: {
  funnel: Funnel
  hrefOf: (outcome: 'kept' | 'dropped' | 'quarantined', reason: string | null) => Route
}) {
  const dropped = droppedIn(funnel)
  const quarantined = quarantinedIn(funnel)
  const share = (n: number) => `${funnel.in === 0 ? 0 : (n / funnel.in) * 100}%`
  return (
    <div className="grid gap-3">
      <div aria-hidden className="flex h-2 overflow-hidden rounded-full bg-hover ring-1 ring-line ring-inset">
        <div className="h-full bg-pass" style={{ width: share(funnel.kept) }} />
        <div className="h-full bg-fail" style={{ width: share(dropped) }} />
        <div className="hatch h-full" style={{ width: share(quarantined) }} />
      </div>
      <dl className="grid gap-x-6 gap-y-3 sm:grid-cols-3">
        <Outcome
          label="Kept"
          glyph="✓"
          tone="text-pass"
          count={funnel.kept}
          of={funnel.in}
          href={hrefOf('kept', null)}
        />
        <Outcome
          label="Dropped"
          glyph="✕"
          tone="text-fail"
          count={dropped}
          of={funnel.in}
          href={hrefOf('dropped', null)}
          reasons={funnel.dropped}
          reasonHref={(reason) => hrefOf('dropped', reason)}
        />
        <Outcome
          label="Quarantined"
          glyph="▨"
          tone="text-unjudged"
          count={quarantined}
          of={funnel.in}
          href={hrefOf('quarantined', null)}
          reasons={funnel.quarantined}
          reasonHref={(reason) => hrefOf('quarantined', reason)}
        />
      </dl>
    </div>
  )
}

function Outcome({
  label,
  glyph,
  tone,
  count,
  of,
  href,
  reasons = {},
  reasonHref,
}: {
  label: string
  glyph: string
  tone: string
  count: number
  of: number
  href: Route
  reasons?: Record<string, number>
  reasonHref?: (reason: string) => Route
}) {
  const byCount = Object.entries(reasons).sort(([, a], [, b]) => b - a)
  return (
    <div>
      <dt className={`text-meta ${tone}`}>
        <span aria-hidden>{glyph}</span> {label}
      </dt>
      <dd className="figures text-section">
        <Link href={href} className="no-underline hover:underline">
          {formatCount(count)}
        </Link>
        <span className="ml-1.5 text-ink-faint text-meta">
          {of === 0 ? '–' : `${((count / of) * 100).toFixed(1)} %`}
        </span>
      </dd>
      {byCount.length > 0 && reasonHref && (
        <dd className="mt-1 grid gap-0.5">
          {byCount.map(([reason, n]) => (
            <Link
              key={reason}
              href={reasonHref(reason)}
              className="flex justify-between gap-3 text-ink-soft text-meta no-underline hover:text-ink hover:underline"
            >
              <span className="truncate">{wordsOf(reason).join(' ')}</span>
              <span className="figures">{formatCount(n)}</span>
            </Link>
          ))}
        </dd>
      )}
    </div>
  )
}
