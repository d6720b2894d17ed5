import type { Metadata } from 'next'
import { notFound } from 'next/navigation'
import { EndpointForm } from '@/components/model/endpoint-form'
import { EndpointRemoval } from '@/components/model/endpoint-removal'
import { EndpointTrial } from '@/components/model/endpoint-trial'
import { PageHeader } from '@/components/ui/page-header'
import * as endpoints from '@/lib/db/endpoints'
import { currentProject } from '@/lib/server/current-project'
import { removeEndpoint, saveEndpoint, tryEndpoint } from '../actions'

export async function generateMetadata({ params }: PageProps<'/settings/[id]'>): Promise<Metadata> {
  const endpoint = await endpoints.findEndpoint((await currentProject()).id, (await params).id)
  return { title: endpoint?.name ?? 'Endpoint not found' }
}

/** One endpoint: tried, changed and removed here. */
export default async function EndpointPage({ params }: PageProps<'/settings/[id]'>) {
  const { id } = await params
  const endpoint = await endpoints.findEndpoint((await currentProject()).id, id)
  if (!endpoint) notFound()
  return (
    <>
      <PageHeader
        breadcrumbs={[{ href: '/settings', label: 'Models' }]}
        title={endpoint.name}
        actions={<EndpointRemoval name={endpoint.name} remove={removeEndpoint.bind(null, { id })} />}
      />
      <div className="grid gap-8 p-4">
        <EndpointTrial tryIt={tryEndpoint.bind(null, { id })} />
        <EndpointForm endpoint={endpoint} save={saveEndpoint} />
      </div>
    </>
  )
}
