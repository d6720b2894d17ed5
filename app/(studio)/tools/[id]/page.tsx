import type { Metadata, Route } from 'next'
import { notFound } from 'next/navigation'
import { cache } from 'react'
import { type DocumentView, ToolDocumentView } from '@/components/tool/tool-document-view'
import { ServerTag } from '@/components/tool/tool-name'
import type { TryBackend } from '@/components/tool/try/try-listing'
import { TryView } from '@/components/tool/try/try-view'
import { ButtonLink } from '@/components/ui/button'
import { LinkTabs } from '@/components/ui/link-tabs'
import { Notice } from '@/components/ui/notice'
import { PageHeader } from '@/components/ui/page-header'
import { findSource } from '@/lib/db/tool-sources'
import * as tools from '@/lib/db/tools'
import { currentProject } from '@/lib/server/current-project'
import { TRIES_PER_SESSION_MAX, triesOf } from '@/lib/studio/try-tool'
import { toolKey } from '@/lib/tool'
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
            <ServerTag server={server.name} />
            <span>version {version}</span>
            {server.domain && <span>{server.domain}</span>}
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
        <Document found={found} view={view} />
      )}
    </>
  )
}

function Document({ found, view }: { found: tools.ToolPage; view: DocumentView }) {
  return (
    <section
      aria-label="Document"
      // biome-ignore lint/a11y/noNoninteractiveTabindex: a scrolling region must be reachable by keyboard
      tabIndex={0}
      className="min-h-0 flex-1 overflow-auto focus-visible:-outline-offset-2"
    >
      <ToolDocumentView tool={found.tool} view={view} />
    </section>
  )
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
