import type { Route } from 'next'
import Link from 'next/link'
import { EmptyState } from '@/components/ui/empty-state'
import { Table, TableCell, TableHead, TableRow } from '@/components/ui/table'
import { AuthorMark } from '@/components/verifier/author-mark'
import { type Dimension, type DimensionCalibration, type JudgeCalibration, judgeKey } from '@/lib/trajectory'
import { dimensionNames } from '../dimension-names'
import { ConfusionMatrix } from './confusion-matrix'
import { PairList } from './pair-list'

/** So many pairs at least before agreement is more than chance (ours). */
const TELLING = 10

interface Look {
  judge?: string
  dimension?: string
  marked?: number
  judged?: number
}

/** Every judge and version as a table of dimensions; one of them closely, with its matrix and the pairs behind a cell. */
export function CalibrationView({
  calibrations,
  judge,
  dimension,
  cell,
  hrefOf,
}: {
  calibrations: readonly JudgeCalibration[]
  judge: string | undefined
  dimension: Dimension | undefined
  cell: { marked: number; judged: number } | null
  hrefOf: (look: Look) => Route
}) {
  const chosen =
    calibrations.find((one) => judgeKey(one.judge) === judge) ?? [...calibrations].sort(comparedFirst)[0]
  if (!chosen)
    return <EmptyState sentence="No judge has seen what people marked, so there is nothing to compare." />
  const key = judgeKey(chosen.judge)
  const close =
    chosen.dimensions.find((one) => one.dimension === dimension) ??
    chosen.dimensions.find(({ n }) => n > 0) ??
    chosen.dimensions[0]
  return (
    <div className="grid min-h-0 flex-1 gap-6 overflow-y-auto max-lg:content-start lg:grid-cols-[minmax(0,1fr)_26rem]">
      <div className="grid content-start gap-6 py-3">
        {[...calibrations].sort(comparedFirst).map((one) => (
          <JudgeTable
            key={judgeKey(one.judge)}
            calibration={one}
            close={one === chosen ? (close?.dimension ?? null) : null}
            hrefOf={(on) => hrefOf({ judge: judgeKey(one.judge), dimension: on })}
          />
        ))}
        <p className="max-w-[80ch] px-4 text-ink-faint text-meta">
          A mean over rounds or calls lies on 0, ½ (in part) or 1; a final answer on quarters. κ is Cohen’s
          kappa, κw the same with the distance between levels as weight. A kappa is not defined where both
          sides only ever used one level. Figures of fewer than {TELLING} pairs tell little and are faint.
          Dimensions that a judge left unjudged are counted and compared with nothing.
        </p>
      </div>
      {close && (
        <section
          aria-label={dimensionNames[close.dimension].title}
          className="grid content-start gap-4 border-line px-4 py-3 lg:border-l"
        >
          <div>
            <h2 className="font-semibold text-section">{dimensionNames[close.dimension].title}</h2>
            <p className="text-ink-soft text-meta">{dimensionNames[close.dimension].asks}</p>
          </div>
          <ConfusionMatrix
            calibration={close}
            cell={cell}
            hrefOf={(marked, judged) => hrefOf({ judge: key, dimension: close.dimension, marked, judged })}
          />
          <PairList calibration={close} cell={cell} />
        </section>
      )}
    </div>
  )
}

/** A judge that has judged nothing of what people marked stands last. */
const comparedFirst = (a: JudgeCalibration, b: JudgeCalibration): number => pairsOf(b) - pairsOf(a)
const pairsOf = ({ dimensions }: JudgeCalibration): 0 | 1 => (dimensions.some(({ n }) => n > 0) ? 1 : 0)

function JudgeTable({
  calibration: { judge, dimensions },
  close,
  hrefOf,
}: {
  calibration: JudgeCalibration
  /** The dimension that is looked at closely; null where it is another judge's. */
  close: Dimension | null
  hrefOf: (dimension: Dimension) => Route
}) {
  return (
    <section aria-label={judgeKey(judge)}>
      <h2 className="flex items-center gap-2 px-4 pb-1 font-semibold text-section">
        {judge.kind === 'built-in' && <span className="truncate">{judge.name}</span>}
        <AuthorMark author={judge} className={judge.kind === 'built-in' ? '' : 'text-ink text-section'} />
        {judge.version && (
          <span className="font-normal text-ink-soft text-meta">version {judge.version}</span>
        )}
      </h2>
      <Table className="table-fixed">
        <thead>
          <tr>
            <TableHead>Dimension</TableHead>
            <TableHead numeric className="w-14">
              n
            </TableHead>
            <TableHead numeric className="w-24">
              Agreement
            </TableHead>
            <TableHead numeric title="Cohen’s kappa" className="w-24">
              κ
            </TableHead>
            <TableHead numeric title="Cohen’s kappa weighted by the distance between levels" className="w-24">
              κw
            </TableHead>
            <TableHead numeric className="w-24">
              Unjudged
            </TableHead>
            <TableHead numeric className="w-16">
              N/a
            </TableHead>
          </tr>
        </thead>
        <tbody>
          {dimensions.map((one) => (
            <TableRow key={one.dimension} aria-selected={one.dimension === close}>
              <TableCell>
                <Link
                  href={hrefOf(one.dimension)}
                  aria-current={one.dimension === close ? 'true' : undefined}
                  className="rounded-sm text-ink hover:text-accent hover:underline"
                >
                  {dimensionNames[one.dimension].title}
                </Link>
              </TableCell>
              <TableCell numeric>{one.n}</TableCell>
              <TableCell numeric>{figure(one, one.agreement)}</TableCell>
              <TableCell numeric>{figure(one, one.kappa)}</TableCell>
              <TableCell numeric>{figure(one, one.weightedKappa)}</TableCell>
              <TableCell numeric>{one.unjudged > 0 ? <Unjudged count={one.unjudged} /> : 0}</TableCell>
              <TableCell numeric>{one.notApplicable}</TableCell>
            </TableRow>
          ))}
        </tbody>
      </Table>
    </section>
  )
}

/** A figure with its sign; nothing to compare is a dash, and a kappa without meaning says so. */
function figure({ n }: DimensionCalibration, value: number | null) {
  if (n === 0) return <span className="text-ink-faint">–</span>
  if (value === null) return <span className="font-sans text-ink-faint">not defined</span>
  return (
    <span className={n < TELLING ? 'text-ink-faint' : undefined}>{value.toFixed(2).replace('-', '−')}</span>
  )
}

const Unjudged = ({ count }: { count: number }) => (
  <span className="inline-flex items-center gap-1.5 text-unjudged">
    <span aria-hidden className="hatch size-3 rounded-[2px] border border-line-strong" />
    {count}
  </span>
)
