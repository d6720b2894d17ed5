import type { Route } from 'next'
import { LinkTabs } from '@/components/ui/link-tabs'
import { PageHeader } from '@/components/ui/page-header'

const WAYS: { href: Route; label: string }[] = [
  { href: '/tools/import', label: 'File or text' },
  { href: '/tools/import/live', label: 'Live MCP server' },
  { href: '/tools/import/by-hand', label: 'By hand' },
]

/** The head of the pages that bring tools in, one for each way. */
export function ImportHeader({ current }: { current: Route }) {
  return (
    <PageHeader
      breadcrumbs={[{ href: '/tools', label: 'Tools' }]}
      title="Import tools"
      tabs={<LinkTabs label="Where the tools come from" tabs={WAYS} current={current} />}
    />
  )
}
