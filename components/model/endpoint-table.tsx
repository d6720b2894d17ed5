import Link from 'next/link'
import { Badge } from '@/components/ui/badge'
import { Table, TableCell, TableHead, TableRow } from '@/components/ui/table'
import { Tag } from '@/components/ui/tag'
import { formatCount } from '@/lib/shared/format'
import type { EndpointSummary } from './endpoint'

/** The models that can write, play and judge here: the built-in one, which is always there, then the endpoints. */
export function EndpointTable({ endpoints }: { endpoints: EndpointSummary[] }) {
  return (
    <Table>
      <caption className="sr-only">Models of this project</caption>
      <thead>
        <tr>
          <TableHead>Name</TableHead>
          <TableHead>Model</TableHead>
          <TableHead>Base URL</TableHead>
          <TableHead>Key</TableHead>
          <TableHead numeric>In flight</TableHead>
          <TableHead numeric>Time-out</TableHead>
          <TableHead numeric>Calls spent</TableHead>
          <TableHead numeric>Tokens spent</TableHead>
        </tr>
      </thead>
      <tbody>
        <TableRow>
          <TableCell>
            <Tag>built-in</Tag>
          </TableCell>
          <TableCell colSpan={7} className="text-ink-soft">
            rule-based — no network
          </TableCell>
        </TableRow>
        {endpoints.map((endpoint) => (
          <TableRow key={endpoint.id}>
            <TableCell>
              <Link href={`/settings/${endpoint.id}`} className="font-medium">
                {endpoint.name}
              </Link>
            </TableCell>
            <TableCell className="font-mono">{endpoint.model}</TableCell>
            <TableCell className="max-w-[36ch] truncate font-mono text-ink-soft" title={endpoint.baseUrl}>
              {endpoint.baseUrl}
            </TableCell>
            <TableCell>
              {endpoint.keyHint === null ? (
                <span className="text-ink-faint">none</span>
              ) : (
                <Badge tone="neutral" className="font-mono">
                  {endpoint.keyHint}
                </Badge>
              )}
            </TableCell>
            <TableCell numeric>{endpoint.concurrency}</TableCell>
            <TableCell numeric>{endpoint.timeoutMs / 1000} s</TableCell>
            <TableCell numeric>
              <Spent spent={endpoint.callsSpent} max={endpoint.callsMax} />
            </TableCell>
            <TableCell numeric>
              <Spent spent={endpoint.tokensSpent} max={endpoint.tokensMax} />
            </TableCell>
          </TableRow>
        ))}
      </tbody>
    </Table>
  )
}

function Spent({ spent, max }: { spent: number; max: number | null }) {
  return (
    <>
      {formatCount(spent)}
      {max !== null && <span className="text-ink-faint"> of {formatCount(max)}</span>}
    </>
  )
}
