import Link from 'next/link'
import type { ReactNode } from 'react'
import { cx } from '@/components/ui/cx'
import { formatCount } from '@/lib/shared/format'
import { OutcomeBadge } from './outcome-badge'
import { type ReportFilter, reasonName, reportHref, type SubjectFacets } from './report-filter'

/** The counts of a report, each of which leads to its entries. */
export function ReportFacets({
  importId,
  facets,
  current,
}: {
  importId: string
  facets: readonly SubjectFacets[]
  current: ReportFilter
}) {
  const subjects = { server: 'Servers', tool: 'Tools' }
  const line = (filter: ReportFilter, count: number) => ({ importId, filter, count, current })
  return (
    <nav aria-label="Counts of the report" className="min-h-0 overflow-auto border-line border-r px-2 py-3">
      {facets.map((subject) => (
        <section key={subject.filter.subject} className="pb-4">
          <FacetLink {...line(subject.filter, subject.count)} className="font-medium text-body">
            {subject.filter.subject && subjects[subject.filter.subject]}
          </FacetLink>
          {subject.outcomes.map(({ filter, count, reasons }) => (
            <div key={filter.outcome}>
              <FacetLink {...line(filter, count)} className="pl-4">
                {filter.outcome && <OutcomeBadge outcome={filter.outcome} />}
              </FacetLink>
              {reasons.map((reason) => (
                <FacetLink
                  key={reason.filter.reason}
                  {...line(reason.filter, reason.count)}
                  className="pl-[2.375rem] text-ink-soft"
                >
                  {reason.filter.reason && reasonName(reason.filter.reason)}
                </FacetLink>
              ))}
            </div>
          ))}
        </section>
      ))}
    </nav>
  )
}

function FacetLink({
  importId,
  filter,
  count,
  current,
  className,
  children,
}: {
  importId: string
  filter: ReportFilter
  count: number
  current: ReportFilter
  className: string
  children: ReactNode
}) {
  const href = reportHref(importId, filter)
  return (
    <Link
      href={href}
      aria-current={href === reportHref(importId, current) ? 'true' : undefined}
      className={cx(
        'flex min-h-row items-center justify-between gap-2 rounded-sm px-2 text-meta no-underline hover:bg-hover aria-[current=true]:bg-selected',
        className,
      )}
    >
      <span className="min-w-0 truncate">{children}</span>
      <span className="figures text-ink-soft">{formatCount(count)}</span>
    </Link>
  )
}
