import type { Route } from 'next'
import Link from 'next/link'
import type { ReactNode } from 'react'
import { OutcomeBadge } from '@/components/job/outcome-badge'
import { ToolName } from '@/components/tool/tool-name'
import { CopyButton } from '@/components/ui/copy-button'
import { AuthorMark } from '@/components/verifier/author-mark'
import { counted, formatCount } from '@/lib/shared/format'
import type { LineageLinks, TrajectoryReading } from './reading'
import { actorNamed } from './step-author'

/** Where a trajectory comes from, who had a part in it and what became of it. */
export function TrajectoryFactsPanel({
  reading,
  links,
  isHiding,
}: {
  reading: TrajectoryReading
  links: LineageLinks
  /** True while a person marks who is not to know yet what became of it. */
  isHiding: boolean
}) {
  const { lineage, record } = reading
  return (
    <section aria-label="Facts" className="px-4 py-3">
      <h2 className="font-semibold text-section">Facts</h2>
      <dl className="mt-1 grid grid-cols-[max-content_minmax(0,1fr)] gap-x-4 gap-y-1.5 text-meta">
        <Fact name="outcome">
          {isHiding ? (
            <span className="text-ink-faint">shows when all is marked</span>
          ) : (
            <OutcomeBadge outcome={reading.outcome} reason={reading.reason} />
          )}
        </Fact>
        <Fact name="ended">
          {reading.termination}
          {record.terminationReason && <p className="text-ink-soft">{record.terminationReason}</p>}
        </Fact>
        <Fact name="task by">
          <AuthorMark author={actorNamed(lineage.task.author)} />
        </Fact>
        <Fact name="acted by">
          <AuthorMark author={actorNamed(reading.agent)} />
        </Fact>
        <Fact name="results by">
          <AuthorMark author={actorNamed(record.backend)} />
        </Fact>
        {record.user && (
          <Fact name="user by">
            <AuthorMark author={actorNamed(record.user)} />
          </Fact>
        )}
        {record.tools && (
          <Fact name="offered">
            <span className="figures">{counted(record.tools.length, 'tool')}</span>
            {record.distractors && record.distractors.length > 0 && (
              <span className="figures text-ink-soft">
                {' '}
                · {formatCount(record.distractors.length)} of them irrelevant
              </span>
            )}
          </Fact>
        )}
        <Fact name="size">
          <span className="figures">
            {counted(reading.stepCount, 'step')} · {counted(reading.turnCount, 'turn')} ·{' '}
            {counted(reading.callCount, 'call')} · {formatCount(reading.failureCount)} failed
          </span>
        </Fact>
        {reading.tokensIn + reading.tokensOut > 0 && (
          <Fact name="tokens">
            <span className="figures">
              {formatCount(reading.tokensIn)} in · {formatCount(reading.tokensOut)} out
            </span>
          </Fact>
        )}
        <Fact name="job">
          <PlaceLink href={links.job}>{lineage.job.title}</PlaceLink>
          <span className="figures text-ink-soft"> · item {formatCount(reading.ordinal)}</span>
        </Fact>
        <Fact name="seed">
          <span className="figures">{reading.seed}</span>
        </Fact>
        <Fact name="graph">
          {lineage.graph ? (
            <PlaceLink href={links.graph}>
              {lineage.graph.name} · v{lineage.graph.version}
            </PlaceLink>
          ) : (
            <span className="text-ink-faint">written without one</span>
          )}
        </Fact>
        <Fact name="chain">
          {links.chain && <PlaceLink href={links.chain}>show on the graph</PlaceLink>}
          <ol className="mt-1 grid grid-cols-[minmax(0,1fr)] gap-1">
            {lineage.task.expectedTools.map((tool, at) => (
              // biome-ignore lint/suspicious/noArrayIndexKey: a chain never changes, and may name a tool twice
              <li key={at} className="flex">
                <ToolName tool={tool} />
              </li>
            ))}
          </ol>
        </Fact>
        {!isHiding && (
          <Fact name="datasets">
            {lineage.datasets.length === 0 && <span className="text-ink-faint">in none yet</span>}
            {lineage.datasets.map(({ id, name, version }) => (
              <p key={`${id} ${version}`}>
                <PlaceLink href={links.datasets[id]}>
                  {name} · v{version}
                </PlaceLink>
              </p>
            ))}
          </Fact>
        )}
        <Fact name="fingerprint">
          <span className="flex items-center">
            <code className="truncate font-mono">{reading.fingerprint.slice(0, 12)}</code>
            <CopyButton text={reading.fingerprint} label="Copy the whole fingerprint" className="-my-1" />
          </span>
        </Fact>
      </dl>
    </section>
  )
}

function Fact({ name, children }: { name: string; children: ReactNode }) {
  return (
    <>
      <dt className="text-ink-faint">{name}</dt>
      <dd className="min-w-0 break-words">{children}</dd>
    </>
  )
}

function PlaceLink({ href, children }: { href: Route | null | undefined; children: ReactNode }) {
  return href ? (
    <Link href={href} className="rounded-sm text-ink underline hover:text-accent">
      {children}
    </Link>
  ) : (
    <span>{children}</span>
  )
}
