import { pluralOf } from '@/lib/shared/english'
import { counted } from '@/lib/shared/format'
import type { Result } from '@/lib/shared/result'
import { countsAsJson } from './count'
import { readInteger } from './options'
import { done, type Outcome } from './verb'

/** The option of a verb that lists. */
export const LIMIT_OPTION = {
  limit: { type: 'string', placeholder: '<n>', description: 'rows at most', default: '50' },
} as const

export const readLimit = (limit: string): Result<number> =>
  readInteger('limit', limit, { min: 1, max: 10_000 })

/** What a verb that lists says: how many of how many of a noun, in the singular, and a line for each. */
export function listed<Row extends { id: string; createdAt: Date }>(
  noun: string,
  { rows, matching, startedAt }: { rows: readonly Row[]; matching: number; startedAt: number },
  cellsOf: (row: Row) => string[],
): Outcome {
  const many = pluralOf(noun)
  const beyond = matching - rows.length
  const counts = countsAsJson({
    in: matching,
    kept: rows.length,
    changed: 0,
    dropped: beyond > 0 ? { 'beyond-limit': beyond } : {},
    quarantined: {},
    seconds: (performance.now() - startedAt) / 1000,
    ids: { [many]: rows.map((row) => row.id) },
  })
  const json = rows.map((row) => ({ ...row, createdAt: row.createdAt.toISOString() }))
  return done({ ...counts, [many]: json }, [
    ...rows.map((row) => [row.id, ...cellsOf(row)].join('  ')),
    `${rows.length} of ${counted(matching, noun)}`,
  ])
}
