import type { Metadata, Route } from 'next'
import Link from 'next/link'
import type { ReactNode } from 'react'
import { DesignForm } from '@/components/synthesis/design/design-form'
import { DEFAULTS } from '@/components/synthesis/design/settings'
import { SynthesisTabs } from '@/components/synthesis/synthesis-tabs'
import { ButtonLink } from '@/components/ui/button'
import { EmptyState } from '@/components/ui/empty-state'
import { Notice } from '@/components/ui/notice'
import { PageHeader } from '@/components/ui/page-header'
import { listEndpoints } from '@/lib/db/endpoints'
import { findJob } from '@/lib/db/jobs'
import { listRunsWithTasks } from '@/lib/db/synthesis-runs'
import { listGraphs } from '@/lib/db/tool-graphs'
import { listServers } from '@/lib/db/tools'
import { currentProject } from '@/lib/server/current-project'
import { counted } from '@/lib/shared/format'
import { SynthesisParams } from '@/lib/synthesis'
import { parseThresholds } from '@/lib/task'
import { ChainSampling } from '@/lib/tool-graph'
import { moveJob } from '../jobs/actions'
import { readPreview, startPreview, startSynthesis } from './actions'

export const metadata: Metadata = { title: 'Synthesise' }

const first = (value: string | string[] | undefined) => [value].flat()[0]

/**
 * The design of a run. Its address may say where to begin: `graph` (a graph or one of its versions), `graphVersionId`,
 * `mustContain` (a tool, any number of times), `tasks` (a run whose accepted tasks are played), `from` (a run to clone, or a
 * preview to go on with), perhaps with other `thresholds` of its tasks.
 */
export default async function SynthesisPage({ searchParams }: PageProps<'/synthesis'>) {
  const project = await currentProject()
  const query = await searchParams
  const [graphs, servers, runs, endpoints] = await Promise.all([
    listGraphs(project.id),
    listServers(project.id),
    listRunsWithTasks(project.id),
    listEndpoints(project.id),
  ])
  if (servers.length === 0)
    return (
      <>
        <PageHeader title="Synthesise" tabs={<SynthesisTabs current="/synthesis" />} />
        <EmptyState
          sentence="Tasks are written from the tools of servers and the chains of their graphs, and this project has no tools yet."
          action={
            <ButtonLink variant="primary" href="/tools/import">
              Import tools
            </ButtonLink>
          }
        />
      </>
    )
  const { params, note, previewed } = await openingOf()
  return (
    <DesignForm
      key={JSON.stringify(query)}
      initial={params}
      note={note}
      tabs={<SynthesisTabs current="/synthesis" />}
      choices={{
        graphs: graphs.map(({ id, name, version, dependencyCount }) => ({
          id,
          name,
          facts: `v${version} · ${counted(dependencyCount, 'dependency')}`,
        })),
        servers: servers.map(({ documentId, title, toolCount }) => ({
          id: documentId,
          name: title,
          facts: counted(toolCount, 'tool'),
        })),
        runs: runs.map(({ jobId, title, accepted }) => ({
          id: jobId,
          name: title,
          facts: counted(accepted, 'accepted task'),
        })),
      }}
      models={endpoints.map(({ id, name, model }) => ({ id, label: `${name} · ${model}` }))}
      start={startSynthesis}
      preview={{ start: startPreview, read: readPreview, cancel: moveJob, opened: previewed }}
    />
  )

  async function openingOf(): Promise<{
    params: SynthesisParams
    note?: ReactNode
    /** The preview whose design it is. */
    previewed?: string
  }> {
    const from = first(query.from)
    if (from) {
      const asked = first(query.thresholds) ?? ''
      const asksThresholds = query.thresholds !== undefined
      const job = await findJob(from, project.id)
      const isPreview = job?.kind === 'synthesis-preview'
      const read = job?.kind === 'synthesis' || isPreview ? SynthesisParams.safeParse(job.params) : null
      if (!job || !read?.success)
        return {
          params: DEFAULTS,
          note: (
            <Notice tone="warning">
              There is no such run in this project to clone; these are the defaults.
            </Notice>
          ),
        }
      return {
        params: {
          ...read.data,
          leftOut: [],
          tasks: asksThresholds
            ? { ...read.data.tasks, thresholds: parseThresholds(asked) }
            : read.data.tasks,
        },
        ...(isPreview && { previewed: job.id }),
        note: isPreview ? undefined : (
          <Notice>
            Cloned from{' '}
            <Link href={`/jobs/${job.id}` as Route} className="underline hover:text-accent">
              {job.title}
            </Link>
            . What you change here makes a run of its own.
          </Notice>
        ),
      }
    }
    const tasks = first(query.tasks)
    if (tasks)
      return {
        params: { ...DEFAULTS, source: { kind: 'tasks', jobId: tasks }, count: acceptedOf(tasks) },
      }
    const asked = first(query.graphVersionId) ?? first(query.graph)
    const graph = graphs.find(({ id, graphId }) => id === asked || graphId === asked)
    const version = asked?.startsWith('gver_') ? asked : (graph?.id ?? graphs[0]?.id)
    const mustContain = ChainSampling.shape.mustContain.safeParse([query.mustContain ?? []].flat()).data
    return {
      params: {
        ...DEFAULTS,
        source: version
          ? { kind: 'graphs', graphVersionIds: [version] }
          : { kind: 'servers', documentIds: servers.slice(0, 1).map(({ documentId }) => documentId) },
        modes: version ? DEFAULTS.modes : { ...DEFAULTS.modes, chain: 0, server: 1 },
        chains: mustContain?.length ? { ...DEFAULTS.chains, mustContain } : DEFAULTS.chains,
      },
    }
  }

  function acceptedOf(jobId: string): number {
    return runs.find((run) => run.jobId === jobId)?.accepted || DEFAULTS.count
  }
}
