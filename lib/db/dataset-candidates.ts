import type { Candidate, DocumentReference, JobOrigin } from '@/lib/dataset'
import type { ToolKey } from '@/lib/tool'
import type { Judgement, Outcome } from '@/lib/trajectory'
import { db } from './client'
import { originOf } from './run-origin'
import { toTask } from './tasks'
import { getDocuments, type StoredDocument } from './tools'
import { type StoredRecord, toTrajectory, WHOLE } from './trajectories'

/** Trajectories read at a time: small enough that a million rows need no more memory than a hundred. */
const PAGE = 200

/** Documents that are kept at hand from page to page; with more of them, memory would grow with the catalogue. */
const DOCUMENTS = 1000

/**
 * Trajectories that may become rows, with everything that they stand on, in the order of their ids and a page at a time.
 * The next page is read while the one before is worked on.
 */
export async function* readCandidates(
  projectId: string,
  ids: readonly string[],
): AsyncGenerator<{ id: string; candidate: Candidate }[]> {
  const known = { projectId, origins: new Map(), documents: new Map() }
  let next = readPage(known, ids.slice(0, PAGE))
  for (let at = PAGE; at < ids.length + PAGE; at += PAGE) {
    const page = await next
    next = readPage(known, ids.slice(at, at + PAGE))
    // It is told when it is waited for, if it ever is.
    next.catch(() => {})
    yield page
  }
}

/** What was read for earlier pages: runs, and documents. */
interface Known {
  projectId: string
  origins: Map<string, JobOrigin>
  documents: Map<string, StoredDocument>
}

async function readPage(known: Known, ids: string[]) {
  const { projectId, origins } = known
  if (ids.length === 0) return []
  const rows = await db().trajectory.findMany({
    where: { projectId, id: { in: ids } },
    select: {
      ...WHOLE,
      jobId: true,
      ordinal: true,
      seed: true,
      question: true,
      outcome: true,
      reason: true,
      score: true,
      unjudgedCount: true,
      fingerprint: true,
      task: { include: { parent: { select: { fingerprint: true } } } },
      chain: { select: { tools: true } },
      graphVersion: { select: { version: true, fingerprint: true, graph: { select: { name: true } } } },
    },
  })
  for (const jobId of new Set(rows.map((row) => row.jobId)))
    if (!origins.has(jobId)) origins.set(jobId, await originOf(projectId, jobId))
  const documents = await readDocuments(
    known,
    rows.flatMap((row) => documentIdsOf(row)),
  )
  const byId = new Map(rows.map((row) => [row.id, row]))
  return ids.flatMap((id) => {
    const row = byId.get(id)
    const job = origins.get(row?.jobId ?? '')
    if (!row || !job) return []
    const { task, graphVersion } = row
    const candidate: Candidate = {
      trajectory: toTrajectory(row, documents),
      facts: {
        question: row.question,
        outcome: row.outcome as Outcome,
        reason: row.reason,
        score: row.score,
        unjudgedCount: row.unjudgedCount,
      },
      fingerprints: { trajectory: row.fingerprint, task: task.fingerprint },
      judgement: row.skeleton?.judgement as unknown as Judgement,
      task: toTask(task),
      parent: task.parent?.fingerprint ?? null,
      chain: row.chain ? (row.chain.tools as ToolKey[]) : null,
      graph: graphVersion && {
        name: graphVersion.graph.name,
        version: graphVersion.version,
        fingerprint: graphVersion.fingerprint,
      },
      documents: documentIdsOf(row)
        .flatMap((documentId) => documents.get(documentId) ?? [])
        .map(
          ({ document, version, fingerprint }): DocumentReference => ({
            server: document.server,
            version,
            fingerprint,
          }),
        )
        .sort((a, b) => (a.server < b.server ? -1 : a.server > b.server ? 1 : a.version - b.version)),
      job,
      seed: row.seed,
      ordinal: row.ordinal,
    }
    return [{ id, candidate }]
  })
}

/** The documents of the task, and those of the irrelevant tools that were offered beside it. */
const documentIdsOf = (row: {
  task: { documentIds: string[] }
  skeleton: { record: unknown } | null
}): string[] => {
  const offered = (row.skeleton?.record as StoredRecord | undefined)?.documentIds ?? []
  return [...new Set([...row.task.documentIds, ...offered])]
}

/** Documents by id, those at hand and those that are read for these; all of the others may be forgotten. */
async function readDocuments({ projectId, documents }: Known, ids: readonly string[]) {
  if (documents.size > DOCUMENTS) documents.clear()
  const missing = [...new Set(ids)].filter((id) => !documents.has(id))
  for (const document of missing.length > 0 ? await getDocuments(projectId, missing) : [])
    documents.set(document.id, document)
  return documents
}
