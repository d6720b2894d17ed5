import type { JobProgress, Spending } from '@/lib/job'
import { fingerprintOf } from '@/lib/shared/fingerprint'
import { derivedId } from '@/lib/shared/id'
import { storable } from '@/lib/shared/json'
import type { ItemOutput } from '@/lib/synthesis'
import type { Task, TaskScores } from '@/lib/task'
import type { Chain, ChainSampling } from '@/lib/tool-graph'
import { type SkeletonStep, type TrajectoryShape, toolUsesOf } from '@/lib/trajectory'
import { packSkeleton, packSteps } from './bodies'
import { addChains, chainId } from './chains'
import { asJson, Prisma, type Transaction } from './client'
import { insertRows } from './insert-rows'
import { recordItems } from './job-items'
import { settleDuplicates } from './settle-duplicates'
import { rowsOfUses } from './tool-health'
import type { StoredRecord } from './trajectories'

/** One finished item of a synthesis job, with everything it made and what it was made from. */
export interface FinishedItem extends ItemOutput {
  ordinal: number
  /** The graph version and chain of its task; null where it was written without one. */
  graphVersionId: string | null
  chain: Chain | null
  /** The documents whose tools were offered. */
  documentIds: readonly string[]
  /** The documents of the tools that were mixed in beside those. */
  distractorDocumentIds: readonly string[]
  /** The task of an earlier run that was taken up; null where it was written for this item. */
  takenUp: string | null
  skeleton: SkeletonStep[] | null
  shape: TrajectoryShape | null
  fingerprint: string | null
}

/** What is the same for every item of the job. */
export interface ItemLineage {
  projectId: string
  seed: number
  /** "built-in", or the names of the models that had a part. */
  model: string
  /** How the chains were met that its tasks are written from. */
  sampling: ChainSampling
}

/** Records finished items of a synthesis job with their tasks and trajectories, as `recordItems` does. */
export async function recordSynthesis(
  jobId: string,
  lineage: ItemLineage,
  items: readonly FinishedItem[],
  spent: readonly Spending[] | null,
): Promise<JobProgress> {
  const worked = items.map((item) => ({
    ...item,
    resultId: item.trajectory ? derivedId('trajectory', jobId, item.ordinal) : null,
    item,
  }))
  return recordItems(jobId, worked, {
    spent,
    async write(tx, added) {
      const fresh = added.map(({ item }) => withStorableTexts(item))
      const chains = fresh.flatMap(({ task, graphVersionId, chain }) =>
        task && graphVersionId && chain ? { graphVersionId, chain } : [],
      )
      await writeTries(tx, jobId, fresh)
      await addChains(tx, lineage.projectId, chains, lineage.sampling)
      const tasks = fresh.flatMap((item) => taskRows(jobId, lineage, item))
      await insertRows(tx, 'Task', tasks)
      const rows = fresh.flatMap((item) => trajectoryRows(jobId, lineage, item) ?? [])
      await insertRows(
        tx,
        'Trajectory',
        rows.map(({ trajectory }) => trajectory),
      )
      await insertRows(
        tx,
        'TrajectorySkeleton',
        rows.map(({ skeleton }) => skeleton),
      )
      await insertRows(
        tx,
        'TrajectoryChunk',
        rows.flatMap(({ chunks }) => chunks),
      )
      await insertRows(
        tx,
        'ToolUse',
        rows.flatMap(({ uses }) => uses),
      )
    },
    async finish(tx) {
      const asked = await tx.task.findMany({
        where: { jobId, part: 'task', version: 1 },
        select: { ordinal: true, question: true },
      })
      return settleDuplicates(tx, jobId, asked)
    },
  })
}

/** Adds to items that are recorded which plans they gave up. */
export async function writeTries(
  tx: Transaction,
  jobId: string,
  items: readonly Pick<FinishedItem, 'ordinal' | 'tries'>[],
): Promise<void> {
  const tried = items.filter(({ tries }) => tries.length > 0)
  if (tried.length === 0) return
  const rows = JSON.stringify(storable(tried.map(({ ordinal, tries }) => ({ ordinal, tries }))))
  await tx.$executeRaw`
    UPDATE "JobItem" i SET tries = t.tries
    FROM json_to_recordset(${rows}::json) AS t (ordinal int, tries jsonb)
    WHERE i."jobId" = ${jobId} AND i.ordinal = t.ordinal`
}

/** What models wrote, as Postgres takes it; only the record itself, which is kept as bytes, stays to the letter. */
function withStorableTexts({ trajectory, skeleton, ...rest }: FinishedItem): FinishedItem {
  return { ...storable(rest), trajectory, skeleton }
}

