import type { Metadata, Route } from 'next'
import { notFound } from 'next/navigation'
import { ProposalList } from '@/components/tool-graph/proposal-list'
import { ButtonLink } from '@/components/ui/button'
import { EmptyState } from '@/components/ui/empty-state'
import { PageHeader } from '@/components/ui/page-header'
import { listProposals } from '@/lib/db/graph-proposals'
import { findJob } from '@/lib/db/jobs'
import { getDocuments } from '@/lib/db/tools'
import { currentProject } from '@/lib/server/current-project'
import { GraphBuildParams } from '@/lib/tool-graph'

export const metadata: Metadata = { title: 'Answers' }

const PAGE = 50

/** What a model answered when it was asked for chains: every text as it came, and what was read from it. */
export default async function ProposalsPage({ params, searchParams }: PageProps<'/jobs/[id]/proposals'>) {
  const project = await currentProject()
  const { id } = await params
  const after = Number((await searchParams).after ?? -1)
  const job = await findJob(id, project.id)
  const asked = GraphBuildParams.safeParse(job?.params)
  if (job?.kind !== 'graph-build' || !asked.success) notFound()
  const [proposals, [stored]] = await Promise.all([
    listProposals(project.id, id, { after: Number.isInteger(after) ? after : -1, limit: PAGE }),
    getDocuments(project.id, [asked.data.documentId]),
  ])
  const last = proposals.at(-1)
  return (
    <>
      <PageHeader
        breadcrumbs={[
          { href: '/jobs', label: 'Jobs' },
          { href: `/jobs/${id}` as Route, label: job.title },
        ]}
        title="Answers"
        actions={
          proposals.length === PAGE && (
            <ButtonLink href={`/jobs/${id}/proposals?after=${last?.ordinal}` as Route}>
              Next {PAGE}
            </ButtonLink>
          )
        }
      />
      {proposals.length === 0 ? (
        <EmptyState sentence="No answer has come yet." />
      ) : (
        <ProposalList
          proposals={proposals}
          knownTools={stored?.document.tools.map((tool) => tool.name) ?? []}
        />
      )}
    </>
  )
}
