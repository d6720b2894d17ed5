import type { Route } from 'next'
import Link from 'next/link'
import { droppedIn, type Funnel, quarantinedIn } from '@/lib/job'
import { formatCount } from '@/lib/shared/format'

const LOOKS = [
  { outcome: 'kept', label: 'Kept', glyph: '✓', tone: 'text-pass' },
  { outcome: 'dropped', label: 'Dropped', glyph: '✕', tone: 'text-fail' },
  { outcome: 'quarantined', label: 'Quarantined', glyph: '▨', tone: 'text-unjudged' },
] as const
type OutcomeName = (typeof LOOKS)[number]['outcome']

/** What became of the items in one line: each outcome with its count and share, and a way to its items. */
export function OutcomeLine({ funnel, hrefOf }: { funnel: Funnel; hrefOf: (outcome: OutcomeName) => Route }) {
  const counts = { kept: funnel.kept, dropped: droppedIn(funnel), quarantined: quarantinedIn(funnel) }
  return (
    <dl className="flex flex-wrap gap-x-5 gap-y-1">
      {LOOKS.map(({ outcome, label, glyph, tone }) => (
        <div key={outcome} className="flex items-baseline gap-1.5">
          <dt className={`text-meta ${tone}`}>
            <span aria-hidden>{glyph}</span> {label}
          </dt>
          <dd className="figures">
            <Link href={hrefOf(outcome)} prefetch={false} className="no-underline hover:underline">
              {formatCount(counts[outcome])}
            </Link>
            <span className="ml-1.5 text-ink-faint text-meta">
              {funnel.in === 0 ? '–' : `${((counts[outcome] / funnel.in) * 100).toFixed(1)} %`}
            </span>
          </dd>
        </div>
      ))}
    </dl>
  )
}
