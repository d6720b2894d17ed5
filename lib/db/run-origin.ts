import type { DocumentReference, GraphReference, JobOrigin, PlayerNames } from '@/lib/dataset'
import { stageFunnels } from '@/lib/job'
import { assert } from '@/lib/shared/assert'
import {
  endpointsOf,
  hasDistractors,
  JudgeAgainParams,
  RunFindings,
  SynthesisParams,
  stagesOf,
} from '@/lib/synthesis'
import { adoptionsOf } from './adoptions'
import { db } from './client'
import { listEndpointsById } from './endpoints'
import { outcomesOf } from './job-items'
import { spendingOf } from './job-spending'
import { findJob } from './jobs'
import { acceptedTasks } from './tasks'

/** The run that made a trajectory, its sources and players named by their content. */
export async function originOf(projectId: string, jobId: string): Promise<JobOrigin> {
  const job = await findJob(jobId, projectId)
  assert(job, `job ${jobId} exists`)
  const params = SynthesisParams.parse(job.params)
  const [sources, players, outcomes, [adoption]] = await Promise.all([
    sourceFingerprints(projectId, params),
    playerNames(projectId, jobId, params),
    outcomesOf(jobId),
    adoptionsOf(projectId, jobId),
  ])
  const judgedAgain = adoption && adoption.job.id !== jobId ? await lookOf(projectId, adoption.job.id) : null
  const findings = job.findings === null ? null : RunFindings.parse(job.findings)
  const model = modelNames(players).join(', ') || 'built-in'
  const stages = stageFunnels(stagesOf(params), outcomes)
  return { params, model, players, sources, findings, stages, judgedAgain }
}

/** By what another look judged. */
async function lookOf(projectId: string, jobId: string): Promise<JobOrigin['judgedAgain']> {
  const job = await findJob(jobId, projectId)
  const { judges, seed, judge, scoreMin, required } = JudgeAgainParams.parse(job?.params)
  const nameOf = await namesOf(projectId, jobId, judges)
  return { judges: judges.map(nameOf), seed, judge, scoreMin, required }
}

const BY_RULES = 'built-in, rule-based'

/** The models among the players, each once. */
const modelNames = ({ judges, ...others }: PlayerNames): string[] =>
  [...new Set([...Object.values(others), ...judges])].filter((name) => name !== BY_RULES)

/** As players were called when they were asked; those that never were, as they are called now. */
async function namesOf(projectId: string, jobId: string, players: readonly string[]) {
  const [spending, endpoints] = await Promise.all([
    spendingOf(jobId),
    listEndpointsById(
      projectId,
      players.filter((player) => player !== 'built-in'),
    ),
  ])
  return (player: string): string =>
    player === 'built-in'
      ? BY_RULES
      : (spending.find((one) => one.player === player)?.name ??
        endpoints.find(({ id }) => id === player)?.name ??
        'a removed endpoint')
}

async function playerNames(projectId: string, jobId: string, params: SynthesisParams): Promise<PlayerNames> {
  const nameOf = await namesOf(projectId, jobId, endpointsOf(params))
  const { author, agent, emulator, user, judges } = params.models
  return {
    author: nameOf(author),
    agent: nameOf(agent),
    emulator: nameOf(emulator),
    user: nameOf(user),
    judges: judges.map(nameOf),
  }
}

async function sourceFingerprints(projectId: string, { source }: SynthesisParams): Promise<string[]> {
  if (source.kind === 'tasks')
    return (await acceptedTasks(projectId, source.jobId)).map(({ fingerprint }) => fingerprint)
  const [ids, rows] =
    source.kind === 'graphs'
      ? [
          source.graphVersionIds,
          await db().toolGraphVersion.findMany({
            where: { projectId, id: { in: source.graphVersionIds } },
            select: { id: true, fingerprint: true },
          }),
        ]
      : [
          source.documentIds,
          await db().toolDocument.findMany({
            where: { projectId, id: { in: source.documentIds } },
            select: { id: true, fingerprint: true },
          }),
        ]
  const byId = new Map(rows.map(({ id, fingerprint }) => [id, fingerprint]))
  return ids.map((id) => byId.get(id) ?? 'removed')
}

/** The graphs and tool documents that a run's items were made from, irrelevant tools included, by name. */
export async function sourceReferences(
  projectId: string,
  { id: jobId, params }: { id: string; params: SynthesisParams },
): Promise<{ graphs: GraphReference[]; documents: DocumentReference[] }> {
  const { source } = params
  const graphIds = source.kind === 'graphs' ? source.graphVersionIds : []
  const graphs = await db().toolGraphVersion.findMany({
    where: { projectId, id: { in: graphIds } },
    select: { version: true, fingerprint: true, graph: { select: { name: true } } },
  })
  const documents = await db().toolDocument.findMany({
    where: {
      projectId,
      OR: [
        { graphs: { some: { graphVersionId: { in: graphIds } } } },
        { id: { in: source.kind === 'servers' ? source.documentIds : await taskDocuments(source, jobId) } },
        { id: { in: hasDistractors(params) ? await offeredDocuments(jobId) : [] } },
      ],
    },
    select: { version: true, fingerprint: true, server: { select: { name: true } } },
  })
  return {
    graphs: graphs
      .map(({ graph, version, fingerprint }) => ({ name: graph.name, version, fingerprint }))
      .sort((a, b) => (a.name < b.name ? -1 : a.name > b.name ? 1 : a.version - b.version)),
    documents: documents
      .map(({ server, version, fingerprint }) => ({ server: server.name, version, fingerprint }))
      .sort((a, b) => (a.server < b.server ? -1 : a.server > b.server ? 1 : a.version - b.version)),
  }
}

/** The documents of the tasks that a run took up. */
async function taskDocuments(source: SynthesisParams['source'], jobId: string): Promise<string[]> {
  if (source.kind !== 'tasks') return []
  const rows = await db().$queryRaw<{ id: string }[]>`
    SELECT DISTINCT unnest("documentIds") AS id FROM "Task" WHERE "jobId" = ${jobId}`
  return rows.map(({ id }) => id)
}

/** The documents of all tools that were offered in a run. */
async function offeredDocuments(jobId: string): Promise<string[]> {
  const rows = await db().$queryRaw<{ id: string }[]>`
    SELECT DISTINCT jsonb_array_elements_text(s.record->'documentIds') AS id
    FROM "Trajectory" t JOIN "TrajectorySkeleton" s ON s."trajectoryId" = t.id WHERE t."jobId" = ${jobId}`
  return rows.map(({ id }) => id)
}
