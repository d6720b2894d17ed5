import type { Metadata, Route } from 'next'
import { notFound } from 'next/navigation'
import { cache } from 'react'
import { TOOL_VIEWS, ToolDocumentView } from '@/components/tool/tool-document-view'
import { ServerTag } from '@/components/tool/tool-name'
import { ButtonLink } from '@/components/ui/button'
import { LinkTabs } from '@/components/ui/link-tabs'
import { Notice } from '@/components/ui/notice'
import { PageHeader } from '@/components/ui/page-header'
import * as tools from '@/lib/db/tools'
import { currentProject } from '@/lib/server/current-project'

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
  const asked = [(await searchParams).tab].flat()[0]
  const view = TOOL_VIEWS.find((name) => name === asked) ?? 'parameters'
  const here = `/tools/${id}` as Route
  const atServer = `/tools/servers/${server.id}` as Route
  const tabs: { href: Route; label: string }[] = [
    { href: here, label: 'For people' },
    { href: `${here}?tab=schema` as Route, label: 'JSON Schema' },
  ]
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
            tabs={tabs}
            current={tabs[TOOL_VIEWS.indexOf(view)]?.href ?? here}
          />
        }
      />
      <section
        aria-label="Document"
        // biome-ignore lint/a11y/noNoninteractiveTabindex: a scrolling region must be reachable by keyboard
        tabIndex={0}
        className="min-h-0 flex-1 overflow-auto focus-visible:-outline-offset-2"
      >
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
        <ToolDocumentView tool={tool} view={view} />
      </section>
    </>
  )
}
