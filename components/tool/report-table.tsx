'use client'

import { PagedTable, pageFrom } from '@/components/ui/paged-table'
import type { VirtualColumn } from '@/components/ui/virtual-table'
import { ok, type Result } from '@/lib/shared/result'
import { OutcomeBadge } from './outcome-badge'
import { type ReportFilter, type ReportLine, reportHref } from './report-filter'

/** The entries of a report in the order of the file; each row opens its entry below the list. */
export function ReportTable({
  importId,
  first,
  rowCount,
  filter,
  openPlace,
  load,
}: {
  importId: string
  first: readonly ReportLine[]
  rowCount: number
  filter: ReportFilter
  /** The place of the entry that is open. */
  openPlace: number | null
  load: (request: { importId: string; filter: ReportFilter; offset: number }) => Promise<Result<ReportLine[]>>
}) {
  return (
    <PagedTable
      label="Entries of the report"
      list={reportHref(importId, filter)}
      columns={columns}
      first={pageFrom(0, first)}
      rowCount={rowCount}
      getRowKey={(line) => String(line.place)}
      getRowHref={(line) => reportHref(importId, filter, line.place)}
      selectedKey={openPlace === null ? undefined : String(openPlace)}
      load={async (offset) => {
        const more = await load({ importId, filter, offset })
        return more.ok ? ok(pageFrom(offset, more.value)) : more
      }}
    />
  )
}

const columns: VirtualColumn<ReportLine>[] = [
  {
    key: 'name',
    header: 'Tool or server',
    width: 'minmax(150px, 3fr)',
    cell: ({ entry }) =>
      entry.tool === null ? (
        <span className="font-medium">{entry.server}</span>
      ) : (
        <span className="pl-3 font-mono">{entry.tool}</span>
      ),
  },
  {
    key: 'server',
    header: 'Server',
    width: 'minmax(90px, 2fr)',
    cell: ({ entry }) => <span className="text-ink-soft">{entry.tool === null ? '' : entry.server}</span>,
  },
  {
    key: 'outcome',
    header: 'Outcome',
    width: '88px',
    cell: ({ entry }) => <OutcomeBadge outcome={entry.outcome} />,
  },
  {
    key: 'reasons',
    header: 'What and why',
    width: 'minmax(200px, 6fr)',
    cell: ({ entry }) => (
      <span className="text-ink-soft">{entry.reasons.map(({ message }) => message).join(' ')}</span>
    ),
  },
]
