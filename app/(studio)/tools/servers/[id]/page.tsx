import type { Metadata, Route } from 'next'
import { notFound } from 'next/navigation'
import { cache } from 'react'
import { ServerView } from '@/components/tool/server-view'
import { toolListing } from '@/components/tool/tool-columns'
import { listDomains } from '@/lib/db/domains'
import { findSource } from '@/lib/db/tool-sources'
import * as tools from '@/lib/db/tools'
import { currentProject } from '@/lib/server/current-project'
import { compareVersions } from '@/lib/studio/compare-versions'
import { toolKey } from '@/lib/tool'
import { buildGraph, chooseDomain, refreshServer, removeServer } from '../../actions'

/** The title and the page need the same server; it is read once a request. */
const findServer = cache(tools.findServer)

export async function generateMetadata({ params }: PageProps<'/tools/servers/[id]'>): Promise<Metadata> {
  const project = await currentProject()
  const server = await findServer(project.id, (await params).id)
  return { title: server?.current.document.title ?? 'Server not found' }
}

/** A server as its newest document has it, or the one that `?version=` names; `?against=` compares it with another. */
export default async function ServerPage({ params, searchParams }: PageProps<'/tools/servers/[id]'>) {
  const project = await currentProject()
  const server = await findServer(project.id, (await params).id)
  if (!server) notFound()
  const query = await searchParams
  const asked = Number([query.version].flat()[0] ?? server.current.version)
  const version = server.versions.find((each) => each.version === asked)
  const [stored] = version ? await tools.getDocuments(project.id, [version.id]) : []
  if (!stored) notFound()
  const { document } = stored
  const against = Number([query.against].flat()[0] ?? Number.NaN)
  const [ids, source, graphs, domains, difference] = await Promise.all([
    tools.toolIdsOf(project.id, [stored.id]),
    findSource(project.id, server.id),
    tools.listGraphsOn(project.id, server.id),
    listDomains(project.id),
    Number.isNaN(against)
      ? null
      : compareVersions(project.id, server.id, { before: against, after: stored.version }),
  ])
  if (difference && !difference.ok) notFound()
  const here = `/tools/servers/${server.id}`
  const hrefOf = (version: { id: string; version: number }) =>
    version.id === server.current.id ? here : `${here}?version=${version.version}`
  return (
    <ServerView
      key={`${stored.id} ${against}`}
      id={server.id}
      name={server.name}
      title={document.title}
      description={document.description}
      domain={server.domain}
      domains={domains.map(({ domain }) => domain)}
      chooseDomain={chooseDomain.bind(null, server.id)}
      version={stored.version}
      versions={server.versions.map((each) => ({
        version: each.version,
        toolCount: each.toolCount,
        importedAt: each.createdAt,
        href: hrefOf(each) as Route,
        compareHref: `${here}?version=${stored.version}&against=${each.version}` as Route,
        reportHref: `/tools/imports/${each.importId}` as Route,
      }))}
      tools={document.tools.flatMap((tool) => {
        const id = ids.get(toolKey(server.name, tool.name))
        return id ? [toolListing(id, server, tool)] : []
      })}
      source={source}
      graphs={graphs}
      comparison={difference && { against, difference: difference.value }}
      verbs={{ build: buildGraph, remove: removeServer, refresh: refreshServer }}
    />
  )
}
