import type { Route } from 'next'
import Link from 'next/link'
import { Badge } from '@/components/ui/badge'
import { ButtonLink } from '@/components/ui/button'
import { cx } from '@/components/ui/cx'
import { formatCount } from '@/lib/shared/format'
import { RecentList } from './recent-list'
import type { Station } from './stations'

/** What the studio tells about a job at the door. */
export interface JobGlance {
  id: string
  href: Route
  title: string
  state: 'running' | 'waiting' | 'stopped'
  /** One sentence why it stopped; null for the others. */
  reason: string | null
  done: number
  total: number
}

/** The front door: how far the project has come, what waits for the reader, and where they were. */
export function FrontDoor({ stations, jobs }: { stations: readonly Station[]; jobs: readonly JobGlance[] }) {
  const next = stations.find((station) => station.count === 0)
  return (
    <div className="grid w-full max-w-[76rem] grid-cols-[minmax(0,7fr)_minmax(0,4fr)] gap-x-12 gap-y-10 px-4 py-6 max-lg:grid-cols-1">
      <ol aria-label="Stations" className="border-line border-t">
        {stations.map((station, index) => (
          <StationRow key={station.href} station={station} number={index + 1} isNext={station === next} />
        ))}
      </ol>
      <div className="grid grid-cols-[minmax(0,1fr)] content-start gap-10">
        <section aria-labelledby="waits">
          <Heading id="waits">What waits</Heading>
          {jobs.length === 0 ? (
            <p className="border-line border-t py-3 text-ink-soft">
              No job is running, and none stopped half-way.
            </p>
          ) : (
            <ul className="border-line border-t">
              {jobs.map((job) => (
                <JobRow key={job.id} job={job} />
              ))}
            </ul>
          )}
        </section>
        <RecentList heading={<Heading id="recent">Where you were</Heading>} labelledBy="recent" />
      </div>
    </div>
  )
}

function Heading({ id, children }: { id: string; children: string }) {
  return (
    <h2 id={id} className="pb-2 font-medium text-section">
      {children}
    </h2>
  )
}

function StationRow({ station, number, isNext }: { station: Station; number: number; isNext: boolean }) {
  const isDone = station.count !== 0
  return (
    <li className="grid min-h-14 grid-cols-[1.5rem_minmax(0,1fr)_auto] items-center gap-x-3 border-line border-b py-2.5">
      <span
        aria-hidden
        className={cx(
          'figures flex size-6 items-center justify-center rounded-full border text-meta',
          isNext
            ? 'border-ink bg-ink text-paper'
            : isDone
              ? 'border-line-strong text-ink'
              : 'border-line text-ink-faint',
        )}
      >
        {number}
      </span>
      <div className="min-w-0">
        <p className="flex items-baseline gap-2">
          <Link href={station.href} className="font-medium no-underline hover:underline">
            {station.label}
          </Link>
          <span className={cx('figures text-meta', station.count === 0 ? 'text-ink-faint' : 'text-ink')}>
            {formatCount(station.count)}
          </span>
        </p>
        <p className="text-ink-soft">{station.sentence}</p>
      </div>
      <ButtonLink href={station.action.href} size="small" variant={isNext ? 'primary' : 'quiet'}>
        {station.action.label}
      </ButtonLink>
    </li>
  )
}

const stateTones = { running: 'accent', waiting: 'neutral', stopped: 'undecided' } as const

function JobRow({ job }: { job: JobGlance }) {
  return (
    <li className="relative border-line border-b py-2 hover:bg-hover">
      <p className="flex items-baseline gap-3">
        <Link href={job.href} className="min-w-0 flex-1 truncate no-underline after:absolute after:inset-0">
          {job.title}
        </Link>
        <Badge tone={stateTones[job.state]}>{job.state}</Badge>
        <span className="figures text-ink-soft text-meta">
          {formatCount(job.done)} / {formatCount(job.total)}
        </span>
      </p>
      {job.reason && (
        <p className="line-clamp-2 text-ink-soft text-meta" title={job.reason}>
          {job.reason}
        </p>
      )}
    </li>
  )
}
