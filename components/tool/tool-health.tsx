import type { Route } from 'next'
import Link from 'next/link'
import { Stat } from '@/components/ui/stat'
import { counted, formatCount, formatDuration } from '@/lib/shared/format'

interface ToolHealthFacts {
  calls: number
  /** Failed by themselves, and on purpose. */
  failures: number
  injected: number
  /** Null where no call was timed. */
  medianMs: number | null
  timedCalls: number
  trajectories: number
  /** The graphs with chains that use it. */
  chains: readonly { graph: string; href: Route; count: number }[]
  /** Made by people on the tool's page. */
  tries: { count: number; failed: number }
}

/** How a tool has fared: in trajectories, in chains, and when people tried it. */
export function ToolHealth({
  health,
  trajectoriesHref,
}: {
  health: ToolHealthFacts
  trajectoriesHref: Route
}) {
  const { calls, failures, injected, medianMs, timedCalls, trajectories, chains, tries } = health
  const chainCount = chains.reduce((sum, { count }) => sum + count, 0)
  return (
    <section aria-label="Health" className="grid gap-3">
      <h2 className="font-medium text-section">Health</h2>
      {calls === 0 ? (
        <p className="text-ink-soft text-meta">No trajectory has called it yet.</p>
      ) : (
        <dl className="grid grid-cols-2 gap-x-4 gap-y-3">
          <Stat
            label="Calls"
            value={formatCount(calls)}
            note={
              <>
                in{' '}
                <Link href={trajectoriesHref} className="underline">
                  {counted(trajectories, 'trajectory')}
                </Link>
              </>
            }
          />
          <Stat
            label="Median time"
            value={
              medianMs === null ? null : medianMs < 1000 ? Math.round(medianMs) : formatDuration(medianMs)
            }
            unit={medianMs !== null && medianMs < 1000 ? 'ms' : undefined}
            note={
              timedCalls === 0 ? 'Built-in answers are not timed.' : `of ${counted(timedCalls, 'timed call')}`
            }
          />
          <Stat
            label="Failed"
            value={formatCount(failures)}
            note={`${share(failures, calls)} of the calls, by themselves`}
          />
          <Stat
            label="Failed on purpose"
            value={formatCount(injected)}
            note="made by the emulator; not the tool’s"
          />
        </dl>
      )}
      {chainCount > 0 && (
        <div className="grid gap-1 text-meta">
          <h3 className="text-ink-faint">In {counted(chainCount, 'chain')}</h3>
          <ul className="grid gap-1">
            {chains.map(({ graph, href, count }) => (
              <li key={href} className="flex items-baseline justify-between gap-3">
                <Link href={href} className="min-w-0 truncate underline">
                  {graph}
                </Link>
                <span className="figures text-ink-soft">{formatCount(count)}</span>
              </li>
            ))}
          </ul>
        </div>
      )}
      {tries.count > 0 && (
        <p className="text-ink-soft text-meta">
          Tried {counted(tries.count, 'time')} on its page, {formatCount(tries.failed)} failed; in none of the
          figures above.
        </p>
      )}
    </section>
  )
}

function share(part: number, whole: number): string {
  const percent = (100 * part) / whole
  return part > 0 && percent < 1 ? 'less than 1 %' : `${Math.round(percent)} %`
}
