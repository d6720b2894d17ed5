import type { Metadata } from 'next'
import { RunComparison } from '@/components/synthesis/compare/run-comparison'
import { ButtonLink } from '@/components/ui/button'
import { EmptyState } from '@/components/ui/empty-state'
import { PageHeader } from '@/components/ui/page-header'
import { listEndpoints } from '@/lib/db/endpoints'
import { currentProject } from '@/lib/server/current-project'
import { compareRuns } from '@/lib/studio/compare-runs'

export const metadata: Metadata = { title: 'Two runs' }

/** Two runs side by side; the address names them, `a` and `b`. */
export default async function ComparePage({ searchParams }: PageProps<'/synthesis/compare'>) {
  const project = await currentProject()
  const { a = '', b = '' } = await searchParams
  const [compared, endpoints] = await Promise.all([
    compareRuns(project.id, [String(a), String(b)]),
    listEndpoints(project.id),
  ])
  const head = (
    <PageHeader breadcrumbs={[{ href: '/synthesis/runs', label: 'Runs' }]} title="Two runs side by side" />
  )
  if (!compared.ok)
    return (
      <>
        {head}
        <EmptyState
          sentence={`${compared.problem.message} Choose two in the list.`}
          action={<ButtonLink href="/synthesis/runs">Choose two runs</ButtonLink>}
        />
      </>
    )
  return (
    <>
      {head}
      <RunComparison
        {...compared.value}
        endpointNames={Object.fromEntries(endpoints.map(({ id, name }) => [id, name]))}
      />
    </>
  )
}
