import type { Route } from 'next'
import Link from 'next/link'
import { RelativeTime } from '@/components/ui/relative-time'
import { formatCount } from '@/lib/shared/format'

/** What a server says of itself, and the versions of its document. */
export function ServerAbout({
  name,
  description,
  domain,
  version,
  versions,
}: {
  name: string
  description: string
  domain: string | null
  /** The version that the page shows. */
  version: number
  /** Newest first. */
  versions: readonly {
    version: number
    toolCount: number
    importedAt: Date
    href: Route
    reportHref: Route
  }[]
}) {
  return (
    <aside
      aria-label="About the server"
      // biome-ignore lint/a11y/noNoninteractiveTabindex: a scrolling region must be reachable by keyboard
      tabIndex={0}
      className="grid min-h-0 content-start gap-5 overflow-auto border-line border-l p-4"
    >
      <section className="grid gap-1">
        <h2 className="font-medium text-section">About</h2>
        {description === '' ? (
          <p className="text-ink-faint">The document does not describe the server.</p>
        ) : (
          <p className="wrap-anywhere whitespace-pre-line text-ink-soft">{description}</p>
        )}
      </section>
      <dl className="grid grid-cols-[auto_minmax(0,1fr)] gap-x-4 gap-y-1 text-meta">
        <dt className="text-ink-faint">Name</dt>
        <dd className="wrap-anywhere font-mono">{name}</dd>
        <dt className="text-ink-faint">Domain</dt>
        <dd>{domain ?? <span className="text-ink-faint">not stated</span>}</dd>
      </dl>
      <section className="grid gap-2">
        <h2 className="font-medium text-section">Versions</h2>
        <ol className="grid gap-2 text-meta">
          {versions.map((each) => (
            <li key={each.version} className="grid grid-cols-[4.5rem_minmax(0,1fr)_auto] gap-x-3">
              <Link
                href={each.href}
                aria-current={each.version === version ? 'page' : undefined}
                className="underline aria-[current=page]:font-medium aria-[current=page]:no-underline"
              >
                version {each.version}
              </Link>
              <span className="text-ink-soft">
                <span className="tabular-nums">{formatCount(each.toolCount)}</span> tools,{' '}
                <RelativeTime at={each.importedAt} />
              </span>
              <Link href={each.reportHref} className="text-ink-soft underline">
                import
              </Link>
            </li>
          ))}
        </ol>
      </section>
    </aside>
  )
}
