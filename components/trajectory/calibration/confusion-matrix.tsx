import type { Route } from 'next'
import Link from 'next/link'
import { cx } from '@/components/ui/cx'
import type { DimensionCalibration } from '@/lib/trajectory'

/** People's levels down, the judge's across; every count leads to its trajectories. Shade tells how many, the frame where both agree. */
export function ConfusionMatrix({
  calibration: { scale, table, n },
  cell,
  hrefOf,
}: {
  calibration: DimensionCalibration
  cell: { marked: number; judged: number } | null
  hrefOf: (marked: number, judged: number) => Route
}) {
  const most = Math.max(1, ...table.flat())
  return (
    <table className="figures w-full table-fixed border-separate border-spacing-1 text-meta">
      <caption className="pb-1 text-left font-sans text-ink-soft">
        {n === 0 ? 'Nothing to compare yet.' : 'People down, the judge across.'}
      </caption>
      <thead>
        <tr>
          <td />
          {scale.map((level) => (
            <th key={level} scope="col" className="font-medium text-ink-faint">
              <span className="sr-only">judge: </span>
              {level}
            </th>
          ))}
        </tr>
      </thead>
      <tbody>
        {table.map((row, at) => {
          const marked = scale[at] ?? 0
          return (
            <tr key={marked}>
              <th scope="row" className="pr-1 text-right font-medium text-ink-faint">
                <span className="sr-only">people: </span>
                {marked}
              </th>
              {row.map((count, across) => {
                const judged = scale[across] ?? 0
                const isChosen = cell?.marked === marked && cell.judged === judged
                return (
                  <td
                    key={judged}
                    className={cx(
                      'relative h-10 rounded-sm border text-center',
                      marked === judged ? 'border-line-strong' : 'border-line',
                      isChosen && 'outline-2 outline-accent',
                    )}
                  >
                    <span
                      aria-hidden
                      className="absolute inset-0 rounded-sm bg-accent"
                      style={{ opacity: (count / most) * 0.22 }}
                    />
                    {count === 0 ? (
                      <span className="relative text-ink-faint">0</span>
                    ) : (
                      <Link
                        href={hrefOf(marked, judged)}
                        aria-current={isChosen ? 'true' : undefined}
                        aria-label={`${count} where people gave ${marked} and the judge ${judged}`}
                        className="absolute inset-0 flex items-center justify-center rounded-sm text-ink hover:underline"
                      >
                        {count}
                      </Link>
                    )}
                  </td>
                )
              })}
            </tr>
          )
        })}
      </tbody>
    </table>
  )
}
