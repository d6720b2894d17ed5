'use server'

import { revalidatePath } from 'next/cache'
import { z } from 'zod'
import type { DraftProblem, ToolDraft } from '@/components/tool/hand-form'
import { filterEntries, ReportFilter } from '@/components/tool/report-filter'
import * as imports from '@/lib/db/tool-imports'
import * as tools from '@/lib/db/tools'
import { action } from '@/lib/server/action'
import type { JsonObject } from '@/lib/shared/json'
import { fail, ok, type Result } from '@/lib/shared/result'
import { buildServerGraph } from '@/lib/studio/build-graph'
import { chooseDomain as choose } from '@/lib/studio/choose-domain'
import { connectTools, refreshTools } from '@/lib/studio/live-tools'
import { startServerGraphs } from '@/lib/studio/start-server-graphs'
import { tryTool as attempt, resetTries as reset } from '@/lib/studio/try-tool'
import { writeTool } from '@/lib/studio/write-tool'
import { importReportSchema, type LiveSource, parsePairs, parseServerUrl } from '@/lib/tool'
import { ROWS_PER_PAGE } from './paging'

const offset = z.int().min(0)

/** The entries of an import's report from `offset` on. */
export const loadEntries = action(
  z.object({ importId: z.string(), filter: ReportFilter, offset }),
  async ({ importId, filter, offset }, { project }) => {
    const found = await imports.findImport(project.id, importId)
    if (!found) return fail('not-found', 'There is no such import in this project.')
    const entries = filterEntries(importReportSchema.parse(found.report), filter)
    return ok(entries.slice(offset, offset + ROWS_PER_PAGE))
  },
)

const liveCommon = {
  name: z.string().max(200),
  toolsMin: z.int().min(1).max(1000),
  pairs: z.string().max(20_000),
}

const liveRequest = z.discriminatedUnion('kind', [
  z.object({
    kind: z.literal('command'),
    program: z.string().min(1).max(8000),
    args: z.array(z.string().max(8000)).max(500),
    ...liveCommon,
  }),
  z.object({ kind: z.literal('url'), url: z.string().max(4000), ...liveCommon }),
])

/** Lists the tools of a live server and stores them. The words of a command are those that the user confirmed. */
export const connectServer = action(liveRequest, async ({ name, toolsMin, pairs, ...place }, { project }) => {
  const secrets = parsePairs(pairs, place.kind === 'command' ? 'env' : 'headers')
  if (!secrets.ok) return secrets
  const url = place.kind === 'url' ? parseServerUrl(place.url) : ok('')
  if (!url.ok) return url
  const source: LiveSource =
    place.kind === 'command'
      ? { ...place, env: secrets.value }
      : { kind: 'url', url: url.value, headers: secrets.value }
  const { signal } = new AbortController()
  const connected = await connectTools(project.id, source, { name, toolsMin, signal })
  if (!connected.ok) return connected
  revalidatePath('/tools', 'layout')
  return ok({ importId: connected.value.importId })
})

/** Lists a connected server again. `before` is the version that it had; null where nothing has changed. */
export const refreshServer = action(z.object({ serverId: z.string() }), async ({ serverId }, { project }) => {
  const { signal } = new AbortController()
  const refreshed = await refreshTools(project.id, serverId, { signal })
  if (!refreshed.ok) return refreshed
  revalidatePath('/tools', 'layout')
  const [server] = refreshed.value.servers
  if (!server) return fail('no-tools', 'The server lists no usable tool any more; the last version stays.')
  return ok({ before: server.change === 'same' ? null : server.version - 1 })
})

const schemaText = z.string().max(1_000_000)

const checkedWrite = action(
  z.object({
    server: z.string().trim().min(1).max(200),
    name: z.string().max(200),
    description: z.string().max(20_000),
    parameters: schemaText,
    result: schemaText,
    mayReplace: z.boolean(),
  }),
  async (draft, { project }) => {
    const written = await writeTool(project.id, draft)
    if (written.ok) revalidatePath('/tools', 'layout')
    // A problem of a field is an answer here: `fail` has no room for the field.
    return ok(written)
  },
)

/** Adds a tool that was written by hand. A problem says at which field it stands; null where at none. */
export async function writeByHand(draft: ToolDraft): Promise<Result<{ serverId: string }, DraftProblem>> {
  const checked = await checkedWrite(draft)
  if (!checked.ok) return { ok: false, problem: { field: null, message: checked.problem.message } }
  return checked.value.ok ? ok({ serverId: checked.value.value.serverId }) : checked.value
}

/** Builds the graph of a server's newest document. */
export const buildGraph = action(z.object({ serverId: z.string() }), async ({ serverId }, { project }) => {
  const built = await buildServerGraph(project.id, serverId)
  if (!built.ok) return built
  revalidatePath('/tool-graphs')
  return ok({ graphId: built.value.graphId })
})

/** Starts building the graphs of all servers. */
export const buildGraphs = action(z.object({}), async (_, { project }) => {
  const started = await startServerGraphs(project.id)
  return started.ok ? ok({ jobId: started.value.id }) : started
})

/** Removes a server with all its versions, unless a graph stands on it. */
export const removeServer = action(z.object({ serverId: z.string() }), async ({ serverId }, { project }) => {
  const removed = await tools.removeServer(project.id, serverId)
  if (removed.ok) revalidatePath('/tools', 'layout')
  return removed
})

const checkedDomain = action(
  z.object({ serverId: z.string(), domain: z.string().trim().min(1).max(80).nullable() }),
  async ({ serverId, domain }, { project }) => {
    const chosen = await choose(project.id, serverId, domain)
    if (chosen.ok) revalidatePath('/tools', 'layout')
    return chosen
  },
)

/** A person says what a server is about; null gives the word back. */
export const chooseDomain = async (serverId: string, domain: string | null) =>
  checkedDomain({ serverId, domain })

const backend = z.enum(['emulator', 'live'])

/** Makes one call to a tool. The command of a live server was confirmed when it was connected, and again on the page. */
export const tryTool = action(
  z.object({
    toolId: z.string(),
    backend,
    arguments: z.record(z.string(), z.json()).transform((args) => args as JsonObject),
    isForced: z.boolean(),
  }),
  async (asked, { project }) => attempt(project.id, { ...asked, signal: new AbortController().signal }),
)

/** Begins the tries of a tool's document anew. */
export const resetTries = action(
  z.object({
    toolId: z.string(),
    backend,
    seed: z.int().min(0).max(2_147_483_647),
    failureRate: z.number().min(0).max(1),
  }),
  async (asked, { project }) => reset(project.id, asked),
)
