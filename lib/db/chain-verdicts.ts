import { z } from 'zod'
import type { JobProgress, Spending } from '@/lib/job'
import type { Id } from '@/lib/shared/id'
import { BackTranslation, ChainVerdict, Coherence, type VerifiedChain, Vote } from '@/lib/tool-graph'
import { asJson, asStorableJson, db, Prisma } from './client'
import { recordItems, type WorkedItem } from './job-items'

/** One chain as models judged it. */
export interface FinishedVerdict extends Pick<WorkedItem, 'ordinal' | 'outcome' | 'reason' | 'detail'> {
  chainId: string
  /** null when no model was asked, because the rule had failed it. */
  judged: Omit<VerifiedChain, 'usage'> | null
}

/** Records what models said of chains, with every answer. */
export const recordVerdicts = (
  jobId: string,
  projectId: string,
  items: readonly FinishedVerdict[],
  spent: readonly Spending[] | null,
): Promise<JobProgress> =>
  recordItems(jobId, items, {
    spent,
    async write(tx, fresh) {
      await tx.chainVerdict.createMany({
        data: fresh.flatMap(({ chainId, judged }) =>
          judged === null
            ? []
            : [
                {
                  jobId,
                  chainId,
                  projectId,
                  verdicts: asJson(judged.verdicts),
                  votes: asStorableJson(judged.votes),
                  translations: asStorableJson(judged.translations),
                  coherence: judged.coherence === null ? Prisma.DbNull : asStorableJson(judged.coherence),
                },
              ],
        ),
      })
    },
  })

export interface StoredVerdict extends Omit<VerifiedChain, 'usage'> {
  chainId: Id<'chain'>
  jobId: Id<'job'>
}

/** What the newest job said of each chain of graph versions that any job judged. */
export async function latestVerdicts(
  projectId: string,
  graphVersionIds: readonly string[],
): Promise<Map<Id<'chain'>, ChainVerdict[]>> {
  const rows = await db().chainVerdict.findMany({
    where: { projectId, chain: { graphVersionId: { in: [...graphVersionIds] } } },
    distinct: ['chainId'],
    orderBy: [{ chainId: 'asc' }, { jobId: 'desc' }],
    select: { chainId: true, verdicts: true },
  })
  return new Map(rows.map((row) => [row.chainId as Id<'chain'>, z.array(ChainVerdict).parse(row.verdicts)]))
}

/** Everything that the newest job's models answered about one chain; null when none was asked. */
export async function findVerdict(projectId: string, chainId: string): Promise<StoredVerdict | null> {
  const row = await db().chainVerdict.findFirst({ where: { projectId, chainId }, orderBy: { jobId: 'desc' } })
  return row
    ? {
        chainId: row.chainId as Id<'chain'>,
        jobId: row.jobId as Id<'job'>,
        verdicts: z.array(ChainVerdict).parse(row.verdicts),
        votes: z.array(Vote).parse(row.votes),
        translations: z.array(BackTranslation).parse(row.translations),
        coherence: Coherence.nullable().parse(row.coherence),
      }
    : null
}
