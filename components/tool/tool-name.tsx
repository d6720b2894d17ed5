'use client'

import type { Route } from 'next'
import Link from 'next/link'
import { cx } from '@/components/ui/cx'
import { Tag, TOOL_HUES, toolColor } from '@/components/ui/tag'
import { partsOf, type ToolKey } from '@/lib/tool'
import { useDomainColors } from './domain-colors'

/** A tool by its name, after the two letters of its server; the whole key is its title. */
export function ToolName({
  tool,
  href,
  domain,
  className,
}: {
  tool: ToolKey
  /** What its server is about, where that is told by colour; null for not known. */
  domain?: string | null
  /** Its page, where it has one. */
  href?: Route
  className?: string
}) {
  const { server, tool: name } = partsOf(tool)
  return (
    <span
      title={tool}
      className={cx('inline-flex min-w-0 items-center gap-1.5 font-mono text-meta', className)}
    >
      <ServerTag server={server} domain={domain} />
      {href ? (
        <Link href={href} prefetch={false} className="truncate rounded-sm no-underline hover:underline">
          {name}
        </Link>
      ) : (
        <span className="truncate">{name}</span>
      )}
    </span>
  )
}

/** Several tools on one line, each server's together after its letters. */
export function ToolNames({ tools }: { tools: readonly ToolKey[] }) {
  const byServer = new Map<string, string[]>()
  for (const key of tools) {
    const { server, tool } = partsOf(key)
    byServer.set(server, [...(byServer.get(server) ?? []), tool])
  }
  return (
    <span title={tools.join(', ')} className="flex min-w-0 items-center gap-3 font-mono text-meta">
      {[...byServer].map(([server, names]) => (
        <span key={server} className="inline-flex min-w-0 items-center gap-1.5">
          <ServerTag server={server} />
          <span className="truncate">{names.join(', ')}</span>
        </span>
      ))}
    </span>
  )
}

/** A server by two letters, its name read aloud; in its own hue, or in its domain's colour where that is shown. */
export function ServerTag({ server, domain }: { server: string; domain?: string | null }) {
  const colorOf = useDomainColors()
  return (
    <Tag color={domain === undefined ? toolColor(serverHue(server)) : colorOf(domain).css}>
      <span aria-hidden>{serverLetters(server)}</span>
      <span className="sr-only">{server}</span>
    </Tag>
  )
}

/** A hue from 1 to 12 that a server keeps wherever it is shown. */
function serverHue(server: string): number {
  let sum = 0
  for (const letter of server) sum = (sum * 31 + (letter.codePointAt(0) ?? 0)) % 65_521
  return (sum % TOOL_HUES) + 1
}

/** The initials of a server's first two words, or its first two letters. */
export function serverLetters(server: string): string {
  const [first = '', second] = server.split('-').filter((word) => word !== '')
  return (second ? first.slice(0, 1) + second.slice(0, 1) : first.slice(0, 2)).toUpperCase()
}
