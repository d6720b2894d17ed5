import { dimensionNames } from '@/components/trajectory/dimension-names'
import { Table, TableCell, TableHead, TableRow } from '@/components/ui/table'
import { AuthorMark } from '@/components/verifier/author-mark'
import { formatCount } from '@/lib/shared/format'
import { DIMENSIONS, type JudgeRates } from '@/lib/trajectory'
import { percentOf } from '../figures'

/**
 * How often each dimension was judged, was not, or had nothing to judge; the mean is of the judged alone. First what
 * decided, then each judge of a panel by itself.
 */
export function JudgeRatesTable({
  rates: { attempts, outcome, panel },
}: {
  rates: { attempts: number; outcome: readonly JudgeRates[]; panel: readonly JudgeRates[] }
}) {
  if (attempts === 0) return <p className="px-4 py-2 text-ink-soft">No attempt has come to a judge yet.</p>
  return (
    <div className="grid gap-3">
      <OneJudge rates={outcome} />
      {panel.length > 0 && (
        <details className="px-4">
          <summary className="text-ink-soft text-meta">Each of the {panel.length} judges by itself</summary>
          {panel.map((one) => (
            <OneJudge key={one.judge.name} rates={[one]} />
          ))}
        </details>
      )}
    </div>
  )
}

function OneJudge({ rates }: { rates: readonly JudgeRates[] }) {
  return rates.map(({ judge, dimensions }) => (
    <Table key={`${judge.name} ${judge.version}`} aria-label={`Judged by ${judge.name}`}>
      <thead>
        <tr>
          <TableHead className="w-full max-w-0">
            <span className="flex items-center gap-1.5" title={judge.name}>
              <AuthorMark author={judge} />
              {judge.version && <span className="figures shrink-0">v{judge.version}</span>}
            </span>
          </TableHead>
          <TableHead numeric>Judged</TableHead>
          <TableHead numeric>Unjudged</TableHead>
          <TableHead numeric title="Nothing to judge">
            N/a
          </TableHead>
          <TableHead numeric>Mean</TableHead>
        </tr>
      </thead>
      <tbody>
        {DIMENSIONS.map((dimension) => {
          const { judged, unjudged, notApplicable, mean } = dimensions[dimension]
          const all = judged + unjudged + notApplicable
          return (
            <TableRow key={dimension}>
              <TableCell title={dimensionNames[dimension].asks} className="max-w-0 truncate">
                {dimensionNames[dimension].title}
              </TableCell>
              <TableCell numeric>
                <Share part={judged} all={all} />
              </TableCell>
              <TableCell numeric>
                {unjudged > 0 && (
                  <span
                    aria-hidden
                    className="hatch mr-1.5 inline-block size-3 rounded-[2px] border border-line-strong align-[-2px]"
                  />
                )}
                <Share part={unjudged} all={all} />
              </TableCell>
              <TableCell numeric>{formatCount(notApplicable)}</TableCell>
              <TableCell numeric>
                {mean === null ? <span className="text-ink-faint">–</span> : mean.toFixed(3)}
              </TableCell>
            </TableRow>
          )
        })}
      </tbody>
    </Table>
  ))
}

const Share = ({ part, all }: { part: number; all: number }) => (
  <>
    {formatCount(part)}
    <span className="ml-1 inline-block w-[7.5ch] text-ink-faint">{percentOf(part, all)}</span>
  </>
)
