import { type Id, newId } from '@/lib/shared/id'
import type { ModelUsage } from '@/lib/shared/model'
import { fail, ok, type Result } from '@/lib/shared/result'
import { db } from './client'

/** What a page may know of an endpoint: never the key, only whether one is set and its last characters. */
export interface EndpointRow {
  id: Id<'endpoint'>
  name: string
  baseUrl: string
  model: string
  /** What turns texts into vectors; null where it is only asked for words. */
  embeddingModel: string | null
  keyHint: string | null
  concurrency: number
  timeoutMs: number
  retriesMax: number
  callsMax: number | null
  tokensMax: number | null
  priceIn: number | null
  priceOut: number | null
  callsSpent: number
  tokensSpent: number
}

export type EndpointInput = Omit<
  EndpointRow,
  'id' | 'keyHint' | 'callsSpent' | 'tokensSpent' | 'embeddingModel'
> & { embeddingModel?: string | null }

const visible = {
  id: true,
  name: true,
  baseUrl: true,
  model: true,
  embeddingModel: true,
  keyHint: true,
  concurrency: true,
  timeoutMs: true,
  retriesMax: true,
  callsMax: true,
  tokensMax: true,
  priceIn: true,
  priceOut: true,
  callsSpent: true,
  tokensSpent: true,
} as const

type VisibleRow = Omit<EndpointRow, 'id' | 'tokensSpent'> & { id: string; tokensSpent: bigint }
const toRow = (row: VisibleRow): EndpointRow => ({
  ...row,
  id: row.id as Id<'endpoint'>,
  tokensSpent: Number(row.tokensSpent),
})

export async function listEndpoints(projectId: string): Promise<EndpointRow[]> {
  return (
    await db().modelEndpoint.findMany({ where: { projectId }, orderBy: { name: 'asc' }, select: visible })
  ).map(toRow)
}

/** Those of some endpoints that are there; ids of other projects are left out. */
export async function listEndpointsById(projectId: string, ids: readonly string[]): Promise<EndpointRow[]> {
  const rows = await db().modelEndpoint.findMany({
    where: { projectId, id: { in: [...ids] } },
    orderBy: { name: 'asc' },
    select: visible,
  })
  return rows.map(toRow)
}

export async function findEndpoint(projectId: string, id: string): Promise<EndpointRow | null> {
  const row = await db().modelEndpoint.findFirst({ where: { id, projectId }, select: visible })
  return row ? toRow(row) : null
}

/** The sealed key of an endpoint, for the process that will call it. Null when none is set. */
export async function sealedKeyOf(projectId: string, id: string): Promise<string | null> {
  const row = await db().modelEndpoint.findFirst({ where: { id, projectId }, select: { sealedKey: true } })
  return row?.sealedKey ?? null
}

/** Makes or, with an id, changes an endpoint. `key`: undefined keeps the stored one, null removes it. */
export async function saveEndpoint(
  projectId: string,
  input: EndpointInput,
  { id, key }: { id?: string; key?: { sealed: string; hint: string } | null } = {},
): Promise<Result<Id<'endpoint'>>> {
  if (/^built-in/i.test(input.name))
    return fail('bad-name', 'Names that begin with "built-in" are kept for the rules. Choose another name.')
  const taken = await db().modelEndpoint.findFirst({ where: { projectId, name: input.name, NOT: { id } } })
  if (taken)
    return fail('name-taken', `There is already an endpoint named "${input.name}". Choose another name.`)
  const sealed =
    key === undefined
      ? {}
      : key === null
        ? { sealedKey: null, keyHint: null }
        : { sealedKey: key.sealed, keyHint: key.hint }
  if (id) {
    const { count } = await db().modelEndpoint.updateMany({
      where: { id, projectId },
      data: { ...input, ...sealed },
    })
    return count === 1
      ? ok(id as Id<'endpoint'>)
      : fail('not-found', 'There is no such endpoint in this project.')
  }
  const made = newId('endpoint')
  await db().modelEndpoint.create({ data: { id: made, projectId, ...input, ...sealed } })
  return ok(made)
}

/** Adds to what an endpoint has spent and answers with the sums; null when it has been removed. */
export async function spend(
  id: string,
  usage: ModelUsage,
): Promise<{ calls: number; tokens: number } | null> {
  const [row] = await db().modelEndpoint.updateManyAndReturn({
    where: { id },
    data: {
      callsSpent: { increment: usage.calls },
      tokensSpent: { increment: usage.tokensIn + usage.tokensOut },
    },
    select: { callsSpent: true, tokensSpent: true },
  })
  return row ? { calls: row.callsSpent, tokens: Number(row.tokensSpent) } : null
}

/** Removes an endpoint unless an unfinished job uses it: then says which. */
export async function removeEndpoint(projectId: string, id: string): Promise<Result<null>> {
  // Kinds of work name their models in different places; an id stands for nothing else.
  const using = await db().$queryRaw<{ title: string }[]>`
    SELECT title FROM "Job" WHERE "projectId" = ${projectId} AND status IN ('queued', 'running', 'paused')
      AND strpos(params::text, ${`"${id}"`}) > 0`
  if (using.length > 0)
    return fail(
      'in-use',
      `The endpoint is not removed: unfinished jobs use it: ${using.map((job) => job.title).join(', ')}.`,
    )
  const { count } = await db().modelEndpoint.deleteMany({ where: { id, projectId } })
  return count === 1 ? ok(null) : fail('not-found', 'There is no such endpoint in this project.')
}
