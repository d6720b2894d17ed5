import type { JobProgress, Spending } from '@/lib/job'
import { db } from './client'
import { recordItems, type WorkedItem } from './job-items'

/** Whose vectors: an endpoint and the model that it was asked for. */
export interface VectorSource {
  endpointId: string
  model: string
}

/** The vectors that are known of texts, by the fingerprint of the text. */
export async function findVectors(
  { endpointId, model }: VectorSource,
  fingerprints: readonly string[],
): Promise<Map<string, Float32Array>> {
  const rows = await db().$queryRaw<{ fingerprint: string; vector: Uint8Array }[]>`
    SELECT fingerprint, vector FROM "ToolVector"
    WHERE "endpointId" = ${endpointId} AND model = ${model} AND fingerprint = ANY(${[...fingerprints]})`
  return new Map(rows.map(({ fingerprint, vector }) => [fingerprint, floatsOf(vector)]))
}

/** Which of these texts have a vector. */
export async function haveVectors(
  { endpointId, model }: VectorSource,
  fingerprints: readonly string[],
): Promise<Set<string>> {
  const rows = await db().$queryRaw<{ fingerprint: string }[]>`
    SELECT fingerprint FROM "ToolVector"
    WHERE "endpointId" = ${endpointId} AND model = ${model} AND fingerprint = ANY(${[...fingerprints]})`
  return new Set(rows.map(({ fingerprint }) => fingerprint))
}

/** The vectors of one batch of texts. */
export interface FinishedVectors extends Pick<WorkedItem, 'ordinal' | 'outcome' | 'reason' | 'detail'> {
  vectors: readonly { fingerprint: string; vector: readonly number[] }[]
}

/** Records batches of vectors; a text that has one already keeps it. */
export function recordVectors(
  jobId: string,
  projectId: string,
  { endpointId, model }: VectorSource,
  items: readonly FinishedVectors[],
  spent: readonly Spending[] | null,
): Promise<JobProgress> {
  return recordItems(jobId, items, {
    spent,
    async write(tx, fresh) {
      await tx.toolVector.createMany({
        data: fresh.flatMap(({ vectors }) =>
          vectors.map(({ fingerprint, vector }) => ({
            ...{ projectId, endpointId, model, fingerprint },
            vector: new Uint8Array(Float32Array.from(vector).buffer),
          })),
        ),
        skipDuplicates: true,
      })
    },
  })
}

/** What comes from the database need not begin where four bytes may. */
const floatsOf = (bytes: Uint8Array): Float32Array => new Float32Array(new Uint8Array(bytes).buffer)
