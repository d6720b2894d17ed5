import { listComparedTools } from '@/lib/db/catalogue'
import { findEndpoint } from '@/lib/db/endpoints'
import { createJob } from '@/lib/db/jobs'
import { saveSimilarityEndpoint } from '@/lib/db/projects'
import { haveVectors } from '@/lib/db/tool-vectors'
import type { Job } from '@/lib/job'
import { enqueue } from '@/lib/jobs/queue'
import { counted } from '@/lib/shared/format'
import { fail, ok, type Result } from '@/lib/shared/result'
import { EMBEDDING_BATCH, EmbeddingParams } from '@/lib/tool'
import { vectorSourceOf } from './similarity'

/** Which index compares a project's tools: an endpoint's embedding model, or null for the lexical one. */
export async function setSimilarity(projectId: string, endpointId: string | null): Promise<Result<null>> {
  const endpoint = endpointId === null ? null : await findEndpoint(projectId, endpointId)
  if (endpointId !== null && !endpoint?.embeddingModel)
    return fail('no-embedding-model', 'This endpoint has no embedding model; set one on its page first.')
  await saveSimilarityEndpoint(projectId, endpointId)
  return ok(null)
}

/** What the index of a project needs: whose vectors, and how many tools have none. Null where it is the lexical one. */
export async function similarityState(projectId: string) {
  const source = await vectorSourceOf(projectId)
  if (!source) return null
  const missing = await textsWithoutVector(projectId, source)
  return { ...source, missing: missing.length }
}

/** Starts making the vectors that a project's tools lack. Refused: `lexical`, `complete`. */
export async function startEmbedding(projectId: string): Promise<Result<Job>> {
  const source = await vectorSourceOf(projectId)
  if (!source) return fail('lexical', 'The lexical index needs no vectors.')
  const fingerprints = await textsWithoutVector(projectId, source)
  if (fingerprints.length === 0) return fail('complete', 'Every tool has its vector already.')
  const job = await createJob(projectId, {
    kind: 'tool-embedding',
    title: `Vectors of ${counted(fingerprints.length, 'tool')} by ${source.model}`,
    params: EmbeddingParams.parse({ model: source.endpointId, embeddingModel: source.model, fingerprints }),
    total: Math.ceil(fingerprints.length / EMBEDDING_BATCH),
  })
  await enqueue(job)
  return ok(job)
}

async function textsWithoutVector(
  projectId: string,
  source: { endpointId: string; model: string },
): Promise<string[]> {
  const texts = new Set((await listComparedTools(projectId)).map(({ fingerprint }) => fingerprint))
  const known = await haveVectors(source, [...texts])
  return [...texts].filter((fingerprint) => !known.has(fingerprint))
}
