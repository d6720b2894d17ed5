import type { Metadata } from 'next'
import { JobTable } from '@/components/job/job-table'
import { ButtonLink } from '@/components/ui/button'
import { EmptyState } from '@/components/ui/empty-state'
import { PageHeader } from '@/components/ui/page-header'
import { listJobs } from '@/lib/db/jobs'
import { currentProject } from '@/lib/server/current-project'

export const metadata: Metadata = { title: 'Jobs' }

export default async function JobsPage() {
  const project = await currentProject()
  const jobs = await listJobs(project.id)
  return (
    <>
      <PageHeader title="Jobs" facts={jobs.length > 0 && <span>newest first</span>} />
      {jobs.length === 0 ? (
        <EmptyState
          sentence="Long work is listed here with its progress, what became of its items, and its log."
          action={
            <ButtonLink variant="primary" href="/synthesis">
              Synthesise trajectories
            </ButtonLink>
          }
        />
      ) : (
        <JobTable jobs={jobs} />
      )}
    </>
  )
}
