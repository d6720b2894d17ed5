import type { Metadata } from 'next'
import { catalogueFilterOf } from '@/components/tool/catalogue-filter'
import { CatalogueHeader, EmptyCatalogue } from '@/components/tool/catalogue-header'
import { ToolCatalogue } from '@/components/tool/tool-catalogue'
import { Notice } from '@/components/ui/notice'
import { listServerChoices, listTools } from '@/lib/db/catalogue'
import { listDomains } from '@/lib/db/domains'
import { currentProject } from '@/lib/server/current-project'
import { loadTools } from './actions'
import { ROWS_PER_PAGE } from './paging'

/** Nobody looks through more in a menu; the search finds servers by their titles too. */
const SERVERS_OFFERED = 300

export const metadata: Metadata = { title: 'Tools' }

/** Every tool of the project's servers, as their newest documents have them. */
export default async function ToolsPage({ searchParams }: PageProps<'/tools'>) {
  const project = await currentProject()
  const asked = catalogueFilterOf(await searchParams)
  const [{ servers, serverCount, toolCount }, domains] = await Promise.all([
    listServerChoices(project.id, { limit: SERVERS_OFFERED, chosen: asked.serverId }),
    listDomains(project.id),
  ])
  const isKnown = asked.serverId === null || servers.some(({ id }) => id === asked.serverId)
  const filter = isKnown ? asked : { ...asked, serverId: null }
  const listed = await listTools(project.id, {
    query: filter.words,
    serverId: filter.serverId ?? undefined,
    domain: filter.domain ?? undefined,
    order: filter.order,
    limit: ROWS_PER_PAGE,
  })
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
          choices={{
            servers: servers.map(({ id, title, toolCount }) => ({ id, title, toolCount })),
            domains,
          }}
          total={toolCount}
          load={loadTools}
        />
      )}
    </>
  )
}
