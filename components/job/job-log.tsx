import type { JobLogLine } from '@/lib/job'

const LEVEL_LOOK: Record<JobLogLine['level'], string> = {
  info: 'text-ink-soft',
  warn: 'text-undecided',
  error: 'text-fail',
}

/** The last words of a job, newest last. */
export const JobLog = ({ log }: { log: readonly JobLogLine[] }) => (
  <ol className="grid gap-0.5 font-mono text-meta">
    {log.map((line) => (
      <li key={line.id} className="flex gap-3">
        <time dateTime={line.at} className="figures shrink-0 text-ink-faint">
          {line.at.slice(11, 19)}
        </time>
        <span className={LEVEL_LOOK[line.level]}>{line.message}</span>
      </li>
    ))}
  </ol>
)
