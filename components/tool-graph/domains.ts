import type { KnownDomain } from '@/components/tool/domain-form'
import type { ToolKey } from '@/lib/tool'

/** One colour of a canvas: what it stands for, and whether the built-in author guessed that of some servers or of all. */
export interface LegendEntry {
  domain: string | null
  tools: ToolKey[]
  guess: 'none' | 'some' | 'all'
}

/** The domains of some tools, those with most tools first; tools whose domain is not known come last. */
export function legendOf(
  tools: readonly ToolKey[],
  domainOf: (tool: ToolKey) => Pick<KnownDomain, 'name' | 'author'>,
): LegendEntry[] {
  const entries = new Map<string | null, { tools: ToolKey[]; guessed: number }>()
  for (const tool of tools) {
    const { name, author } = domainOf(tool)
    const entry = entries.get(name) ?? { tools: [], guessed: 0 }
    entry.tools.push(tool)
    if (name !== null && author === 'built-in') entry.guessed++
    entries.set(name, entry)
  }
  return [...entries]
    .map(
      ([domain, { tools, guessed }]): LegendEntry => ({
        domain,
        tools,
        guess: guessed === 0 ? 'none' : guessed < tools.length ? 'some' : 'all',
      }),
    )
    .toSorted(
      (a, b) =>
        Number(a.domain === null) - Number(b.domain === null) ||
        b.tools.length - a.tools.length ||
        (a.domain ?? '').localeCompare(b.domain ?? '', 'en'),
    )
}
