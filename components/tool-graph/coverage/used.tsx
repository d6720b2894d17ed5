import type { Route } from 'next'
import Link from 'next/link'
import { formatCount } from '@/lib/shared/format'
import { measureOf, type UseCount } from '@/lib/tool-graph'
import { figureWords } from './heat'

/** What was made of a tool or of a step, in figures. */
export function UseFacts({
  count,
  trajectoriesHref,
}: {
  count: UseCount | undefined
  trajectoriesHref?: Route
}) {
  const figure = (measure: 'kept' | 'score' | 'failures') => figureWords(measureOf(count, measure), measure)
  const tried = formatCount(count?.trajectories ?? 0)
  return (
    <section className="grid gap-2">
      <h3 className="font-medium">Use</h3>
      <dl className="figures grid grid-cols-[auto_1fr] gap-x-4 gap-y-1">
        <dt className="font-sans text-ink-soft">Tasks</dt>
        <dd>{formatCount(count?.tasks ?? 0)}</dd>
        <dt className="font-sans text-ink-soft">Trajectories</dt>
        <dd>
          {trajectoriesHref && count && count.trajectories > 0 ? (
            <Link href={trajectoriesHref}>{tried}</Link>
          ) : (
            tried
          )}
          {count && count.trajectories > 0 && <span className="text-ink-soft">, {figure('kept')} kept</span>}
        </dd>
        <dt className="font-sans text-ink-soft">Mean score</dt>
        <dd>{figure('score')}</dd>
        {count?.to === null && (
          <>
            <dt className="font-sans text-ink-soft">Failed calls</dt>
            <dd>
              {figure('failures')}
              {count.calls > 0 && (
                <span className="text-ink-soft">
                  , {formatCount(count.failures)} of {formatCount(count.calls)}
                </span>
              )}
            </dd>
          </>
        )}
      </dl>
    </section>
  )
}
