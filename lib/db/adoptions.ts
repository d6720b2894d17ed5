import { counted } from '@/lib/shared/format'
import type { Id } from '@/lib/shared/id'
import { db, Prisma, type Transaction } from './client'

/** Whose verdicts came to count for a run, when, and by whose word. */
export interface Adoption {
  /** The job whose judges spoke; the run itself where its own verdicts count again. */
  job: { id: Id<'job'>; title: string }
  person: string
  /** How many outcomes it changed. */
  moved: number
  /** ISO 8601. */
  at: string
}

/** Everything that was ever adopted for a run, the newest first. */
export async function adoptionsOf(projectId: string, runId: string): Promise<Adoption[]> {
  const rows = await db().adoption.findMany({
    where: { projectId, runId },
    orderBy: { id: 'desc' },
    include: { job: { select: { id: true, title: true } } },
  })
  return rows.map(({ job, person, moved, at }) => ({
    ...{ job: { ...job, id: job.id as Id<'job'> }, person, moved, at: at.toISOString() },
  }))
}

/**
 * Makes the verdicts of a job count for a run: with them its trajectories are kept, dropped or quarantined. The verdicts
 * that counted before stay, each under the job that gave them; the run's own are put aside the first time. Items that
 * ended before the judge, or turned out to be duplicates, stay as they are. Answers with how many outcomes changed.
 */
export function adoptVerdicts(
  projectId: string,
  { runId, jobId, person }: { runId: string; jobId: string; person: string },
): Promise<number> {
  return db().$transaction(
    async (tx) => {
      await tx.$executeRaw`SELECT id FROM "Job" WHERE id = ${runId} FOR UPDATE`
      await keepOwnVerdicts(tx, runId, jobId)
      const spoken = Prisma.sql`r."jobId" = ${jobId} AND r."trajectoryId" = t.id AND t."jobId" = ${runId}
        AND i."jobId" = t."jobId" AND i.ordinal = t.ordinal AND i.stage = 'judge'`
      const moved = await tx.$executeRaw(Prisma.sql`
        UPDATE "JobItem" i SET outcome = r.outcome FROM "Rejudgement" r, "Trajectory" t
        WHERE ${spoken} AND i.outcome <> r.outcome`)
      await tx.$executeRaw(Prisma.sql`
        UPDATE "JobItem" i SET reason = r.reason, detail = r.detail FROM "Rejudgement" r, "Trajectory" t
        WHERE ${spoken}`)
      await tx.$executeRaw(Prisma.sql`
        UPDATE "TrajectorySkeleton" s SET judgement = r.judgement, panel = r.panel
        FROM "Rejudgement" r, "Trajectory" t, "JobItem" i WHERE s."trajectoryId" = t.id AND ${spoken}`)
      await tx.$executeRaw(Prisma.sql`
        UPDATE "Trajectory" t SET outcome = r.outcome, reason = r.reason, score = r.score,
          "unjudgedCount" = (SELECT count(*) FROM jsonb_each(r.judgement) v WHERE v.value->>'outcome' = 'unjudged'),
          "judgedIn" = nullif(r."jobId", t."jobId")
        FROM "Rejudgement" r, "JobItem" i WHERE ${spoken}`)
      await tx.$executeRaw`
        UPDATE "Job" SET kept = (SELECT count(*) FROM "JobItem" WHERE "jobId" = ${runId} AND outcome = 'kept')
        WHERE id = ${runId}`
      await tx.adoption.create({ data: { projectId, runId, jobId, person, moved } })
      const what =
        jobId === runId ? 'The run’s own verdicts count again' : `The verdicts of job ${jobId} count now`
      const message = `${what}, by the word of ${person}: ${counted(moved, 'outcome')} changed.`
      await tx.jobLog.create({ data: { jobId: runId, level: 'info', message } })
      await tx.$executeRaw`SELECT pg_notify('studio_job', ${runId})`
      return moved
    },
    { timeout: 300_000, maxWait: 20_000 },
  )
}

/** Puts the run's own verdicts aside before others take their place. */
const keepOwnVerdicts = (tx: Transaction, runId: string, jobId: string) =>
  tx.$executeRaw`
    INSERT INTO "Rejudgement"
      ("jobId", ordinal, "projectId", "trajectoryId", outcome, reason, detail, score, judgement, panel)
    SELECT t."jobId", t.ordinal, t."projectId", t.id, t.outcome, t.reason, i.detail, t.score, s.judgement, s.panel
    FROM "Rejudgement" r JOIN "Trajectory" t ON t.id = r."trajectoryId" AND t."jobId" = ${runId}
      JOIN "JobItem" i ON i."jobId" = t."jobId" AND i.ordinal = t.ordinal AND i.stage = 'judge'
      JOIN "TrajectorySkeleton" s ON s."trajectoryId" = t.id
    WHERE r."jobId" = ${jobId} AND t."judgedIn" IS NULL
    ON CONFLICT DO NOTHING`
