import type { Metadata, Route } from 'next'
import { notFound } from 'next/navigation'
import { cache, Suspense } from 'react'
import { DomainTag } from '@/components/tool/domain-tag'
import { NearTools } from '@/components/tool/near-tools'
import { type DocumentView, ToolDocumentView } from '@/components/tool/tool-document-view'
import { ToolHealth } from '@/components/tool/tool-health'
import { ServerTag } from '@/components/tool/tool-name'
import type { TryBackend } from '@/components/tool/try/try-listing'
import { TryView } from '@/components/tool/try/try-view'
import { ButtonLink } from '@/components/ui/button'
import { LinkTabs } from '@/components/ui/link-tabs'
import { Notice } from '@/components/ui/notice'
import { PageHeader } from '@/components/ui/page-header'
import { Skeleton } from '@/components/ui/skeleton'
import { findHealth } from '@/lib/db/tool-health'
import { findSource } from '@/lib/db/tool-sources'
import * as tools from '@/lib/db/tools'
import { currentProject } from '@/lib/server/current-project'
import { nearestTo } from '@/lib/studio/similarity'
import { TRIES_PER_SESSION_MAX, triesOf } from '@/lib/studio/try-tool'
import { type ToolKey, toolKey } from '@/lib/tool'
import { queryOf } from '@/lib/trajectory'
import { resetTries, tryTool } from '../actions'

const VIEWS = { parameters: 'For people', schema: 'JSON Schema', try: 'Try it' } as const
type View = keyof typeof VIEWS

/** The title and the page need the same tool; it is read once a request. */
const findTool = cache(tools.findTool)

export async function generateMetadata({ params }: PageProps<'/tools/[id]'>): Promise<Metadata> {
  const project = await currentProject()
  return { title: (await findTool(project.id, (await params).id))?.tool.name ?? 'Tool not found' }
}

/** One tool as its document has it. */
export default async function ToolPage({ params, searchParams }: PageProps<'/tools/[id]'>) {
  const project = await currentProject()
  const found = await findTool(project.id, (await params).id)
  if (!found) notFound()
  const { id, tool, server, version, currentVersion } = found
  const query = await searchParams
  const asked = [query.tab].flat()[0] ?? ''
  const view: View = asked in VIEWS ? (asked as View) : 'parameters'
  const here = `/tools/${id}`
  const hrefOf = (each: View) => (each === 'parameters' ? here : `${here}?tab=${each}`) as Route
  const atServer = `/tools/servers/${server.id}` as Route
  return (
    <>
      <PageHeader
        breadcrumbs={[
          { href: '/tools', label: 'Tools' },
          { href: atServer, label: server.title },
        ]}
        title={<span className="font-mono">{tool.name}</span>}
        facts={
          <>
            <ServerTag server={server.name} domain={server.domain.name} />
            <span>version {version}</span>
            <DomainTag domain={server.domain.name} isGuessed={server.domain.author === 'built-in'} />
            {tool.sourceName && (
              <span>
                in its source <span className="font-mono">{tool.sourceName}</span>
              </span>
            )}
          </>
        }
        tabs={
          <LinkTabs
            label="Views of the tool"
            tabs={(Object.keys(VIEWS) as View[]).map((each) => ({ href: hrefOf(each), label: VIEWS[each] }))}
            current={hrefOf(view)}
          />
        }
      />
      {version < currentVersion && (
        <Notice
          tone="warning"
          className="mx-4 mt-4"
          action={
            <ButtonLink size="small" href={atServer}>
              Open version {currentVersion}
            </ButtonLink>
          }
        >
          This is the tool as version {version} of {server.title} had it; the newest version is{' '}
          {currentVersion}.
        </Notice>
      )}
      {view === 'try' ? (
        <TryTool project={project.id} found={found} against={[query.against].flat()[0]} />
      ) : (
        <Document project={project.id} found={found} view={view} />
      )}
    </>
  )
}

/** What the document says, and beside it how the tool fares and which others are like it. */
function Document({ project, found, view }: { project: string; found: tools.ToolPage; view: DocumentView }) {
  return (
    <div className="grid min-h-0 flex-1 grid-cols-[minmax(0,1fr)_20rem]">
      <section
        aria-label="Document"
        // biome-ignore lint/a11y/noNoninteractiveTabindex: a scrolling region must be reachable by keyboard
        tabIndex={0}
        className="min-h-0 overflow-auto focus-visible:-outline-offset-2"
      >
        <ToolDocumentView tool={found.tool} view={view} />
      </section>
      <aside
        aria-label="About the tool"
        // biome-ignore lint/a11y/noNoninteractiveTabindex: a scrolling region must be reachable by keyboard
        tabIndex={0}
        className="grid min-h-0 grid-cols-1 content-start gap-6 overflow-auto border-line border-l p-4 focus-visible:-outline-offset-2"
      >
        <Suspense fallback={<Skeleton className="w-2/3" />}>
          <Health project={project} tool={toolKey(found.server.name, found.tool.name)} />
        </Suspense>
        <Suspense fallback={<Skeleton className="w-2/3" />}>
          <Nearest project={project} tool={toolKey(found.server.name, found.tool.name)} />
        </Suspense>
      </aside>
    </div>
  )
}

async function Health({ project, tool }: { project: string; tool: ToolKey }) {
  const { chains, ...health } = await findHealth(project, tool)
  return (
    <ToolHealth
      health={{
        ...health,
        chains: chains.map(({ graphId, graph, version, count }) => ({
          graph: `${graph} v${version}`,
          count,
          href: `/tool-graphs/${graphId}/chains?v=${version}&tool=${encodeURIComponent(tool)}` as Route,
        })),
      }}
      trajectoriesHref={`/trajectories?${queryOf({ tool })}` as Route}
    />
  )
}

async function Nearest({ project, tool }: { project: string; tool: ToolKey }) {
  const nearest = await nearestTo(project, tool)
  return nearest && <NearTools {...nearest} />
}

/** The tool to be called: at its live server where it has one, unless the address asks for the emulator. */
async function TryTool({
  project,
  found,
  against,
}: {
  project: string
  found: tools.ToolPage
  against: string | undefined
}) {
  const { id, tool, server, documentId, version, currentVersion } = found
  // A server answers for what it lists now, not for what it listed once.
  const source = version === currentVersion ? await findSource(project, server.id) : null
  const backends: TryBackend[] = source ? ['live', 'emulator'] : ['emulator']
  const backend = backends.find((each) => each === against) ?? backends[0] ?? 'emulator'
  return (
    <TryView
      key={`${documentId} ${backend}`}
      toolId={id}
      toolKey={toolKey(server.name, tool.name)}
      tool={tool}
      backend={backend}
      backends={backends.map((each) => ({
        backend: each,
        href: `/tools/${id}?tab=try&against=${each}` as Route,
      }))}
      command={backend === 'live' && source?.kind === 'command' ? source : null}
      first={await triesOf(project, documentId, backend)}
      triesMax={TRIES_PER_SESSION_MAX}
      actions={{ tryTool, resetTries }}
    />
  )
}
