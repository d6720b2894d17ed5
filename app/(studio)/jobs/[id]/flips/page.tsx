import type { Metadata, Route } from 'next'
import { notFound } from 'next/navigation'
import { cache } from 'react'
import { AdoptForm } from '@/components/synthesis/adopt-form'
import { FlipView } from '@/components/synthesis/flip-view'
import { EmptyState } from '@/components/ui/empty-state'
import { PageHeader } from '@/components/ui/page-header'
import { adoptionsOf } from '@/lib/db/adoptions'
import { findJob } from '@/lib/db/jobs'
import { judgedTwice, outcomeMoves } from '@/lib/db/rejudgements'
import { currentProject } from '@/lib/server/current-project'
import { JudgeAgainParams } from '@/lib/synthesis'
import { adoptVerdicts } from '../../../synthesis/judge-again-action'

/** The title and the page need the same job; it is read once a request. */
const find = cache(findJob)

export async function generateMetadata({ params }: PageProps<'/jobs/[id]/flips'>): Promise<Metadata> {
  const project = await currentProject()
  const job = await find((await params).id, project.id)
  return { title: job?.kind === 'judge-again' ? 'What another look changed' : 'Job not found' }
}

const first = (value: string | string[] | undefined) => [value].flat()[0]

/** Outcomes before and after a run was judged again; `from` and `to` name the move that is looked at. */
export default async function FlipsPage({ params, searchParams }: PageProps<'/jobs/[id]/flips'>) {
  const project = await currentProject()
  const { id } = await params
  const query = await searchParams
  const [from, to] = [first(query.from), first(query.to)]
  const job = await find(id, project.id)
  if (job?.kind !== 'judge-again') notFound()
  const { runId } = JudgeAgainParams.parse(job.params)
  const [moves, flips, [adopted]] = await Promise.all([
    outcomeMoves(project.id, id),
    judgedTwice(project.id, id, { from, to }),
    adoptionsOf(project.id, runId),
  ])
  return (
    <>
      <PageHeader
        breadcrumbs={[
          { href: '/jobs', label: 'Jobs' },
          { href: `/jobs/${id}` as Route, label: job.title },
        ]}
        title="What another look changed"
      />
      {moves.length === 0 ? (
        <EmptyState sentence="No attempt has been judged again yet." />
      ) : (
        <FlipView
          adoption={
            job.status === 'succeeded' && (
              <AdoptForm jobId={id} runId={runId} adopted={adopted ?? null} adopt={adoptVerdicts} />
            )
          }
          moves={moves}
          flips={flips}
          chosen={from && to ? { from, to } : null}
          hrefOf={(one, other) => `/jobs/${id}/flips?from=${one}&to=${other}` as Route}
        />
      )}
    </>
  )
}
