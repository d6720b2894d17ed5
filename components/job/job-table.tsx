import type { Route } from 'next'
import Link from 'next/link'
import { RelativeTime } from '@/components/ui/relative-time'
import { Table, TableCell, TableHead, TableRow } from '@/components/ui/table'
import { isMoving, type JobProgress } from '@/lib/job'
import { formatCount, formatDuration } from '@/lib/shared/format'
import { JobStatusBadge } from './job-status-badge'

/** Jobs with status, counts and time taken; each row leads to its job. */
export function JobTable({ jobs }: { jobs: readonly JobProgress[] }) {
  return (
    <div className="min-h-0 flex-1 overflow-auto">
      <Table aria-label="Jobs">
        <thead>
          <tr>
            <TableHead>Job</TableHead>
            <TableHead>Status</TableHead>
            <TableHead numeric>Done</TableHead>
            <TableHead numeric>Kept</TableHead>
            <TableHead numeric>Took</TableHead>
            <TableHead numeric>Made</TableHead>
          </tr>
        </thead>
        <tbody>
          {jobs.map((job) => (
            <TableRow key={job.id}>
              <TableCell className="max-w-0 w-full">
                <span className="flex gap-3">
                  <Link
                    href={`/jobs/${job.id}` as Route}
                    className="max-w-full shrink-0 truncate no-underline hover:underline"
                  >
                    {job.title}
                  </Link>
                  {job.reason && (
                    <span className="min-w-0 truncate text-ink-faint" title={job.reason}>
                      {job.reason}
                    </span>
                  )}
                </span>
              </TableCell>
              <TableCell>
                <JobStatusBadge status={job.status} />
              </TableCell>
              <TableCell numeric>
                {formatCount(job.done)}
                <span className="text-ink-faint"> / {formatCount(job.total)}</span>
              </TableCell>
              <TableCell numeric>{formatCount(job.kept)}</TableCell>
              <TableCell numeric>{tookMs(job) === null ? '–' : formatDuration(tookMs(job) ?? 0)}</TableCell>
              <TableCell numeric>
                <RelativeTime at={job.createdAt} />
              </TableCell>
            </TableRow>
          ))}
        </tbody>
      </Table>
    </div>
  )
}

/** Wall-clock time from the first start to the end; null while it goes on or when it never started. */
const tookMs = (job: JobProgress): number | null =>
  job.startedAt && job.finishedAt && !isMoving(job)
    ? Date.parse(job.finishedAt) - Date.parse(job.startedAt)
    : null
