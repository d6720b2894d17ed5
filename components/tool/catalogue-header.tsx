import { Upload } from 'lucide-react'
import type { ReactNode } from 'react'
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
  actions,
}: {
  current: (typeof VIEWS)[number]['href']
  /** An empty view has the way to fill it in its middle, and needs no second one. */
  isEmpty: boolean
  /** What else can be done in this view. */
  actions?: ReactNode
}) {
  return (
    <PageHeader
      title="Catalogue"
      actions={
        isEmpty ? null : (
          <>
            {actions}
            <ButtonLink href="/tools/import" variant="primary" icon={<Upload aria-hidden />}>
              Import tools
            </ButtonLink>
          </>
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
