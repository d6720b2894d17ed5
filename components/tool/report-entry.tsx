import { X } from 'lucide-react'
import type { Route } from 'next'
import Link from 'next/link'
import { ButtonLink } from '@/components/ui/button'
import { OutcomeBadge } from './outcome-badge'
import { type ImportEntry, reasonName } from './report-filter'

/** One entry in full, with the ways to what it became. */
export function ReportEntry({
  entry,
  serverHref,
  toolHref,
  closeHref,
}: {
  entry: ImportEntry
  /** The server in the catalogue; null where it is not, or no longer. */
  serverHref: Route | null
  toolHref: Route | null
  closeHref: Route
}) {
  return (
    <section
      aria-label="Entry"
      className="grid max-h-[45%] shrink-0 content-start gap-2 overflow-auto border-line border-t bg-raised px-4 py-3"
    >
      <div className="flex flex-wrap items-center gap-x-3 gap-y-1">
        <h2 className="wrap-anywhere font-medium font-mono text-body">{entry.tool ?? entry.server}</h2>
        {entry.tool !== null && <span className="text-ink-soft text-meta">of {entry.server}</span>}
        <OutcomeBadge outcome={entry.outcome} />
        {toolHref && (
          <Link href={toolHref} className="underline">
            Open the tool
          </Link>
        )}
        {serverHref && (
          <Link href={serverHref} className="underline">
            Open the server
          </Link>
        )}
        <ButtonLink size="small" href={closeHref} icon={<X aria-hidden />} className="ml-auto">
          Close
        </ButtonLink>
      </div>
      {entry.reasons.length === 0 ? (
        <p className="text-ink-soft">Taken as it was.</p>
      ) : (
        <ul className="grid gap-1">
          {entry.reasons.map((reason) => (
            <li key={reason.code + reason.message} className="wrap-anywhere max-w-[90ch]">
              <span className="text-ink-faint">{reasonName(reason.code)}: </span>
              {reason.message}
            </li>
          ))}
        </ul>
      )}
    </section>
  )
}
