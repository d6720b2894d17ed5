import { buildJudgeRates, type Dimension, type JudgeRates, type VerdictCount } from '@/lib/trajectory'
import type { Author } from '@/lib/verifier'
import { db, Prisma } from './client'

/** How often the judges of a run could judge: what its gate saw, and each judge of a panel by itself. */
export interface RunJudgeRates {
  /** Attempts that came to a judge and were not cut off there: answered, and not dropped for their answer before. */
  attempts: number
  /** The verdicts that decide: one judge's own, or what the panel's rule made of them. */
  outcome: JudgeRates[]
  /** Each judge of a panel; empty where one judged alone. */
  panel: JudgeRates[]
}

export async function judgeRatesOf(projectId: string, jobId: string): Promise<RunJudgeRates> {
  const judged = Prisma.sql`FROM "Trajectory" t JOIN "TrajectorySkeleton" s ON s."trajectoryId" = t.id`
  const mine = Prisma.sql`t."projectId" = ${projectId} AND t."jobId" = ${jobId} AND t.termination = 'answered'
    AND EXISTS (SELECT FROM "JobItem" i WHERE i."jobId" = t."jobId" AND i.ordinal = t.ordinal AND i.stage <> 'play'
      AND i.reason IS DISTINCT FROM 'cancelled')`
  const [[came], outcome, panel] = await Promise.all([
    db().$queryRaw<{ count: number }[]>(
      Prisma.sql`SELECT count(*)::int AS count FROM "Trajectory" t WHERE ${mine}`,
    ),
    countVerdicts(Prisma.sql`${judged} CROSS JOIN LATERAL jsonb_each(s.judgement) v WHERE ${mine}`),
    countVerdicts(
      Prisma.sql`${judged} CROSS JOIN LATERAL jsonb_array_elements(s.panel->'judges') j
        CROSS JOIN LATERAL jsonb_each(j.value) v WHERE s.panel IS NOT NULL AND ${mine}`,
    ),
  ])
  return { attempts: came?.count ?? 0, outcome, panel }
}

async function countVerdicts(from: Prisma.Sql): Promise<JudgeRates[]> {
  const rows = await db().$queryRaw<
    {
      kind: Author['kind']
      name: string
      version: string | null
      dimension: Dimension
      outcome: VerdictCount['outcome']
      count: number
      scoreSum: number | null
    }[]
  >(Prisma.sql`
    SELECT v.value#>>'{author,kind}' AS kind, v.value#>>'{author,name}' AS name,
      v.value#>>'{author,version}' AS version, v.key AS dimension, v.value->>'outcome' AS outcome,
      count(*)::int AS count, sum((v.value->>'score')::double precision) AS "scoreSum"
    ${from} GROUP BY 1, 2, 3, 4, 5`)
  return buildJudgeRates(
    rows.map(({ kind, name, version, ...counted }) => ({
      ...counted,
      judge: { kind, name, ...(version !== null && { version }) },
    })),
  )
}
