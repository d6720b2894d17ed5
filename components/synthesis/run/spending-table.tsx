import { useRouter } from 'next/navigation'
import { type FormEvent, useTransition } from 'react'
import type { MoveJob } from '@/components/job/job-head'
import { Button } from '@/components/ui/button'
import { Field } from '@/components/ui/field'
import { NumberField } from '@/components/ui/number-field'
import { Table, TableCell, TableHead, TableRow } from '@/components/ui/table'
import { toast } from '@/components/ui/toaster'
import type { JobProgress, Spending } from '@/lib/job'
import { formatCount, formatDuration } from '@/lib/shared/format'
import { asTitle } from '../names'

/** What each part has spent at each model, the sum, and how much of the run's limit that is. */
export function SpendingTable({
  job,
  spending,
  spendMax,
  move,
}: {
  job: Pick<JobProgress, 'id' | 'status' | 'calls' | 'tokensIn' | 'tokensOut' | 'cost'>
  spending: readonly Spending[]
  spendMax: number | null
  move: MoveJob
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
      {spendMax !== null && <SpentOfLimit job={job} spendMax={spendMax} move={move} />}
    </div>
  )
}

/** How much of its limit a run has spent; one that stands still because of it goes on with a higher one. */
function SpentOfLimit({
  job,
  spendMax,
  move,
}: {
  job: Pick<JobProgress, 'id' | 'status' | 'cost'>
  spendMax: number
  move: MoveJob
}) {
  const [isPending, start] = useTransition()
  const router = useRouter()
  const isSpent = job.status === 'paused' && (job.cost ?? 0) >= spendMax
  const resume = (event: FormEvent<HTMLFormElement>) => {
    event.preventDefault()
    const limit = Number(new FormData(event.currentTarget).get('limit'))
    start(async () => {
      const moved = await move({ jobId: job.id, move: 'resume', spendMax: limit })
      if (!moved.ok) toast.error(moved.problem.message)
      router.refresh()
    })
  }
  return (
    <>
      <div className="flex items-center gap-3 px-4 text-meta">
        <meter
          aria-label="Spent of the limit"
          min={0}
          max={spendMax}
          value={job.cost ?? 0}
          className="h-2 min-w-16 flex-1"
        />
        <span className="figures text-ink-soft">
          ${(job.cost ?? 0).toFixed(4)} of ${spendMax} limit
        </span>
      </div>
      {isSpent && (
        <form onSubmit={resume} className="flex items-end gap-3 px-4">
          <Field label="Spend limit" hint="US dollars, for the whole run.">
            {(control) => (
              <NumberField
                {...control}
                name="limit"
                min={0}
                step="any"
                required
                defaultValue={spendMax === 0 ? 1 : spendMax * 2}
              />
            )}
          </Field>
          <Button type="submit" disabled={isPending}>
            Resume with this limit
          </Button>
        </form>
      )}
    </>
  )
}
