import { z } from 'zod'
import { buildFunnel, type OutcomeCount, type Spending, stageFunnels } from '../job'
import { canonicalJson } from '../shared/json'
import { type RunShape, stagesOf } from '../synthesis'
import { DocumentReference, GraphReference, type JobOrigin } from './candidate'
import { JobReference, jobReferenceOf } from './sources'

/**
 * What a synthesis run says of itself: every parameter, version and seed, who played, what its items were made from,
 * what became of them gate by gate, what it has spent, and what is kept of it. It holds no time and no database id.
 */
export const RunManifest = z.object({
  run: z.string(),
  studio: z.object({ name: z.literal('astra-studio'), version: z.string() }),
  status: z.string(),
  items: z.object({ asked: z.number(), done: z.number(), kept: z.number() }),
  job: JobReference,
  graphs: z.array(GraphReference),
  documents: z.array(DocumentReference),
  /** What is kept, as conversations. */
  kept: z.record(z.string(), z.json()),
  spending: z.array(z.record(z.string(), z.json())),
})
export type RunManifest = z.infer<typeof RunManifest>

export function buildRunManifest(parts: {
  title: string
  status: string
  asked: number
  studioVersion: string
  origin: JobOrigin
  graphs: GraphReference[]
  documents: DocumentReference[]
  outcomes: readonly OutcomeCount[]
  shape: RunShape
  spending: readonly Spending[]
}): RunManifest {
  const funnel = buildFunnel(parts.outcomes)
  const stages = stageFunnels(stagesOf(parts.origin.params), parts.outcomes)
  return {
    run: parts.title,
    studio: { name: 'astra-studio', version: parts.studioVersion },
    status: parts.status,
    items: { asked: parts.asked, done: funnel.in, kept: funnel.kept },
    job: jobReferenceOf({ ...parts.origin, stages }),
    graphs: parts.graphs,
    documents: parts.documents,
    kept: { ...parts.shape } as unknown as RunManifest['kept'],
    // Ids and times of calls belong to this database and this day.
    spending: parts.spending.map(({ role, name, calls, tokensIn, tokensOut, cost }) => ({
      ...{ role, name, calls, tokensIn, tokensOut, cost },
    })),
  }
}

/** The manifest's file: indented, keys sorted, because a database may have reordered them. */
export const formatRunManifest = (manifest: RunManifest): string =>
  `${JSON.stringify(JSON.parse(canonicalJson(manifest)), null, 2)}\n`
