import type { Metadata } from 'next'
import { notFound } from 'next/navigation'
import { DatasetVersionView } from '@/components/dataset/dataset-version-view'
import { findDatasetVersion, listDatasetVersions } from '@/lib/db/datasets'
import { currentProject } from '@/lib/server/current-project'
import { queryOf } from '@/lib/trajectory'
import { removeVersion } from '../actions'

export async function generateMetadata({ params }: PageProps<'/datasets/[id]'>): Promise<Metadata> {
  const version = await findDatasetVersion((await currentProject()).id, (await params).id)
  return { title: version ? `${version.name} · v${version.version}` : 'Dataset not found' }
}

export default async function DatasetVersionPage({ params }: PageProps<'/datasets/[id]'>) {
  const project = await currentProject()
  const version = await findDatasetVersion(project.id, (await params).id)
  if (!version) notFound()
  const versions = await listDatasetVersions(project.id, version.datasetId)
  return (
    <DatasetVersionView
      version={version}
      query={queryOf(version.filter)}
      others={versions.map(({ id, version: number }) => ({ id, version: number }))}
      remove={removeVersion}
    />
  )
}
