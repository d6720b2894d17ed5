import type { Job } from '@/lib/job'
import { fingerprintOf } from '@/lib/shared/fingerprint'
import { derivedId } from '@/lib/shared/id'
import type { ModelUsage } from '@/lib/shared/model'
import type { Task } from '@/lib/task'
import type { Judgement, Outcome, SkeletonStep, Trajectory, TrajectoryFacts } from '@/lib/trajectory'
import { packSkeleton, packSteps } from './bodies'
import { asJson, Prisma } from './client'
import { recordItems } from './jobs'
import type { StoredRecord } from './trajectories'

/** One finished item of a synthesis job, with everything it made. */
export interface FinishedItem {
  ordinal: number
  outcome: Outcome
  reason: string | null
  /** A sentence behind the reason, where there is one. */
  detail: string | null
  task: Task | null
  chainId: string
  trajectory: Trajectory | null
  facts: TrajectoryFacts | null
  skeleton: SkeletonStep[] | null
  judgement: Judgement | null
  fingerprint: string | null
  usage: ModelUsage
}

/** What is the same for every item of the job. */
export interface ItemLineage {
  projectId: string
  graphVersionId: string
  documentIds: string[]
  seed: number
  model: string
  /** US dollars per million tokens in and out; null when unknown. */
  price: { in: number; out: number } | null
}

/** Records finished items of a synthesis job with their tasks and trajectories, as `recordItems` does. */
export async function recordSynthesis(
  jobId: string,
  lineage: ItemLineage,
  items: readonly FinishedItem[],
): Promise<Job> {
  const worked = items.map((item) => ({
    ...item,
    resultId: item.trajectory ? derivedId('trajectory', jobId, item.ordinal) : null,
  }))
  return recordItems(jobId, worked, {
    price: lineage.price,
    async write(tx, fresh) {
      await tx.task.createMany({ data: fresh.flatMap((item) => taskRow(jobId, lineage, item)) })
      const rows = fresh.map((item) => trajectoryRows(jobId, lineage, item))
      await tx.trajectory.createMany({ data: rows.flatMap((row) => row?.trajectory ?? []) })
      await tx.trajectorySkeleton.createMany({ data: rows.flatMap((row) => row?.skeleton ?? []) })
      await tx.trajectoryChunk.createMany({ data: rows.flatMap((row) => row?.chunks ?? []) })
    },
  })
}

function taskRow(jobId: string, lineage: ItemLineage, { ordinal, task, chainId }: FinishedItem) {
  if (!task) return []
  const row: Prisma.TaskCreateManyInput = {
    id: derivedId('task', jobId, ordinal),
    projectId: lineage.projectId,
    jobId,
    ordinal,
    graphVersionId: lineage.graphVersionId,
    chainId,
    question: task.question,
    language: task.language,
    expectedTools: task.expectedTools,
    plan: task.plan ? asJson(task.plan) : Prisma.DbNull,
    author: task.author.name,
    seed: lineage.seed,
    fingerprint: fingerprintOf(task),
  }
  return [row]
}

function trajectoryRows(jobId: string, lineage: ItemLineage, item: FinishedItem) {
  const { trajectory, facts, task, skeleton, fingerprint } = item
  if (!trajectory || !facts || !task || !skeleton || !fingerprint) return null
  const id = derivedId('trajectory', jobId, item.ordinal)
  const record: StoredRecord = {
    terminationReason: trajectory.terminationReason,
    backend: trajectory.backend,
    documentIds: lineage.documentIds,
    usage: trajectory.usage,
  }
  const row: Prisma.TrajectoryCreateManyInput = {
    id,
    projectId: lineage.projectId,
    jobId,
    ordinal: item.ordinal,
    taskId: derivedId('task', jobId, item.ordinal),
    chainId: item.chainId,
    graphVersionId: lineage.graphVersionId,
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
    tools: facts.tools,
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
      record: asJson(record),
    },
    chunks: packSteps(trajectory.steps).map((chunk) => ({ trajectoryId: id, ...chunk })),
  }
}
