'use client'

import { Download } from 'lucide-react'
import type { Route } from 'next'
import Link from 'next/link'
import { useRouter } from 'next/navigation'
import type { ReactNode } from 'react'
import { toast } from 'sonner'
import { Button, ButtonLink } from '@/components/ui/button'
import { CodeBlock } from '@/components/ui/code-block'
import { ConfirmDialog } from '@/components/ui/confirm-dialog'
import { CopyButton } from '@/components/ui/copy-button'
import { PageHeader } from '@/components/ui/page-header'
import { RelativeTime } from '@/components/ui/relative-time'
import { Table, TableCell, TableHead, TableRow } from '@/components/ui/table'
import { formatManifest, type Manifest } from '@/lib/dataset'
import { capitalised, inProse } from '@/lib/shared/english'
import { counted, formatBytes, formatCount } from '@/lib/shared/format'
import type { Result } from '@/lib/shared/result'
import { GeneratorTags } from './generator-tags'

/** One frozen version: its files, what was kept and left out and why, and what the rows stand on. */
export function DatasetVersionView({
  version,
  query,
  others,
  remove,
}: {
  version: {
    id: string
    name: string
    version: number
    rowCount: number
    manifest: Manifest
    createdAt: Date
  }
  /** The filter as an address of the trajectory list. */
  query: string
  /** All versions of the same dataset, newest first. */
  others: { id: string; version: number }[]
  remove: (input: { versionId: string }) => Promise<Result<null>>
}) {
  const router = useRouter()
  const { manifest } = version
  const askRemove = async () => {
    const removed = await remove({ versionId: version.id })
    if (removed.ok) router.push('/datasets')
    else toast.error(removed.problem.message)
  }
  return (
    <>
      <PageHeader
        breadcrumbs={[{ href: '/datasets', label: 'Datasets' }]}
        title={`${version.name} · v${version.version}`}
        facts={
          <>
            <span className="figures">{counted(version.rowCount, 'row')}</span>
            <GeneratorTags generators={manifest.generators} />
            <span>
              frozen <RelativeTime at={version.createdAt} />
            </span>
          </>
        }
        actions={
          <>
            <ButtonLink href={`/trajectories${query && `?${query}`}` as Route}>Open the selection</ButtonLink>
            <ConfirmDialog
              trigger={<Button variant="danger">Remove version</Button>}
              title={`Remove ${version.name} v${version.version}?`}
              description="The frozen rows are gone; the trajectories stay, and files already downloaded are yours."
              confirmLabel="Remove version"
              onConfirm={askRemove}
            />
          </>
        }
      />
      <div className="grid content-start gap-7 overflow-auto p-4">
        <Section title="Files">
          <FileTable versionId={version.id} files={manifest.files} />
        </Section>
        <Section title="Selection">
          <p className="text-body text-ink-soft">{capitalised(manifest.filter.words)}.</p>
          <CountTable counts={manifest.counts} />
        </Section>
        <Section title="Made by">
          <ul className="grid gap-1 text-body">
            {manifest.generators.map((generator) => (
              <li key={generator.inWords}>
                <span className="figures">{formatCount(generator.rows)}</span> rows. {generator.inWords}
              </li>
            ))}
          </ul>
        </Section>
        <Section title="Stands on">
          <SourceTable manifest={manifest} />
        </Section>
        {others.length > 1 && (
          <Section title="Versions">
            <p className="flex gap-3 text-body">
              {others.map((other) =>
                other.id === version.id ? (
                  <span key={other.id} aria-current="page" className="font-medium">
                    v{other.version}
                  </span>
                ) : (
                  <Link key={other.id} href={`/datasets/${other.id}` as Route}>
                    v{other.version}
                  </Link>
                ),
              )}
            </p>
          </Section>
        )}
        <details>
          <summary className="cursor-pointer font-medium text-section">Manifest</summary>
          <CodeBlock className="mt-2" label="manifest.json" code={formatManifest(manifest)} />
        </details>
      </div>
    </>
  )
}

function Section({ title, children }: { title: string; children: ReactNode }) {
  return (
    <section className="grid gap-2">
      <h2 className="font-medium text-section">{title}</h2>
      {children}
    </section>
  )
}

