import type { Metadata } from 'next'
import { RunTable } from '@/components/synthesis/run-table'
import { SynthesisTabs } from '@/components/synthesis/synthesis-tabs'
import { ButtonLink } from '@/components/ui/button'
import { EmptyState } from '@/components/ui/empty-state'
import { PageHeader } from '@/components/ui/page-header'
import { listEndpoints } from '@/lib/db/endpoints'
import { listRuns } from '@/lib/db/synthesis-runs'
import { currentProject } from '@/lib/server/current-project'

export const metadata: Metadata = { title: 'Synthesis runs' }

export default async function RunsPage() {
  const project = await currentProject()
  const [runs, endpoints] = await Promise.all([listRuns(project.id), listEndpoints(project.id)])
  const names = Object.fromEntries(endpoints.map(({ id, name }) => [id, name]))
  if (runs.length === 0)
    return (
      <>
        <PageHeader title="Synthesise" tabs={<SynthesisTabs current="/synthesis/runs" />} />
        <EmptyState
          sentence="Runs will be listed here with what they kept and what it cost."
          action={
            <ButtonLink variant="primary" href="/synthesis">
              Design a run
            </ButtonLink>
          }
        />
      </>
    )
  return <RunTable runs={runs} endpointNames={names} tabs={<SynthesisTabs current="/synthesis/runs" />} />
}
