import type { Route } from 'next'
import Link from 'next/link'
import type { ComponentProps } from 'react'
import { RelativeTime } from '@/components/ui/relative-time'
import { counted, formatCount } from '@/lib/shared/format'
import { CommandWords } from './command-words'
import { DomainForm, type KnownDomain } from './domain-form'
import type { KnownSource } from './refresh-button'

/** What a server says of itself, and the versions of its document. */
export function ServerAbout({
  name,
  description,
  domain,
  domains,
  chooseDomain,
  version,
  versions,
  source,
  graphs,
}: {
  name: string
  description: string
  domain: KnownDomain
  /** Domains that other servers of the project have. */
  domains: readonly string[]
  chooseDomain: ComponentProps<typeof DomainForm>['choose']
  /** The version that the page shows. */
  version: number
  /** Newest first. */
  versions: readonly {
    version: number
    toolCount: number
    importedAt: Date
    href: Route
    reportHref: Route
    /** What the shown version has otherwise than this one. */
    compareHref: Route
  }[]
  /** Null where the tools came from a file. */
  source: KnownSource | null
  /** The graphs that stand on the server's documents, each at its newest version. */
  graphs: readonly {
    graphId: string
    name: string
    graphVersion: number
    documentVersion: number
    taskCount: number
  }[]
}) {
  const newest = versions[0]?.version ?? version
  return (
    <aside
      aria-label="About the server"
      // biome-ignore lint/a11y/noNoninteractiveTabindex: a scrolling region must be reachable by keyboard
      tabIndex={0}
      className="grid min-h-0 content-start gap-5 overflow-auto border-line border-l p-4"
    >
      <section className="grid gap-1">
        <h2 className="font-medium text-section">About</h2>
        <p className="wrap-anywhere font-mono text-ink-soft text-meta">{name}</p>
        <Description text={description} />
      </section>
      <DomainForm domain={domain} known={domains} choose={chooseDomain} />
      {source && (
        <section className="grid gap-2">
          <h2 className="font-medium text-section">Source</h2>
          {source.kind === 'command' ? (
            <CommandWords {...source} />
          ) : (
            <p className="wrap-anywhere font-mono text-meta">{source.url}</p>
          )}
          <p className="text-ink-soft text-meta">
            {source.secretNames.length > 0 && <>With {source.secretNames.join(', ')}. </>}
            Listed <RelativeTime at={source.listedAt} />.
          </p>
        </section>
      )}
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
              <span className="flex gap-2">
                {each.version !== version && (
                  <Link
                    href={each.compareHref}
                    aria-label={`Compare with version ${each.version}`}
                    className="text-ink-soft underline"
                  >
                    compare
                  </Link>
                )}
                <Link href={each.reportHref} className="text-ink-soft underline">
                  import
                </Link>
              </span>
            </li>
          ))}
        </ol>
      </section>
      {graphs.length > 0 && (
        <section className="grid gap-2">
          <h2 className="font-medium text-section">Graphs</h2>
          <ul className="grid gap-2 text-meta">
            {graphs.map((graph) => (
              <li key={graph.graphId} className="grid">
                <Link href={`/tool-graphs/${graph.graphId}` as Route} className="wrap-anywhere underline">
                  {graph.name} v{graph.graphVersion}
                </Link>
                <span className={graph.documentVersion < newest ? 'text-undecided' : 'text-ink-soft'}>
                  stands on version {graph.documentVersion}
                  {graph.documentVersion < newest && ', which is not the newest'}
                  {graph.taskCount > 0 && `; ${counted(graph.taskCount, 'task')}`}
                </span>
              </li>
            ))}
          </ul>
        </section>
      )}
    </aside>
  )
}

/** Instructions for agents run to pages; people see how they begin. */
const DESCRIPTION_CHARS_SHOWN = 360

function Description({ text }: { text: string }) {
  if (text === '') return <p className="text-ink-faint">The document does not describe the server.</p>
  const whole = <p className="wrap-anywhere whitespace-pre-line text-ink-soft">{text}</p>
  if (text.length <= DESCRIPTION_CHARS_SHOWN) return whole
  return (
    <details className="group">
      <summary className="text-ink-soft">
        <span className="wrap-anywhere group-open:hidden">
          {text.slice(0, DESCRIPTION_CHARS_SHOWN).replace(/[\uD800-\uDBFF]$/, '')}…{' '}
        </span>
        <span className="underline group-open:hidden">Read on</span>
        <span className="hidden underline group-open:inline">Show less</span>
      </summary>
      {whole}
    </details>
  )
}
