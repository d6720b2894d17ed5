'use client'

import type { Route } from 'next'
import { type VirtualColumn, VirtualTable } from '@/components/ui/virtual-table'
import type { Chain } from '@/lib/tool-graph'
import { toolNameOf } from './words'

type ChainRow = Chain & { id: string; taskCount: number }

const columns: VirtualColumn<ChainRow>[] = [
  {
    key: 'tools',
    header: 'Chain',
    width: 'minmax(240px, 1fr)',
    cell: (row) => <span className="font-mono">{row.tools.map(toolNameOf).join(' → ')}</span>,
  },
  { key: 'length', header: 'Tools', width: '72px', numeric: true, cell: (row) => row.tools.length },
  { key: 'walks', header: 'Walks', width: '88px', numeric: true, cell: (row) => row.walks },
  { key: 'tasks', header: 'Tasks', width: '88px', numeric: true, cell: (row) => row.taskCount },
]

/** Chains of one graph version, most walked first; opening one traces it on the graph. */
export function ChainTable({
  chains,
  total,
  graphId,
  version,
}: {
  chains: readonly ChainRow[]
  total: number
  graphId: string
  /** Null for the newest. */
  version: number | null
}) {
  const query = version === null ? '' : `&v=${version}`
  return (
    <div className="flex h-full min-h-0 flex-col">
      <p className="figures border-line border-b px-4 py-1.5 text-ink-faint text-meta">
        {chains.length} of {total} chains
      </p>
      <VirtualTable
        label="Chains"
        className="flex-1"
        columns={columns}
        rows={chains}
        getRowKey={(row) => row.id}
        getRowHref={(row) => `/tool-graphs/${graphId}?chain=${row.id}${query}` as Route}
      />
    </div>
  )
}
