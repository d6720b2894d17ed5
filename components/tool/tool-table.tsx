'use client'

import type { Route } from 'next'
import { memo } from 'react'
import { PagedTable, pageFrom } from '@/components/ui/paged-table'
import type { VirtualColumn } from '@/components/ui/virtual-table'
import { formatCount } from '@/lib/shared/format'
import { ok } from '@/lib/shared/result'
import type { CatalogueFilter } from './catalogue-filter'
import { DomainTag } from './domain-tag'
import { type CatalogueListing, loadTools } from './load-tools'
import { toolColumns } from './tool-columns'

/**
 * Tools of all servers; the following pages are read as the reader comes near the end. Drawn anew only for another
 * answer, not for every key of a search.
 */
export const ToolTable = memo(function ToolTable({
  first,
  rowCount,
  filter,
}: {
  first: readonly CatalogueListing[]
  rowCount: number
  filter: CatalogueFilter
}) {
  return (
    <PagedTable
      label="Tools"
      list={JSON.stringify(filter)}
      columns={columns}
      first={pageFrom(0, first)}
      rowCount={rowCount}
      getRowKey={(tool) => tool.id}
      getRowHref={(tool) => `/tools/${tool.id}` as Route}
      load={async (offset) => {
        const more = await loadTools(filter, offset)
        return more.ok ? ok(pageFrom(offset, more.value.rows)) : more
      }}
    />
  )
})

const [name, description, ...figures] = toolColumns
const columns: VirtualColumn<CatalogueListing>[] = [
  ...(name ? [name] : []),
  {
    key: 'server',
    header: 'Server',
    width: 'minmax(120px, 1.5fr)',
    cell: (tool) => tool.serverTitle,
  },
  {
    key: 'domain',
    header: 'Domain',
    width: 'minmax(110px, 1.2fr)',
    cell: (tool) => tool.domain && <DomainTag domain={tool.domain} />,
  },
  ...(description ? [description] : []),
  ...figures,
  {
    key: 'calls',
    header: 'Calls',
    width: '64px',
    numeric: true,
    cell: (tool) => (tool.calls === 0 ? <Nothing /> : formatCount(tool.calls)),
  },
  {
    key: 'failures',
    header: 'Failed',
    width: '60px',
    numeric: true,
    cell: (tool) => (tool.calls === 0 ? <Nothing /> : share(tool.failures, tool.calls)),
  },
]

/** Never called is neither no failure nor a hundred percent. */
const Nothing = () => (
  <span title="never called in a trajectory" className="text-ink-faint">
    –
  </span>
)

function share(part: number, whole: number): string {
  const percent = (100 * part) / whole
  return part > 0 && percent < 1 ? '<1 %' : `${Math.round(percent)} %`
}
