import { ID_PREFIXES, type Id, type Noun } from '@/lib/shared/id'
import { Prisma } from './client'

/**
 * Where a page of rows `t` ends, newest first: the next one starts after the row of this time and id. No OFFSET, so the
 * thousandth page costs what the first does.
 */
export type Cursor<N extends Noun> = `${number}.${Id<N>}`

/** The cursor that a text is; undefined where it is none. */
export function parseCursor<N extends Noun>(noun: N, text: string | undefined): Cursor<N> | undefined {
  const form = new RegExp(`^\\d{1,15}\\.${ID_PREFIXES[noun]}_[0-9a-z]+$`)
  return text && form.test(text) ? (text as Cursor<N>) : undefined
}

/** The condition for what comes after a cursor, and the order that makes it true; read one row more than shown. */
export function pageAfter(after: Cursor<Noun> | undefined, limit: number): Prisma.Sql {
  const [time, id] = after?.split('.') ?? []
  const rest = time
    ? Prisma.sql`AND (t."createdAt", t.id) < (to_timestamp(${Number(time)}::double precision / 1000), ${id})`
    : Prisma.empty
  return Prisma.sql`${rest} ORDER BY t."createdAt" DESC, t.id DESC LIMIT ${limit + 1}`
}

/** The rows read, cut to a page, and where the next one starts; null on the last. */
export function pageOf<Key extends Id<Noun>, Row extends { id: Key; createdAt: Date }>(
  rows: readonly (Row & { id: Key })[],
  limit: number,
): { rows: Row[]; next: `${number}.${Key}` | null } {
  const page = rows.slice(0, limit)
  const last = page.at(-1)
  return { rows: page, next: rows.length > limit && last ? `${last.createdAt.getTime()}.${last.id}` : null }
}
