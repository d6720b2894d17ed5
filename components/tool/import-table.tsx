import type { Route } from 'next'
import Link from 'next/link'
import { RelativeTime } from '@/components/ui/relative-time'
import { Table, TableCell, TableHead, TableRow } from '@/components/ui/table'
import { formatCount } from '@/lib/shared/format'

/** One import as a line of a list. */
interface ImportListing {
  id: string
  fileName: string
  /** The format's name for people. */
  format: string
  /** How many servers were new or had changed. */
  documentCount: number
  importedAt: Date
}

/** Imports with what they brought; each row leads to its report. */
export function ImportTable({ imports }: { imports: readonly ImportListing[] }) {
  return (
    <div className="min-h-0 flex-1 overflow-auto">
      <Table aria-label="Imports">
        <thead>
          <tr>
            <TableHead>File</TableHead>
            <TableHead>Format</TableHead>
            <TableHead numeric>New or changed servers</TableHead>
            <TableHead numeric>Imported</TableHead>
          </tr>
        </thead>
        <tbody>
          {imports.map((each) => (
            <TableRow key={each.id}>
              <TableCell className="w-full max-w-0">
                <Link
                  href={`/tools/imports/${each.id}` as Route}
                  className="block truncate font-mono no-underline hover:underline"
                >
                  {each.fileName}
                </Link>
              </TableCell>
              <TableCell className="whitespace-nowrap">{each.format}</TableCell>
              <TableCell numeric>{formatCount(each.documentCount)}</TableCell>
              <TableCell numeric>
                <RelativeTime at={each.importedAt} />
              </TableCell>
            </TableRow>
          ))}
        </tbody>
      </Table>
    </div>
  )
}
