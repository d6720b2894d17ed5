import type { Metadata, Route } from 'next'
import Link from 'next/link'
import { CalibrationView } from '@/components/trajectory/calibration/calibration-view'
import { MarkNextForm } from '@/components/trajectory/calibration/mark-next-form'
import { EmptyState } from '@/components/ui/empty-state'
import { PageHeader } from '@/components/ui/page-header'
import { findJob } from '@/lib/db/jobs'
import { markedTrajectories } from '@/lib/db/marks'
import { currentProject } from '@/lib/server/current-project'
import { counted } from '@/lib/shared/format'
import { calibrate, DIMENSIONS, standingMarks } from '@/lib/trajectory'
import { nextToMark } from './actions'

export const metadata: Metadata = { title: 'Judges against people' }

const first = (value: string | string[] | undefined) => [value].flat()[0]

/** The address may name a run (`job`), and what is looked at closely: `judge`, `dimension`, and a cell (`marked`, `judged`). */
export default async function CalibrationPage({ searchParams }: PageProps<'/calibration'>) {
  const project = await currentProject()
  const query = await searchParams
  const jobId = first(query.job)
  const [trajectories, job] = await Promise.all([
    markedTrajectories(project.id, jobId),
    jobId ? findJob(jobId, project.id) : null,
  ])
  const marks = trajectories.flatMap((one) => standingMarks(one.marks))
  const people = new Set(marks.map(({ person }) => person)).size
  const cell = [first(query.marked), first(query.judged)].map(Number)
  return (
    <>
      <PageHeader
        breadcrumbs={[{ href: '/trajectories', label: 'Trajectories' }]}
        title="Judges against people"
        facts={
          <>
            {marks.length > 0 && (
              <span>
                {counted(marks.length, 'mark')} on {counted(trajectories.length, 'trajectory')} by{' '}
                {counted(people, 'person')}
              </span>
            )}
            {job && (
              <span className="truncate">
                of {job.title}{' '}
                <Link href="/calibration" className="underline hover:text-accent">
                  show all runs
                </Link>
              </span>
            )}
          </>
        }
        actions={<MarkNextForm jobId={jobId} nextToMark={nextToMark} />}
      />
      {marks.length === 0 ? (
        <EmptyState sentence="Nobody has marked a trajectory yet. Say who you are and mark the first; then every judge is held against people, dimension by dimension." />
      ) : (
        <CalibrationView
          calibrations={calibrate(trajectories)}
          judge={first(query.judge)}
          dimension={DIMENSIONS.find((dimension) => dimension === first(query.dimension))}
          cell={first(query.marked) === undefined ? null : { marked: cell[0] ?? 0, judged: cell[1] ?? 0 }}
          hrefOf={(parts) => hrefOf({ job: jobId, ...parts })}
        />
      )}
    </>
  )
}

function hrefOf(parts: { [name: string]: string | number | undefined }): Route {
  const given = Object.entries(parts).flatMap(([name, value]) =>
    value === undefined ? [] : [[name, String(value)]],
  )
  return `/calibration?${new URLSearchParams(given)}` as Route
}
