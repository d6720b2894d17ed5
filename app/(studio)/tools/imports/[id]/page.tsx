import { Download } from 'lucide-react'
import type { Metadata, Route } from 'next'
import Link from 'next/link'
import { notFound } from 'next/navigation'
import { cache } from 'react'
import { ReportEntry } from '@/components/tool/report-entry'
import { ReportFacets } from '@/components/tool/report-facets'
import {
  ALL_ENTRIES,
  facetsOf,
  filterEntries,
  type ImportEntry,
  reportFilterOf,
  reportHref,
} from '@/components/tool/report-filter'
import { ReportTable } from '@/components/tool/report-table'
import { ButtonLink } from '@/components/ui/button'
import { cx } from '@/components/ui/cx'
import { EmptyState } from '@/components/ui/empty-state'
import { Notice } from '@/components/ui/notice'
import { PageHeader } from '@/components/ui/page-header'
import { RelativeTime } from '@/components/ui/relative-time'
import * as imports from '@/lib/db/tool-imports'
import * as tools from '@/lib/db/tools'
import { currentProject } from '@/lib/server/current-project'
import { formatCount } from '@/lib/shared/format'
import { importReportSchema, toolKey } from '@/lib/tool'
import { loadEntries } from '../../actions'
import { formatName } from '../../format-name'
import { ROWS_PER_PAGE } from '../../paging'

/** Servers that are named in one line. */
const RENEWED_SHOWN = 8

/** The title and the page need the same import; it is read once a request. */
const findImport = cache(imports.findImport)

export async function generateMetadata({ params }: PageProps<'/tools/imports/[id]'>): Promise<Metadata> {
  const project = await currentProject()
  const found = await findImport(project.id, (await params).id)
  return { title: found ? `Import of ${found.fileName}` : 'Import not found' }
}

/** What became of every server and tool of an imported file. */
export default async function ImportPage({ params, searchParams }: PageProps<'/tools/imports/[id]'>) {
  const project = await currentProject()
  const found = await findImport(project.id, (await params).id)
  if (!found) notFound()
  const query = await searchParams
  const report = importReportSchema.parse(found.report)
  const filter = reportFilterOf(query)
  const lines = filterEntries(report, filter)
  const place = Number([query.entry].flat()[0] ?? Number.NaN)
  const open = report.entries[place]
  const { servers } = report
  const [renewed, only] = await Promise.all([
    imports.listRenewed(project.id, found.id),
    imports.onlyServerOf(project.id, found.id),
  ])
  return (
    <>
      <PageHeader
        breadcrumbs={[
          { href: '/tools', label: 'Tools' },
          { href: '/tools/imports', label: 'Imports' },
        ]}
        title={found.fileName}
        facts={
          <>
            <span>{formatName(found.format)}</span>
            <span>
              kept {formatCount(servers.kept)} of {formatCount(servers.in)} servers and{' '}
              {formatCount(report.kept)} of {formatCount(report.in)} tools
            </span>
            <RelativeTime at={found.createdAt} />
          </>
        }
        actions={
          <>
            <ButtonLink
              href={`/api/import/tools/${found.id}` as Route}
              prefetch={false}
              download
              icon={<Download aria-hidden />}
            >
              Download report
            </ButtonLink>
            {servers.kept > 0 && (
              <ButtonLink
                href={only ? (`/tools/servers/${only.serverId}` as Route) : '/tools/servers'}
                variant="primary"
              >
                {only ? `Open ${only.title}` : 'Open servers'}
              </ButtonLink>
            )}
          </>
        }
      />
      {renewed.length > 0 && (
        <Notice className="m-2">
          New versions of servers that were known:{' '}
          {renewed.slice(0, RENEWED_SHOWN).map(({ serverId, title, version }, i) => (
            <span key={serverId}>
              {i > 0 && ', '}
              <Link
                href={`/tools/servers/${serverId}?version=${version}&against=${version - 1}` as Route}
                className="underline"
              >
                what changed in {title}
              </Link>
            </span>
          ))}
          {renewed.length > RENEWED_SHOWN && ` and ${formatCount(renewed.length - RENEWED_SHOWN)} more`}.
        </Notice>
      )}
      {servers.kept === 0 && (
        <Notice tone="warning" className="m-2">
          No server of this file was kept, so the catalogue is as it was. The reasons are listed below.
        </Notice>
      )}
      <div
        className={cx(
          'grid min-h-0 flex-1 grid-cols-[15rem_minmax(0,1fr)]',
          servers.kept === 0 && 'border-line border-t',
        )}
      >
        <ReportFacets importId={found.id} facets={facetsOf(report)} current={filter} />
        <div className="flex min-h-0 flex-col">
          {lines.length === 0 ? (
            <EmptyState
              sentence="No entry of this report meets the filter."
              action={<ButtonLink href={reportHref(found.id, ALL_ENTRIES)}>All entries</ButtonLink>}
            />
          ) : (
            <ReportTable
              importId={found.id}
              first={lines.slice(0, ROWS_PER_PAGE)}
              rowCount={lines.length}
              filter={filter}
              openPlace={open ? place : null}
              load={loadEntries}
            />
          )}
          {open && (
            <ReportEntry
              entry={open}
              {...(await linksOf(project.id, open))}
              closeHref={reportHref(found.id, filter)}
            />
          )}
        </div>
      </div>
    </>
  )
}

/** Where an entry stands in the catalogue today: a later import may have changed it, and it may be removed. */
async function linksOf(projectId: string, entry: ImportEntry) {
  const nowhere = { serverHref: null, toolHref: null }
  if (entry.outcome === 'rejected') return nowhere
  const server = (await tools.listServers(projectId)).find(({ name }) => name === entry.server)
  if (!server) return nowhere
  const ids = await tools.toolIdsOf(projectId, [server.documentId])
  const toolId = entry.tool === null ? undefined : ids.get(toolKey(server.name, entry.tool))
  return {
    serverHref: `/tools/servers/${server.id}` as Route,
    toolHref: toolId ? (`/tools/${toolId}` as Route) : null,
  }
}
