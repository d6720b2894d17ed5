import type { Route } from 'next'
import Link from 'next/link'
import { AuthorMark } from '@/components/verifier/author-mark'
import type { DimensionCalibration, Pair } from '@/lib/trajectory'

const SHOWN = 100

/** The trajectories behind a cell; without one, those on which judge and people differ. */
export function PairList({
  calibration: { pairs },
  cell,
}: {
  calibration: DimensionCalibration
  cell: { marked: number; judged: number } | null
}) {
  const shown = pairs.filter(({ marked, judged }) =>
    cell ? marked === cell.marked && judged === cell.judged : judged !== null && marked !== judged,
  )
  return (
    <div>
      <h3 className="font-medium text-ink-faint text-meta">
        {cell
          ? `${shown.length} where people gave ${cell.marked} and the judge ${cell.judged}`
          : `${shown.length} on which they differ`}
      </h3>
      <ul className="mt-1 divide-y divide-line">
        {shown.slice(0, SHOWN).map((pair) => (
          <PairRow key={`${pair.trajectoryId} ${pair.person}`} pair={pair} />
        ))}
      </ul>
      {shown.length > SHOWN && <p className="text-ink-faint text-meta">and {shown.length - SHOWN} more</p>}
    </div>
  )
}

function PairRow({
  pair: { trajectoryId, question, person, sentence, marked, judged, reason },
}: {
  pair: Pair
}) {
  return (
    <li className="grid gap-0.5 py-2 text-meta">
      <Link
        href={`/trajectories/${trajectoryId}` as Route}
        className="line-clamp-2 rounded-sm text-ink hover:text-accent hover:underline"
      >
        {question}
      </Link>
      <p className="flex items-center gap-2">
        <AuthorMark author={{ kind: 'person', name: person }} />
        <span className="figures">{marked}</span>
      </p>
      {sentence && <p className="break-words text-ink-soft">{sentence}</p>}
      <p className="text-ink-soft">
        judge <span className="figures text-ink">{judged}</span> {reason}
      </p>
    </li>
  )
}
