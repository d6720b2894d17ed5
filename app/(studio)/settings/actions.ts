'use server'

import { revalidatePath } from 'next/cache'
import { z } from 'zod'
import { endpointRanges } from '@/components/model/endpoint'
import * as endpoints from '@/lib/db/endpoints'
import { openModel } from '@/lib/jobs/open-model'
import { parseBaseUrl } from '@/lib/outside/base-url'
import { maskKey, parseApiKey, sealSecret } from '@/lib/outside/secrets'
import { action } from '@/lib/server/action'
import { ModelError } from '@/lib/shared/model'
import { fail, ok, type Result } from '@/lib/shared/result'
import { tryModel } from '@/lib/shared/try-model'
import { setSimilarity, startEmbedding } from '@/lib/studio/set-similarity'

const { concurrency, timeoutS, retriesMax } = endpointRanges
const INT4_MAX = 2_147_483_647
const budget = z.number().int().min(1).max(INT4_MAX).nullable()
const price = z.number().min(0).max(1e6).nullable()

const EndpointInput = z.object({
  id: z.string().optional(),
  name: z.string().trim().min(1).max(80),
  baseUrl: z.string().max(2000),
  model: z.string().trim().min(1).max(200),
  embeddingModel: z.string().trim().min(1).max(200).nullable(),
  key: z.string().max(4000).nullable().optional(),
  concurrency: z.number().int().min(concurrency.min).max(concurrency.max),
  timeoutMs: z
    .number()
    .int()
    .min(timeoutS.min * 1000)
    .max(timeoutS.max * 1000),
  retriesMax: z.number().int().min(retriesMax.min).max(retriesMax.max),
  callsMax: budget,
  tokensMax: budget,
  priceIn: price,
  priceOut: price,
})

/** Adds or changes an endpoint. Its key is sealed here and is never sent to a host it was not entered for. */
export const saveEndpoint = action(EndpointInput, async ({ id, key, ...input }, { project }) => {
  const baseUrl = parseBaseUrl(input.baseUrl)
  if (!baseUrl.ok) return baseUrl
  const sealed = sealedKey(key)
  if (!sealed.ok) return sealed
  const stored = id ? await endpoints.findEndpoint(project.id, id) : null
  const isElsewhere = stored !== null && new URL(stored.baseUrl).origin !== new URL(baseUrl.value).origin
  if (isElsewhere && stored.keyHint !== null && key === undefined)
    return fail(
      'key-elsewhere',
      'The base URL names another host: enter the key for it, or remove the stored one.',
    )
  const saved = await endpoints.saveEndpoint(
    project.id,
    { ...input, baseUrl: baseUrl.value },
    { id, key: sealed.value },
  )
  if (saved.ok) revalidatePath('/settings', 'layout')
  return saved
})

export const removeEndpoint = action(z.object({ id: z.string() }), async ({ id }, { project }) => {
  const removed = await endpoints.removeEndpoint(project.id, id)
  if (removed.ok) revalidatePath('/settings', 'layout')
  return removed
})

/** One call, without retries, so that the answer is there within the endpoint's time-out. */
export const tryEndpoint = action(z.object({ id: z.string() }), async ({ id }, { project }) => {
  try {
    const { model } = await openModel(project.id, id, { retriesMax: 0 })
    return ok(await tryModel(model, new AbortController().signal))
  } catch (error) {
    if (error instanceof ModelError) return fail(error.code, error.message)
    throw error
  }
})

/** Which index compares the project's tools; null: the lexical one. */
export const chooseSimilarity = action(
  z.object({ endpointId: z.string().nullable() }),
  async ({ endpointId }, { project }) => {
    const set = await setSimilarity(project.id, endpointId)
    if (set.ok) revalidatePath('/', 'layout')
    return set
  },
)

/** Starts making the vectors that tools lack. */
export const makeVectors = action(z.object({}), async (_, { project }) => {
  const started = await startEmbedding(project.id)
  return started.ok ? ok({ jobId: started.value.id }) : started
})

/** undefined and null stay what they mean to the store: keep, remove. */
function sealedKey(
  key: string | null | undefined,
): Result<{ sealed: string; hint: string } | null | undefined> {
  if (key === null || key === undefined) return ok(key)
  const apiKey = parseApiKey(key)
  return apiKey.ok ? ok({ sealed: sealSecret(apiKey.value), hint: maskKey(apiKey.value) }) : apiKey
}
