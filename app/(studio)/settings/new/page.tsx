import type { Metadata } from 'next'
import { EndpointForm } from '@/components/model/endpoint-form'
import { PageHeader } from '@/components/ui/page-header'
import { saveEndpoint } from '../actions'

export const metadata: Metadata = { title: 'New endpoint' }

/** A model endpoint is added here and tried on its own page. */
export default function NewEndpointPage() {
  return (
    <>
      <PageHeader breadcrumbs={[{ href: '/settings', label: 'Models' }]} title="New endpoint" />
      <div className="p-4">
        <EndpointForm endpoint={null} save={saveEndpoint} />
      </div>
    </>
  )
}
