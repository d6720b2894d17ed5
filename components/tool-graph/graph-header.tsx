import type { Route } from 'next'
import Link from 'next/link'
import type { ComponentProps } from 'react'
import { ButtonLink } from '@/components/ui/button'
import { LinkTabs } from '@/components/ui/link-tabs'
import { PageHeader } from '@/components/ui/page-header'
import { RemoveGraphButton } from './remove-graph-button'

const VERSIONS_SHOWN = 6

/** The head of a graph's pages: its name and versions, its views, and what is done with it next. */
export function GraphHeader({
  graph,
  versions,
  chainCount,
  view,
  removeGraph,
}: {
  graph: { graphId: string; name: string; version: number; latestVersion: number }
  /** Newest first. */
  versions: readonly { version: number; note: string }[]
  chainCount: number
  view: 'graph' | 'chains' | 'versions'
  removeGraph: ComponentProps<typeof RemoveGraphButton>['remove']
}) {
  const place = `/tool-graphs/${graph.graphId}`
  const suffix = view === 'graph' ? '' : `/${view}`
  const query = graph.version === graph.latestVersion ? '' : `?v=${graph.version}`
  const views = [
    { href: `${place}${query}` as Route, label: 'Graph' },
    { href: `${place}/chains${query}` as Route, label: `Chains ${chainCount}` },
    { href: `${place}/versions` as Route, label: `Versions ${versions.length}` },
  ]
  return (
    <PageHeader
      breadcrumbs={[{ href: '/tool-graphs', label: 'Graphs' }]}
      title={graph.name}
      facts={
        <nav aria-label="Versions" className="flex gap-2">
          {versions.slice(0, VERSIONS_SHOWN).map(({ version, note }) => (
            <Link
              key={version}
              href={
                `${place}${view === 'chains' ? '/chains' : ''}${version === graph.latestVersion ? '' : `?v=${version}`}` as Route
              }
              title={note}
              aria-current={version === graph.version ? 'page' : undefined}
              className="figures text-ink-soft no-underline hover:underline aria-[current=page]:font-semibold aria-[current=page]:text-ink"
            >
              v{version}
            </Link>
          ))}
          {versions.length > VERSIONS_SHOWN && <span>and {versions.length - VERSIONS_SHOWN} older</span>}
        </nav>
      }
      actions={
        <>
          <RemoveGraphButton graphId={graph.graphId} name={graph.name} remove={removeGraph} />
          <ButtonLink href={`/synthesis?graph=${graph.graphId}` as Route}>Synthesise trajectories</ButtonLink>
        </>
      }
      tabs={<LinkTabs label="Views of the graph" tabs={views} current={`${place}${suffix}${query}`} />}
    />
  )
}
