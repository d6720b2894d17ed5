import { Table, TableCell, TableHead, TableRow } from '@/components/ui/table'
import type { JobProgress, Spending } from '@/lib/job'
import { formatCount, formatDuration } from '@/lib/shared/format'
import { asTitle } from '../names'

/** What each part has spent at each model, the sum, and how much of the run's limit that is. */
export function SpendingTable({
  job,
  spending,
  spendMax,
}: {
  job: Pick<JobProgress, 'calls' | 'tokensIn' | 'tokensOut' | 'cost'>
  spending: readonly Spending[]
  spendMax: number | null
}) {
  const cost = (usd: number | null) => (usd === null ? 'no price' : `$${usd.toFixed(4)}`)
  return (
    <div className="grid gap-2">
      <Table aria-label="Spent">
        <thead>
          <tr>
            <TableHead>Part</TableHead>
            <TableHead>Model</TableHead>
            <TableHead numeric>Calls</TableHead>
            <TableHead numeric>Tokens in</TableHead>
            <TableHead numeric>Tokens out</TableHead>
            <TableHead numeric>A call</TableHead>
            <TableHead numeric>Cost</TableHead>
          </tr>
        </thead>
        <tbody>
          {spending.map((one) => (
            <TableRow key={`${one.role} ${one.player}`}>
              <TableCell>{asTitle(one.role)}</TableCell>
              <TableCell className="max-w-40 truncate">{one.name}</TableCell>
              <TableCell numeric>{formatCount(one.calls)}</TableCell>
              <TableCell numeric>{formatCount(one.tokensIn)}</TableCell>
              <TableCell numeric>{formatCount(one.tokensOut)}</TableCell>
              <TableCell numeric>{one.calls === 0 ? '–' : formatDuration(one.ms / one.calls)}</TableCell>
              <TableCell numeric>{cost(one.cost)}</TableCell>
            </TableRow>
          ))}
          <TableRow className="font-medium">
            <TableCell>All</TableCell>
            <TableCell>
              {spending.length === 0 && <span className="font-normal">built-in, rule-based</span>}
            </TableCell>
            <TableCell numeric>{formatCount(job.calls)}</TableCell>
            <TableCell numeric>{formatCount(job.tokensIn)}</TableCell>
            <TableCell numeric>{formatCount(job.tokensOut)}</TableCell>
            <TableCell numeric>–</TableCell>
            <TableCell numeric>{job.calls === 0 ? '$0' : cost(job.cost)}</TableCell>
          </TableRow>
        </tbody>
      </Table>
      {spendMax !== null && <SpentOfLimit cost={job.cost ?? 0} spendMax={spendMax} />}
    </div>
  )
}

/** How much of its limit a run has spent. */
function SpentOfLimit({ cost, spendMax }: { cost: number; spendMax: number }) {
  return (
    <div className="flex items-center gap-3 px-4 text-meta">
      <meter
        aria-label="Spent of the limit"
        min={0}
        max={spendMax}
        value={cost}
        className="h-2 min-w-16 flex-1"
      />
      <span className="figures text-ink-soft">
        ${cost.toFixed(4)} of ${spendMax} limit
      </span>
    </div>
  )
}
