import { cx } from '@/components/ui/cx'
import { Tag, TOOL_HUES } from '@/components/ui/tag'
import { partsOf, type ToolKey } from '@/lib/tool'

/** A tool by its name, after the two letters and the hue of its server; the whole key is its title. */
export function ToolName({ tool, className }: { tool: ToolKey; className?: string }) {
  const { server, tool: name } = partsOf(tool)
  return (
    <span
      title={tool}
      className={cx('inline-flex min-w-0 items-center gap-1.5 font-mono text-meta', className)}
    >
      <Tag hue={serverHue(server)}>
        <span aria-hidden>{serverLetters(server)}</span>
        <span className="sr-only">{server}</span>
      </Tag>
      <span className="truncate">{name}</span>
    </span>
  )
}

/** A hue from 1 to 12 that a server keeps wherever it is shown. */
export function serverHue(server: string): number {
  let sum = 0
  for (const letter of server) sum = (sum * 31 + (letter.codePointAt(0) ?? 0)) % 65_521
  return (sum % TOOL_HUES) + 1
}

/** The initials of a server's first two words, or its first two letters. */
export function serverLetters(server: string): string {
  const [first = '', second] = server.split('-').filter((word) => word !== '')
  return (second ? first.slice(0, 1) + second.slice(0, 1) : first.slice(0, 2)).toUpperCase()
}