const chainIdOf = ({ graphVersionId, chain }: FinishedItem) =>
  graphVersionId && chain ? chainId(graphVersionId, chain) : null

/** The task, after the one that it was varied from. */
function taskRows(jobId: string, lineage: ItemLineage, item: FinishedItem): Prisma.TaskCreateManyInput[] {
  const id = derivedId('task', jobId, item.ordinal)
  const baseId = item.base ? derivedId('task', jobId, item.ordinal, 'base') : null
  const rows: Prisma.TaskCreateManyInput[] = []
  if (item.base && baseId)
    rows.push({
      ...taskRow(jobId, lineage, item, item.base, null),
      ...{ id: baseId, part: 'base', parentId: null },
    })
  if (item.task)
    rows.push({
      ...taskRow(jobId, lineage, item, item.task, item.scores),
      ...{ id, part: 'task', parentId: baseId ?? item.takenUp },
    })
  return rows
}

function taskRow(
  jobId: string,
  lineage: ItemLineage,
  item: FinishedItem,
  task: Task,
  scores: TaskScores | null,
): Omit<Prisma.TaskCreateManyInput, 'id' | 'part' | 'parentId'> {
  const { ordinal, graphVersionId, documentIds } = item
  return {
    projectId: lineage.projectId,
    jobId,
    ordinal,
    mode: task.mode,
    graphVersionId,
    chainId: chainIdOf(item),
    documentIds: [...documentIds],
    question: task.question,
    language: task.language,
    expectedTools: task.expectedTools,
    plan: task.plan ? asJson(task.plan) : Prisma.DbNull,
    withheld: asJson({ tools: task.withheldTools, values: task.withheldValues }),
    answer: task.answer,
    leak: task.leak,
    augmentation: task.augmentation ? asJson(task.augmentation) : Prisma.DbNull,
    scores: scores ? asJson(scores) : Prisma.DbNull,
    author: task.author.name,
    authorKind: task.author.kind,
    seed: lineage.seed,
    fingerprint: fingerprintOf(task),
  }
}

function trajectoryRows(jobId: string, lineage: ItemLineage, item: FinishedItem) {
  const { trajectory, facts, task, skeleton, shape, fingerprint } = item
  if (!trajectory || !facts || !task || !skeleton || !shape || !fingerprint) return null
  const id = derivedId('trajectory', jobId, item.ordinal)
  const record: StoredRecord = storable({
    terminationReason: trajectory.terminationReason,
    backend: trajectory.backend,
    user: trajectory.user,
    documentIds: [...item.documentIds, ...item.distractorDocumentIds],
    tools: trajectory.tools.map(({ key }) => key),
    distractors: trajectory.distractors,
    usage: trajectory.usage,
  })
  const row: Prisma.TrajectoryCreateManyInput = {
    id,
    projectId: lineage.projectId,
    jobId,
    ordinal: item.ordinal,
    taskId: derivedId('task', jobId, item.ordinal),
    mode: task.mode,
    chainId: chainIdOf(item),
    graphVersionId: item.graphVersionId,
    question: facts.question,
    outcome: item.outcome,
    reason: item.reason,
    termination: trajectory.termination,
    agent: trajectory.agent,
    model: lineage.model,
    seed: lineage.seed,
    stepCount: facts.stepCount,
    turnCount: facts.turnCount,
    callCount: facts.callCount,
    failureCount: facts.failureCount,
    systemMessages: shape.messages.system,
    userMessages: shape.messages.user,
    assistantMessages: shape.messages.assistant,
    toolMessages: shape.messages.tool,
    tools: facts.tools,
    callSequence: shape.callSequence,
    score: facts.score,
    unjudgedCount: facts.unjudgedCount,
    tokensIn: trajectory.usage.tokensIn,
    tokensOut: trajectory.usage.tokensOut,
    fingerprint,
  }
  return {
    trajectory: row,
    skeleton: {
      trajectoryId: id,
      steps: packSkeleton(skeleton),
      judgement: item.judgement ? asJson(item.judgement) : Prisma.DbNull,
      panel: item.panel ? asJson(item.panel) : Prisma.DbNull,
      record: asJson(record),
    },
    uses: rowsOfUses(lineage.projectId, id, toolUsesOf(storable(trajectory.steps))),
    chunks: packSteps(trajectory.steps).map((chunk) => ({ trajectoryId: id, ...chunk })),
  }
}
