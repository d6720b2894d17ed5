import { STAGES, type Stage } from '@/lib/synthesis'
import { type Duplicate, duplicatesIn } from '@/lib/task'
import type { Transaction } from './client'

/** Gates that only items come to whose task is worth attempting, so that they take part in the comparison. */
const COMPARED: readonly Stage[] = STAGES.slice(STAGES.indexOf('duplicates'))

/**
 * Settles which items of a run say what an earlier one says, when all of them are there: in the order of their ordinals,
 * the first of a kind stays and the others end at the gate `duplicates`, with whatever they had become before. So the
 * same tasks leave the same items, whoever worked on them in which order. Answers with how many kept items it took.
 */
export async function settleDuplicates(
  tx: Transaction,
  jobId: string,
  questions: readonly { ordinal: number; question: string }[],
): Promise<number> {
  const items = await tx.jobItem.findMany({
    // One that was cut off has not come to an end, and stands in nobody's way.
    where: {
      jobId,
      OR: [{ outcome: 'kept' }, { stage: { in: [...COMPARED] }, reason: { not: 'cancelled' } }],
    },
    select: { ordinal: true, outcome: true },
  })
  const compared = new Set(items.map(({ ordinal }) => ordinal))
  const found = duplicatesIn(questions.filter(({ ordinal }) => compared.has(ordinal)))
  if (found.length === 0) return 0
  const rows = JSON.stringify(
    found.map((one) => ({ ordinal: one.ordinal, reason: reasonOf(one), detail: detailOf(one) })),
  )
  await tx.$executeRaw`
    UPDATE "JobItem" i SET stage = 'duplicates', outcome = 'dropped', reason = d.reason, detail = d.detail
    FROM json_to_recordset(${rows}::json) AS d (ordinal int, reason text, detail text)
    WHERE i."jobId" = ${jobId} AND i.ordinal = d.ordinal`
  await tx.$executeRaw`
    UPDATE "Trajectory" t SET outcome = 'dropped', reason = d.reason
    FROM json_to_recordset(${rows}::json) AS d (ordinal int, reason text)
    WHERE t."jobId" = ${jobId} AND t.ordinal = d.ordinal`
  const dropped = new Set(found.map(({ ordinal }) => ordinal))
  return items.filter(({ ordinal, outcome }) => outcome === 'kept' && dropped.has(ordinal)).length
}

const reasonOf = ({ kind }: Duplicate): string => (kind === 'exact' ? 'duplicate' : 'near-duplicate')

const detailOf = ({ kind, of, similarity }: Duplicate): string =>
  kind === 'exact'
    ? `It asks what item ${of} asks, in the same words.`
    : `It asks nearly what item ${of} asks: ${Math.floor(similarity * 100)} % of their shingles are the same.`
