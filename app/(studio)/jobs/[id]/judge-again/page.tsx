import type { Metadata, Route } from 'next'
import { notFound } from 'next/navigation'
import { cache } from 'react'
import { JudgeAgainForm } from '@/components/synthesis/judge-again-form'
import { PageHeader } from '@/components/ui/page-header'
import { listEndpoints } from '@/lib/db/endpoints'
import { findJob } from '@/lib/db/jobs'
import { currentProject } from '@/lib/server/current-project'
import { JudgeAgainParams, SynthesisParams } from '@/lib/synthesis'
import { judgeRunAgain } from '../../../synthesis/judge-again-action'

/** The title and the page need the same run; it is read once a request. */
const find = cache(findJob)

export async function generateMetadata({ params }: PageProps<'/jobs/[id]/judge-again'>): Promise<Metadata> {
  const project = await currentProject()
  const run = await find((await params).id, project.id)
  return { title: run?.kind === 'synthesis' ? 'Judge again' : 'Run not found' }
}

/** Another look at a run's attempts, beginning with how the run itself was judged. */
export default async function JudgeAgainPage({ params }: PageProps<'/jobs/[id]/judge-again'>) {
  const project = await currentProject()
  const { id } = await params
  const [run, endpoints] = await Promise.all([find(id, project.id), listEndpoints(project.id)])
  if (run?.kind !== 'synthesis') notFound()
  const of = SynthesisParams.parse(run.params)
  return (
    <>
      <PageHeader
        breadcrumbs={[
          { href: '/synthesis/runs', label: 'Runs' },
          { href: `/jobs/${id}` as Route, label: run.title },
        ]}
        title="Judge again"
      />
      <div className="min-h-0 flex-1 overflow-y-auto">
        <JudgeAgainForm
          initial={JudgeAgainParams.parse({ ...of, runId: id, judges: of.models.judges })}
          judges={[
            { id: 'built-in', label: 'built-in, rule-based' },
            ...endpoints.map(({ id: endpoint, name, model }) => ({
              id: endpoint,
              label: `${name} · ${model}`,
            })),
          ]}
          start={judgeRunAgain}
        />
      </div>
    </>
  )
}
