import type { Metadata } from 'next'
import { catalogueFilterOf } from '@/components/tool/catalogue-filter'
import { CatalogueHeader, EmptyCatalogue } from '@/components/tool/catalogue-header'
import { ToolCatalogue } from '@/components/tool/tool-catalogue'
import { Notice } from '@/components/ui/notice'
import { listTools, readCatalogue } from '@/lib/db/catalogue'
import { listDomains } from '@/lib/db/domains'
import { currentProject } from '@/lib/server/current-project'
import { ROWS_PER_PAGE } from './paging'

export const metadata: Metadata = { title: 'Tools' }

/** Every tool of the project's servers, as their newest documents have them. */
export default async function ToolsPage({ searchParams }: PageProps<'/tools'>) {
  const project = await currentProject()
  const asked = catalogueFilterOf(await searchParams)
  const list = (serverId: string | null) =>
    listTools(project.id, {
      query: asked.words,
      serverId,
      domain: asked.domain,
      order: asked.order,
      limit: ROWS_PER_PAGE,
    })
  const [{ serverCount, toolCount, chosen }, domains, found] = await Promise.all([
    readCatalogue(project.id, asked.serverId),
    listDomains(project.id),
    list(asked.serverId),
  ])
  const isKnown = asked.serverId === null || chosen !== null
  const filter = isKnown ? asked : { ...asked, serverId: null }
  const listed = isKnown ? found : await list(null)
  return (
    <>
      <CatalogueHeader current="/tools" isEmpty={serverCount === 0} />
      {!isKnown && (
        <Notice tone="warning" className="m-2">
          The address names a server that is not in this project; tools of every server are listed.
        </Notice>
      )}
      {serverCount === 0 ? (
        <EmptyCatalogue sentence="The tools of imported documents will be listed here: what each is for, what it takes, and which server offers it." />
      ) : (
        <ToolCatalogue
          key={`${project.id} ${JSON.stringify(filter)} ${listed.total}`}
          first={{ ...listed, filter }}
          chosen={chosen}
          domains={domains}
          total={toolCount}
        />
      )}
    </>
  )
}
