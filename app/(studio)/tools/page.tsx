import type { Metadata } from 'next'
import { CatalogueBar } from '@/components/tool/catalogue-bar'
import { catalogueFilterOf } from '@/components/tool/catalogue-filter'
import { CatalogueHeader, EmptyCatalogue } from '@/components/tool/catalogue-header'
import { ToolTable } from '@/components/tool/tool-table'
import { ButtonLink } from '@/components/ui/button'
import { EmptyState } from '@/components/ui/empty-state'
import { Notice } from '@/components/ui/notice'
import { listServers, listTools } from '@/lib/db/tools'
import { currentProject } from '@/lib/server/current-project'
import { loadTools } from './actions'
import { ROWS_PER_PAGE } from './paging'

export const metadata: Metadata = { title: 'Tools' }

/** Every tool of the project's servers, as their newest documents have them. */
export default async function ToolsPage({ searchParams }: PageProps<'/tools'>) {
  const project = await currentProject()
  const asked = catalogueFilterOf(await searchParams)
  const servers = await listServers(project.id)
  const isKnown = asked.serverId === null || servers.some(({ id }) => id === asked.serverId)
  const filter = isKnown ? asked : { ...asked, serverId: null }
  const { rows, total } = await listTools(project.id, {
    query: filter.words,
    serverId: filter.serverId ?? undefined,
    limit: ROWS_PER_PAGE,
  })
  return (
    <>
      <CatalogueHeader current="/tools" isEmpty={servers.length === 0} />
      {servers.length === 0 ? (
        <EmptyCatalogue sentence="The tools of imported documents will be listed here: what each is for, what it takes, and which server offers it." />
      ) : (
        <>
          <CatalogueBar
            path="/tools"
            noun="tools"
            filter={filter}
            servers={servers.map(({ id, title, toolCount }) => ({ id, title, toolCount }))}
            matching={total}
            total={servers.reduce((sum, { toolCount }) => sum + toolCount, 0)}
          />
          {!isKnown && (
            <Notice tone="warning" className="m-2">
              The address names a server that is not in this project; tools of every server are listed.
            </Notice>
          )}
          {total === 0 ? (
            <EmptyState
              sentence="No tool meets these filters."
              action={<ButtonLink href="/tools">Clear filters</ButtonLink>}
            />
          ) : (
            <ToolTable
              key={`${filter.serverId} ${filter.words} ${total}`}
              first={rows}
              rowCount={total}
              filter={filter}
              load={loadTools}
            />
          )}
        </>
      )}
    </>
  )
}
