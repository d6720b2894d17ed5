'use client'

import type { Route } from 'next'
import { RelativeTime } from '@/components/ui/relative-time'
import { Tag } from '@/components/ui/tag'
import { type VirtualColumn, VirtualTable } from '@/components/ui/virtual-table'

interface GraphRow {
  graphId: string
  name: string
  version: number
  note: string
  author: string
  nodeCount: number
  dependencyCount: number
  createdAt: Date
}

const columns: VirtualColumn<GraphRow>[] = [
  { key: 'name', header: 'Graph', width: 'minmax(160px, 2fr)', cell: (row) => row.name },
  { key: 'version', header: 'Version', width: '72px', numeric: true, cell: (row) => `v${row.version}` },
  { key: 'tools', header: 'Tools', width: '72px', numeric: true, cell: (row) => row.nodeCount },
  {
    key: 'dependencies',
    header: 'Dependencies',
    width: '112px',
    numeric: true,
    cell: (row) => row.dependencyCount,
  },
  { key: 'author', header: 'Author', width: '104px', cell: (row) => <Tag>{row.author}</Tag> },
  { key: 'note', header: 'What changed', width: 'minmax(120px, 3fr)', cell: (row) => row.note },
  { key: 'saved', header: 'Saved', width: '128px', cell: (row) => <RelativeTime at={row.createdAt} /> },
]

/** Every graph of a project by its newest version. */
export function GraphTable({ graphs }: { graphs: readonly GraphRow[] }) {
  return (
    <VirtualTable
      label="Tool-call graphs"
      columns={columns}
      rows={graphs}
      getRowKey={(row) => row.graphId}
      getRowHref={(row) => `/tool-graphs/${row.graphId}` as Route}
    />
  )
}
