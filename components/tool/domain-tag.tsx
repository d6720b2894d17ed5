import { TOOL_HUES, toolColor } from '@/components/ui/tag'

/** A domain by its name, after a mark in its colour. */
export function DomainTag({ domain }: { domain: string }) {
  return (
    <span className="inline-flex min-w-0 max-w-full items-center gap-1.5 text-meta" title={domain}>
      <span
        aria-hidden
        style={{ backgroundColor: toolColor(domainHue(domain)) }}
        className="size-2 shrink-0 rounded-[2px]"
      />
      <span className="truncate">{domain}</span>
    </span>
  )
}

/** A hue from 1 to 12 that a domain keeps wherever it is shown. */
export function domainHue(domain: string): number {
  let sum = 7
  for (const letter of domain) sum = (sum * 31 + (letter.codePointAt(0) ?? 0)) % 65_521
  return (sum % TOOL_HUES) + 1
}