function FileTable({ versionId, files }: { versionId: string; files: Manifest['files'] }) {
  const named = [
    ...files.map((file) => ({ ...file, isRows: true })),
    { name: 'manifest.json', isRows: false } as const,
  ]
  return (
    <Table aria-label="Files" className="-ml-4 max-w-4xl">
      <thead>
        <tr>
          <TableHead>File</TableHead>
          <TableHead numeric>Rows</TableHead>
          <TableHead numeric>Size</TableHead>
          <TableHead>SHA-256</TableHead>
          <TableHead>Altered</TableHead>
        </tr>
      </thead>
      <tbody>
        {named.map((file) => (
          <TableRow key={file.name}>
            <TableCell>
              {/* A plain link: the file streams from the server, it is no page. */}
              <a
                href={`/api/export/${versionId}/${file.name}`}
                download
                className="inline-flex items-center gap-1.5 font-mono"
              >
                <Download aria-hidden className="size-3.5" />
                {file.name}
              </a>
            </TableCell>
            {file.isRows ? (
              <>
                <TableCell numeric>{formatCount(file.rows)}</TableCell>
                <TableCell numeric>{formatBytes(file.bytes)}</TableCell>
                <TableCell>
                  <span className="-my-1 flex items-center gap-1 font-mono">
                    {file.sha256.slice(0, 16)}…
                    <CopyButton text={file.sha256} label={`Copy the SHA-256 of ${file.name}`} />
                  </span>
                </TableCell>
                <TableCell className="text-ink-soft">
                  {Object.entries(file.changedRows)
                    .map(([kind, rows]) => `${formatCount(rows)} ${inWords(kind)}`)
                    .join(', ') || 'nothing'}
                </TableCell>
              </>
            ) : (
              <TableCell colSpan={4} className="text-ink-soft">
                counts, filter, makers, sources and checksums
              </TableCell>
            )}
          </TableRow>
        ))}
      </tbody>
    </Table>
  )
}

function CountTable({ counts }: { counts: Manifest['counts'] }) {
  const reasons = [
    ...Object.entries(counts.dropped).map(([reason, n]) => ({ outcome: 'dropped', reason, n })),
    ...Object.entries(counts.quarantined).map(([reason, n]) => ({ outcome: 'quarantined', reason, n })),
  ].sort((a, b) => b.n - a.n)
  return (
    <Table aria-label="What was kept and left out" className="-ml-4 max-w-xl">
      <tbody>
        <TableRow>
          <TableCell>Looked at</TableCell>
          <TableCell numeric>{formatCount(counts.in)}</TableCell>
        </TableRow>
        <TableRow>
          <TableCell>Kept</TableCell>
          <TableCell numeric>{formatCount(counts.kept)}</TableCell>
        </TableRow>
        {reasons.map(({ outcome, reason, n }) => (
          <TableRow key={`${outcome} ${reason}`}>
            <TableCell className="text-ink-soft">
              {capitalised(outcome)}: {inWords(reason)}
            </TableCell>
            <TableCell numeric>{formatCount(n)}</TableCell>
          </TableRow>
        ))}
      </tbody>
    </Table>
  )
}

/** `function-renamed` as people write it. */
const inWords = (name: string): string => name.replaceAll('-', ' ')

/** With more sources than this, their list stands closed. */
const SOURCES_OPEN = 12

function SourceTable({ manifest }: { manifest: Manifest }) {
  const sources = [
    ...manifest.graphs.map((graph) => ({
      kind: 'graph',
      name: `${graph.name} v${graph.version}`,
      print: graph.fingerprint,
    })),
    ...manifest.documents.map((document) => ({
      kind: 'tool document',
      name: `${document.server} v${document.version}`,
      print: document.fingerprint,
    })),
    ...manifest.jobs.map((job) => ({
      kind: 'run',
      name: `seed ${job.seed}, ${job.model}${job.judgedAgain ? ', judged again' : ''}`,
      print: job.fingerprint,
    })),
  ]
  const kinds = [
    counted(manifest.graphs.length, 'graph'),
    counted(manifest.documents.length, 'tool document'),
    counted(manifest.jobs.length, 'run'),
  ]
  return (
    <details open={sources.length <= SOURCES_OPEN}>
      <summary className="text-body text-ink-soft">{inProse(kinds)}</summary>
      <Table aria-label="Sources" className="-ml-4 max-w-3xl">
        <tbody>
          {sources.map((source) => (
            <TableRow key={`${source.kind} ${source.print}`}>
              <TableCell className="whitespace-nowrap text-ink-faint">{source.kind}</TableCell>
              <TableCell className="w-full">{source.name}</TableCell>
              <TableCell className="font-mono text-ink-faint">{source.print.slice(0, 16)}</TableCell>
            </TableRow>
          ))}
        </tbody>
      </Table>
    </details>
  )
}
