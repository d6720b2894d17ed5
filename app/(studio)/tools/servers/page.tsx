import type { Metadata } from 'next'
import { BuildGraphsButton } from '@/components/tool/build-graphs-button'
import { catalogueFilterOf, hasWords } from '@/components/tool/catalogue-filter'
import { CatalogueHeader, EmptyCatalogue } from '@/components/tool/catalogue-header'
import { ServerCatalogueBar } from '@/components/tool/server-catalogue-bar'
import { ServerTable } from '@/components/tool/server-table'
import { ButtonLink } from '@/components/ui/button'
import { EmptyState } from '@/components/ui/empty-state'
import { listDomains } from '@/lib/db/domains'
import { listServers } from '@/lib/db/tools'
import { currentProject } from '@/lib/server/current-project'
import { buildGraphs } from '../actions'

export const metadata: Metadata = { title: 'Servers' }

/** Every server of the project with its newest document. */
export default async function ServersPage({ searchParams }: PageProps<'/tools/servers'>) {
  const project = await currentProject()
  const filter = { ...catalogueFilterOf(await searchParams), serverId: null }
  const [servers, domains] = await Promise.all([listServers(project.id), listDomains(project.id)])
  const matching = servers.filter(
    ({ title, name, domain, description }) =>
      (filter.domain === null || filter.domain === domain.name) &&
      hasWords([title, name, domain.name, description].join(' '), filter.words),
  )
  return (
    <>
      <CatalogueHeader
        current="/tools/servers"
        isEmpty={servers.length === 0}
        actions={<BuildGraphsButton serverCount={servers.length} build={buildGraphs} />}
      />
      {servers.length === 0 ? (
        <EmptyCatalogue sentence="The servers of imported documents will be listed here, each with its tools and the versions of its document." />
      ) : (
        <>
          <ServerCatalogueBar
            filter={filter}
            domains={domains}
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
              key={JSON.stringify(filter)}
              servers={matching.map(({ description: _, ...server }) => server)}
            />
          )}
        </>
      )}
    </>
  )
}
