import { z } from 'zod'
import { fingerprintOf } from '../shared/fingerprint'
import { canonicalJson, type JsonObject } from '../shared/json'
import { RunFindings } from '../synthesis'
import { DIMENSIONS } from '../trajectory'
import { type Candidate, DocumentReference, GraphReference, type JobOrigin, PlayerNames } from './candidate'
import { judgesOf } from './lineage'

/** Who made rows, and how many. `inWords` says plainly whether a language model had a part in them. */
const Generator = z.object({
  author: z.string(),
  agent: z.string(),
  backend: z.string(),
  judges: z.array(z.string()),
  inWords: z.string(),
  rows: z.number().int().min(1),
})
type Generator = z.infer<typeof Generator>

/**
 * One run: its parameters, its seed among them, under the fingerprint of the same; who played; and what became of its
 * items. Versions that were frozen by an earlier release say less.
 */
export const JobReference = z.object({
  fingerprint: z.string(),
  model: z.string(),
  players: PlayerNames.optional(),
  seed: z.number().int(),
  params: z.record(z.string(), z.json()),
  findings: RunFindings.nullable().optional(),
  stages: z.array(z.record(z.string(), z.json())).optional(),
  /** By whom and how it was judged where other verdicts than its own count. */
  judgedAgain: z.record(z.string(), z.json()).optional(),
})
export type JobReference = z.infer<typeof JobReference>

/** All that the kept rows stand on, each once, in the order in which it was first met. */
export const DatasetSources = z.object({
  generators: z.array(Generator),
  jobs: z.array(JobReference),
  graphs: z.array(GraphReference),
  documents: z.array(DocumentReference),
})
export type DatasetSources = z.infer<typeof DatasetSources>

export interface SourceCollector {
  /** Notes what a kept row stands on. */
  add(candidate: Candidate): void
  sources(): DatasetSources
}

/** Collects the sources of rows as they stream past. */
export function startSources(): SourceCollector {
  const generators = new Map<string, Generator>()
  /** Runs hold up to every chain that their graphs have, so each is named once and not for every row. */
  const runs = new Set<JobOrigin>()
  const jobs = new Map<string, JobReference>()
  const graphs = new Map<string, GraphReference>()
  const documents = new Map<string, DocumentReference>()
  return {
    add(candidate) {
      const generator = generatorOf(candidate)
      const name = canonicalJson(generator)
      const met = generators.get(name)
      if (met) met.rows += 1
      else generators.set(name, { ...generator, rows: 1 })
      if (!runs.has(candidate.job)) {
        runs.add(candidate.job)
        const job = jobReferenceOf(candidate.job)
        jobs.set(job.fingerprint, job)
      }
      if (candidate.graph) graphs.set(canonicalJson(candidate.graph), candidate.graph)
      for (const document of candidate.documents) documents.set(canonicalJson(document), document)
    },
    sources: () => ({
      generators: [...generators.values()].map((generator) => ({ ...generator })),
      jobs: [...jobs.values()],
      graphs: [...graphs.values()],
      documents: [...documents.values()],
    }),
  }
}

/**
 * A run named by what decides its content. Its sources and models come in as ids of this database; the sources'
 * fingerprints and the models' names stand for them.
 */
export function jobReferenceOf({
  params,
  model,
  players,
  sources,
  findings,
  stages,
  judgedAgain,
}: JobOrigin): JobReference {
  const { source, models: _, seed, leftOut, spendMax, ...rest } = params
  const stated = {
    ...(rest as JsonObject),
    source: { kind: source.kind, fingerprints: sources },
    leftOut: { chains: leftOut.length, fingerprint: fingerprintOf(leftOut) },
  }
  const again = judgedAgain ? { judgedAgain: { ...judgedAgain } as JsonObject } : {}
  return {
    // What may be spent decides when a run pauses, not what it makes.
    fingerprint: fingerprintOf({ ...stated, model, seed, ...again }),
    model,
    players,
    seed,
    params: { ...stated, spendMax },
    findings,
    stages: stages.map((stage) => ({ ...stage })),
    ...again,
  }
}

function generatorOf({ trajectory, judgement, task, job }: Candidate): Omit<Generator, 'rows'> {
  const { agent, backend, user } = trajectory
  const judges = judgesOf(judgement)
  const isRuleBased =
    job.model === 'built-in' &&
    task.author.kind === 'built-in' &&
    DIMENSIONS.every((dimension) => judgement[dimension].author.kind === 'built-in')
  const answering = user === null ? '' : `, user played by ${said(user)}`
  const inWords = isRuleBased
    ? 'Built-in, rule-based: no language model wrote, acted or judged.'
    : `Task by ${said(task.author.name)}, calls and answers by ${said(agent)}, results by ${said(backend)}${answering}, judged by ${judges.map(said).join(', ')}.`
  return { author: task.author.name, agent, backend, judges, inWords }
}

/** No model's name begins so; what has no model says that it is rules. */
const said = (name: string): string => (name.startsWith('built-in') ? `${name} (rule-based)` : name)
