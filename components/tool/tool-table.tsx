'use client'

import type { Route } from 'next'
import type { VirtualColumn } from '@/components/ui/virtual-table'
import type { Result } from '@/lib/shared/result'
import type { CatalogueFilter } from './catalogue-filter'
import { PagedTable } from './paged-table'
import { type ToolListing, toolColumns } from './tool-columns'

interface CatalogueListing extends ToolListing {
  serverTitle: string
}

/** Tools of all servers, by server; the following pages are read as the reader comes near the end. */
export function ToolTable({
  first,
  rowCount,
  filter,
  load,
}: {
  first: readonly CatalogueListing[]
  rowCount: number
  filter: CatalogueFilter
  load: (request: { filter: CatalogueFilter; offset: number }) => Promise<Result<CatalogueListing[]>>
}) {
  return (
    <PagedTable
      label="Tools"
      columns={columns}
      first={first}
      rowCount={rowCount}
      getRowKey={(tool) => tool.id}
      getRowHref={(tool) => `/tools/${tool.id}` as Route}
      load={(offset) => load({ filter, offset })}
    />
  )
}

const [name, ...others] = toolColumns
const columns: VirtualColumn<CatalogueListing>[] = [
  ...(name ? [name] : []),
  {
    key: 'server',
    header: 'Server',
    width: 'minmax(120px, 1fr)',
    cell: (tool) => tool.serverTitle,
  },
  ...others,
]
