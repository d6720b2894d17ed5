import { DomainColors } from '@/components/tool/domain-colors'
import { listDomains } from '@/lib/db/domains'
import { currentProject } from '@/lib/server/current-project'

/** The catalogue's pages tell domains by colour, each by its own. */
export default async function ToolsLayout({ children }: LayoutProps<'/tools'>) {
  const domains = await listDomains((await currentProject()).id)
  return <DomainColors domains={domains.map(({ domain }) => domain)}>{children}</DomainColors>
}
