import { Upload } from 'lucide-react'
import { ButtonLink } from '@/components/ui/button'
import { EmptyState } from '@/components/ui/empty-state'
import { LinkTabs } from '@/components/ui/link-tabs'
import { PageHeader } from '@/components/ui/page-header'

const VIEWS = [
  { href: '/tools', label: 'Tools' },
  { href: '/tools/servers', label: 'Servers' },
  { href: '/tools/imports', label: 'Imports' },
] as const

/** The head that the three views of the catalogue share. */
export function CatalogueHeader({
  current,
  isEmpty,
}: {
  current: (typeof VIEWS)[number]['href']
  /** An empty view has the way to fill it in its middle, and needs no second one. */
  isEmpty: boolean
}) {
  return (
    <PageHeader
      title="Catalogue"
      actions={
        isEmpty ? null : (
          <ButtonLink href="/tools/import" variant="primary" icon={<Upload aria-hidden />}>
            Import tools
          </ButtonLink>
        )
      }
      tabs={<LinkTabs label="Views of the catalogue" tabs={[...VIEWS]} current={current} />}
    />
  )
}

/** A view with nothing in it yet: what would be here, and the way to it. */
export function EmptyCatalogue({ sentence }: { sentence: string }) {
  return (
    <EmptyState
      sentence={sentence}
      action={
        <ButtonLink href="/tools/import" variant="primary" icon={<Upload aria-hidden />}>
          Import tools
        </ButtonLink>
      }
    />
  )
}
