import type { Route } from 'next'
import Link from 'next/link'
import type { ReactNode } from 'react'
import { OutcomeBadge } from '@/components/job/outcome-badge'
import { ScoreFigure } from '@/components/trajectory/score-figure'
import { Table, TableCell, TableHead, TableRow } from '@/components/ui/table'
import { capitalised } from '@/lib/shared/english'
import { counted, formatCount } from '@/lib/shared/format'
import { OUTCOMES, type Outcome } from '@/lib/trajectory'

interface Side {
  outcome: Outcome
  reason: string | null
  score: number | null
}

/** What another look changed against the run's own verdicts: a table whose cells open, and the trajectories behind one. */
export function FlipView({
  moves,
  flips,
  chosen,
  hrefOf,
  adoption,
}: {
  moves: readonly { from: Outcome; to: Outcome; count: number }[]
  flips: readonly { trajectoryId: string; question: string; before: Side; after: Side }[]
  /** The move that is looked at; null for all that moved at all. */
  chosen: { from: string; to: string } | null
  hrefOf: (from: Outcome, to: Outcome) => Route
  /** Whether these verdicts count, and how that is changed. */
  adoption?: ReactNode
}) {
  const total = moves.reduce((sum, { count }) => sum + count, 0)
  const moved = moves.reduce((sum, { from, to, count }) => (from === to ? sum : sum + count), 0)
  return (
    <div className="grid min-h-0 flex-1 content-start gap-5 overflow-y-auto py-3">
      <section aria-label="Outcomes before and after" className="max-w-2xl">
        <p className="px-4 pb-2">
          {formatCount(moved)} of {counted(total, 'attempt')} end otherwise than by the run’s own verdicts.
        </p>
        <Table>
          <thead>
            <tr>
              <TableHead>The run’s own ↓, this look →</TableHead>
              {OUTCOMES.map((to) => (
                <TableHead key={to} numeric>
                  {capitalised(to)}
                </TableHead>
              ))}
            </tr>
          </thead>
          <tbody>
            {OUTCOMES.map((from) => (
              <TableRow key={from}>
                <TableCell>
                  <OutcomeBadge outcome={from} reason={null} />
                </TableCell>
                {OUTCOMES.map((to) => {
                  const count = moves.find((move) => move.from === from && move.to === to)?.count ?? 0
                  const isChosen = chosen?.from === from && chosen.to === to
                  return (
                    <TableCell key={to} numeric aria-current={isChosen ? 'true' : undefined}>
                      {count === 0 ? (
                        <span className="text-ink-faint">0</span>
                      ) : (
                        <Link
                          href={hrefOf(from, to)}
                          aria-label={`${count} from ${from} to ${to}`}
                          className={from === to ? 'text-ink-soft' : 'text-accent underline'}
                        >
                          {formatCount(count)}
                        </Link>
                      )}
                    </TableCell>
                  )
                })}
              </TableRow>
            ))}
          </tbody>
        </Table>
      </section>
      {adoption}
      <section aria-label="Attempts">
        <Table>
          <thead>
            <tr>
              <TableHead>
                {chosen ? `From ${chosen.from} to ${chosen.to}` : 'Ended otherwise'}
                {flips.length >= 200 && ', the first 200'}
              </TableHead>
              <TableHead>The run’s own</TableHead>
              <TableHead numeric>Mean</TableHead>
              <TableHead>This look</TableHead>
              <TableHead numeric>Mean</TableHead>
            </tr>
          </thead>
          <tbody>
            {flips.map(({ trajectoryId, question, before, after }) => (
              <TableRow key={trajectoryId}>
                <TableCell className="max-w-0 w-full">
                  <Link
                    href={`/trajectories/${trajectoryId}` as Route}
                    className="block truncate text-ink hover:text-accent hover:underline"
                  >
                    {question}
                  </Link>
                </TableCell>
                <SideCells side={before} />
                <SideCells side={after} />
              </TableRow>
            ))}
          </tbody>
        </Table>
      </section>
    </div>
  )
}

const SideCells = ({ side: { outcome, reason, score } }: { side: Side }) => (
  <>
    <TableCell>
      <OutcomeBadge outcome={outcome} reason={reason} />
    </TableCell>
    <TableCell numeric>
      <ScoreFigure score={score} unjudgedCount={0} />
    </TableCell>
  </>
)
