import type { Metadata } from 'next'
import { CatalogueBar } from '@/components/tool/catalogue-bar'
import { catalogueFilterOf, hasWords } from '@/components/tool/catalogue-filter'
import { CatalogueHeader, EmptyCatalogue } from '@/components/tool/catalogue-header'
import { ServerTable } from '@/components/tool/server-table'
import { ButtonLink } from '@/components/ui/button'
import { EmptyState } from '@/components/ui/empty-state'
import { listServers } from '@/lib/db/tools'
import { currentProject } from '@/lib/server/current-project'

export const metadata: Metadata = { title: 'Servers' }

/** Every server of the project with its newest document. */
export default async function ServersPage({ searchParams }: PageProps<'/tools/servers'>) {
  const project = await currentProject()
  const filter = { ...catalogueFilterOf(await searchParams), serverId: null }
  const servers = await listServers(project.id)
  const matching = servers.filter(({ title, name, domain, description }) =>
    hasWords([title, name, domain, description].join(' '), filter.words),
  )
  return (
    <>
      <CatalogueHeader current="/tools/servers" isEmpty={servers.length === 0} />
      {servers.length === 0 ? (
        <EmptyCatalogue sentence="The servers of imported documents will be listed here, each with its tools and the versions of its document." />
      ) : (
        <>
          <CatalogueBar
            path="/tools/servers"
            noun="servers"
            filter={filter}
            matching={matching.length}
            total={servers.length}
          />
          {matching.length === 0 ? (
            <EmptyState
              sentence="No server meets this search."
              action={<ButtonLink href="/tools/servers">Clear filters</ButtonLink>}
            />
          ) : (
            <ServerTable
              key={filter.words}
              servers={matching.map(({ description: _, ...server }) => server)}
            />
          )}
        </>
      )}
    </>
  )
}
