import type { Route } from 'next'
import Link from 'next/link'
import { RelativeTime } from '@/components/ui/relative-time'
import { Table, TableCell, TableHead, TableRow } from '@/components/ui/table'
import type { Manifest } from '@/lib/dataset'
import { formatCount } from '@/lib/shared/format'
import { GeneratorTags } from './generator-tags'

interface VersionRow {
  id: string
  name: string
  version: number
  rowCount: number
  manifest: Manifest
  createdAt: Date
}

/** Frozen versions with what was selected and who made it; each row leads to its version. */
export function DatasetTable({ versions }: { versions: readonly VersionRow[] }) {
  return (
    <div className="min-h-0 flex-1 overflow-auto">
      <Table aria-label="Dataset versions">
        <thead>
          <tr>
            <TableHead>Dataset</TableHead>
            <TableHead>Selection</TableHead>
            <TableHead>Made by</TableHead>
            <TableHead numeric>Rows</TableHead>
            <TableHead numeric>Frozen</TableHead>
          </tr>
        </thead>
        <tbody>
          {versions.map(({ id, name, version, rowCount, manifest, createdAt }) => (
            <TableRow key={id}>
              <TableCell className="whitespace-nowrap">
                <Link href={`/datasets/${id}` as Route} className="no-underline hover:underline">
                  {name} <span className="text-ink-faint">· v{version}</span>
                </Link>
              </TableCell>
              <TableCell className="w-full max-w-0 truncate text-ink-soft">{manifest.filter.words}</TableCell>
              <TableCell>
                <GeneratorTags generators={manifest.generators} />
              </TableCell>
              <TableCell numeric>{formatCount(rowCount)}</TableCell>
              <TableCell numeric>
                <RelativeTime at={createdAt} />
              </TableCell>
            </TableRow>
          ))}
        </tbody>
      </Table>
    </div>
  )
}
