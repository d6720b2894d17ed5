'use client'

import type { Route } from 'next'
import Link from 'next/link'
import type { ReactNode } from 'react'
import { type VirtualColumn, VirtualTable } from '@/components/ui/virtual-table'
import type { Chain, ChainStanding } from '@/lib/tool-graph'
import { StandingBadge } from './standing-badge'
import { chainWords } from './words'

type ChainRow = Chain & { id: string; taskCount: number; standing: ChainStanding; isVerified: boolean }

const columnsWith = (readingHref: (id: string) => Route): VirtualColumn<ChainRow>[] => [
  {
    key: 'tools',
    header: 'Chain',
    width: 'minmax(240px, 1fr)',
    cell: (row) => <span className="font-mono">{chainWords(row.tools)}</span>,
  },
  {
    key: 'standing',
    header: 'Checks',
    width: '148px',
    cell: (row) => (
      <Link
        href={readingHref(row.id)}
        prefetch={false}
        className="relative z-10 no-underline hover:underline"
        title={row.standing.outcome === 'pass' ? undefined : row.standing.by.reason}
      >
        <StandingBadge standing={row.standing} isVerified={row.isVerified} />
      </Link>
    ),
  },
  { key: 'length', header: 'Tools', width: '72px', numeric: true, cell: (row) => row.tools.length },
  { key: 'walks', header: 'Walks', width: '88px', numeric: true, cell: (row) => row.walks },
  { key: 'tasks', header: 'Tasks', width: '88px', numeric: true, cell: (row) => row.taskCount },
]

/** Chains of one graph version, most walked first; opening one traces it on the graph. */
export function ChainTable({
  chains,
  tally,
  total,
  graphId,
  version,
  readId,
}: {
  chains: readonly ChainRow[]
  /** How these chains stand, counted. */
  tally: ReactNode
  total: number
  graphId: string
  /** Null for the newest. */
  version: number | null
  /** The chain whose checks are being read. */
  readId?: string
}) {
  const query = version === null ? '' : `&v=${version}`
  return (
    <div className="flex h-full min-h-0 flex-col">
      <p className="figures flex flex-wrap items-baseline gap-x-4 border-line border-b px-4 py-1.5 text-ink-faint text-meta">
        {chains.length} of {total} chains
        {tally}
      </p>
      <VirtualTable
        label="Chains"
        className="flex-1"
        columns={columnsWith((id) => `/tool-graphs/${graphId}/chains?read=${id}${query}` as Route)}
        rows={chains}
        selectedKey={readId}
        getRowKey={(row) => row.id}
        getRowHref={(row) => `/tool-graphs/${graphId}?chain=${row.id}${query}` as Route}
      />
    </div>
  )
}
