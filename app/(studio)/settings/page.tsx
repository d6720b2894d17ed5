import type { Metadata } from 'next'
import { EndpointTable } from '@/components/model/endpoint-table'
import { SimilaritySettings } from '@/components/tool/similarity-settings'
import { ButtonLink } from '@/components/ui/button'
import { EmptyState } from '@/components/ui/empty-state'
import { PageHeader } from '@/components/ui/page-header'
import * as endpoints from '@/lib/db/endpoints'
import { currentProject } from '@/lib/server/current-project'
import { similarityState } from '@/lib/studio/set-similarity'
import { chooseSimilarity, makeVectors } from './actions'

export const metadata: Metadata = { title: 'Models' }

/** The models that this project may use. */
export default async function SettingsPage() {
  const project = await currentProject()
  const known = await endpoints.listEndpoints(project.id)
  return (
    <>
      <PageHeader
        title="Models"
        actions={
          <ButtonLink href="/settings/new" variant="primary">
            Add endpoint
          </ButtonLink>
        }
      />
      <EndpointTable endpoints={known} />
      {known.length === 0 && (
        <EmptyState sentence="Endpoints that you add stand here: any OpenAI-compatible server, on this machine or elsewhere. Until then the built-in model does all the work." />
      )}
      <SimilaritySettings
        endpoints={known.flatMap(({ id, name, embeddingModel }) =>
          embeddingModel ? [{ id, name, embeddingModel }] : [],
        )}
        state={await similarityState(project.id)}
        choose={chooseSimilarity}
        makeVectors={makeVectors}
      />
    </>
  )
}
