'use client'

import type { Route } from 'next'
import { RelativeTime } from '@/components/ui/relative-time'
import { type VirtualColumn, VirtualTable } from '@/components/ui/virtual-table'
import { formatCount } from '@/lib/shared/format'
import type { Id } from '@/lib/shared/id'
import { DomainTag } from './domain-tag'
import { ServerTag } from './tool-name'

/** A server as a line of a list. */
interface ServerListing {
  id: Id<'server'>
  name: string
  title: string
  domain: { name: string | null; author: 'document' | 'built-in' | 'person' | null }
  toolCount: number
  version: number
  importedAt: Date
}

/** Servers by name; each row leads to its server. */
export function ServerTable({ servers }: { servers: readonly ServerListing[] }) {
  return (
    <div className="min-h-0 flex-1">
      <VirtualTable
        label="Servers"
        columns={columns}
        rows={servers}
        getRowKey={(server) => server.id}
        getRowHref={(server) => `/tools/servers/${server.id}` as Route}
      />
    </div>
  )
}

const columns: VirtualColumn<ServerListing>[] = [
  {
    key: 'title',
    header: 'Server',
    width: 'minmax(200px, 3fr)',
    cell: (server) => (
      <span className="inline-flex max-w-full items-center gap-1.5" title={server.title}>
        <ServerTag server={server.name} domain={server.domain.name} />
        <span className="truncate">{server.title}</span>
      </span>
    ),
  },
  {
    key: 'domain',
    header: 'Domain',
    width: 'minmax(140px, 2fr)',
    cell: ({ domain }) => <DomainTag domain={domain.name} isGuessed={domain.author === 'built-in'} />,
  },
  {
    key: 'tools',
    header: 'Tools',
    width: '56px',
    numeric: true,
    cell: (server) => formatCount(server.toolCount),
  },
  { key: 'version', header: 'Version', width: '64px', numeric: true, cell: (server) => server.version },
  {
    key: 'imported',
    header: 'Imported',
    width: '136px',
    numeric: true,
    cell: (server) => <RelativeTime at={server.importedAt} />,
  },
]
