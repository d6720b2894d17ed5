import { Upload } from 'lucide-react'
import { ButtonLink } from '@/components/ui/button'
import { LinkTabs } from '@/components/ui/link-tabs'
import { PageHeader } from '@/components/ui/page-header'

const VIEWS = [
  { href: '/tools', label: 'Tools' },
  { href: '/tools/servers', label: 'Servers' },
  { href: '/tools/imports', label: 'Imports' },
] as const

/** The head that the three views of the catalogue share. */
export function CatalogueHeader({ current }: { current: (typeof VIEWS)[number]['href'] }) {
  return (
    <PageHeader
      title="Catalogue"
      actions={
        <ButtonLink href="/tools/import" variant="primary" icon={<Upload aria-hidden />}>
          Import tools
        </ButtonLink>
      }
      tabs={<LinkTabs label="Views of the catalogue" tabs={[...VIEWS]} current={current} />}
    />
  )
}

/** Said on every view of a catalogue without tools; the way in is in the head. */
export const EMPTY_CATALOGUE =
  'The tools of imported documents will be listed here: what each is for, what it takes, and which server offers it.'
