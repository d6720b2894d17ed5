import type { Metadata } from 'next'
import { DatasetTable } from '@/components/dataset/dataset-table'
import { ButtonLink } from '@/components/ui/button'
import { EmptyState } from '@/components/ui/empty-state'
import { PageHeader } from '@/components/ui/page-header'
import { listDatasetVersions } from '@/lib/db/datasets'
import { currentProject } from '@/lib/server/current-project'

export const metadata: Metadata = { title: 'Datasets' }

export default async function DatasetsPage() {
  const project = await currentProject()
  const versions = await listDatasetVersions(project.id)
  const freeze = (
    <ButtonLink variant="primary" href="/datasets/new">
      Freeze a version
    </ButtonLink>
  )
  return (
    <>
      <PageHeader title="Datasets" actions={freeze} />
      {versions.length === 0 ? (
        <EmptyState
          sentence="A dataset is a frozen, versioned selection of trajectories that trainers can read. None has been frozen yet."
          action={freeze}
          learn={{ href: '/trajectories', label: 'Look at the trajectories first' }}
        />
      ) : (
        <DatasetTable versions={versions} />
      )}
    </>
  )
}
