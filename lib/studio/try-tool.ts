import { findSource } from '@/lib/db/tool-sources'
import {
  currentSession,
  listTries,
  saveTry,
  startSession,
  type ToolTry,
  type TryBackend,
  type TrySession,
} from '@/lib/db/tool-tries'
import { findTool, getDocuments, type ToolPage } from '@/lib/db/tools'
import { openSource } from '@/lib/jobs/open-source'
import { callLiveTool } from '@/lib/outside/mcp/call-live-tool'
import type { JsonObject } from '@/lib/shared/json'
import { fail, ok, type Result } from '@/lib/shared/result'
import {
  type ArgumentProblem,
  checkArguments,
  createEmulator,
  type ToolDocument,
  type ToolResult,
  toolKey,
} from '@/lib/tool'

/** A session lives by its calls being made again, so it may not grow without end. */
export const TRIES_PER_SESSION_MAX = 200

/** More of an answer is not kept: nobody reads it in a page. */
const CONTENT_CHARS_MAX = 1_000_000

/** What a tool's page needs to go on trying: the session at hand and what was done in it. */
export interface Tries {
  session: TrySession | null
  tries: ToolTry[]
}

export async function triesOf(projectId: string, documentId: string, backend: TryBackend): Promise<Tries> {
  const session = await currentSession(projectId, documentId, backend)
  return { session, tries: session ? await listTries(projectId, session.id) : [] }
}

export interface TryAsked {
  toolId: string
  backend: TryBackend
  arguments: JsonObject
  /** Sent also where the arguments do not fit the schema, to see what the backend says of it. */
  isForced: boolean
  signal: AbortSignal
}

/** Arguments that do not fit are an answer, by path: nothing was called. */
export type TryOutcome = { kind: 'unfit'; problems: ArgumentProblem[] } | ({ kind: 'tried' } & Tries)

/**
 * Makes one call to a tool, in the session of its document. The emulator's state is that of all earlier calls of the
 * session made again, which its seed makes exact; a live server is started or connected for this call.
 */
export async function tryTool(projectId: string, asked: TryAsked): Promise<Result<TryOutcome>> {
  const found = await findTool(projectId, asked.toolId)
  const [stored] = found ? await getDocuments(projectId, [found.documentId]) : []
  if (!found || !stored) return fail('not-found', 'There is no such tool in this project.')
  const problems = asked.isForced ? [] : checkArguments(found.tool.parameters, asked.arguments)
  if (problems.length > 0) return ok({ kind: 'unfit', problems })
  const known = await triesOf(projectId, found.documentId, asked.backend)
  if (known.tries.length >= TRIES_PER_SESSION_MAX) {
    return fail('full', `A session has ${TRIES_PER_SESSION_MAX} tries at most; start a new one.`)
  }
  const session =
    known.session ?? (await newSession(projectId, found, { backend: asked.backend, seed: 1, failureRate: 0 }))
  const answered =
    asked.backend === 'live'
      ? await callLive(projectId, found, asked)
      : ok(await emulate(stored.document, session, known.tries, found, asked))
  if (!answered.ok) return answered
  const { content, failure, durationMs } = answered.value
  const made = {
    ordinal: known.tries.length,
    tool: toolKey(found.server.name, found.tool.name),
    arguments: asked.arguments,
    // A zero byte is text in JSON and none in the database.
    content: content.slice(0, CONTENT_CHARS_MAX).replaceAll('\u0000', '\ufffd'),
    contentLength: content.length,
    failure,
    durationMs,
  }
  if (!(await saveTry(projectId, session.id, made))) {
    return fail('overtaken', 'Somebody else tried a tool in this session at the same moment; try again.')
  }
  return ok({ kind: 'tried', session, tries: [...known.tries, { ...made, createdAt: new Date() }] })
}

async function emulate(
  document: ToolDocument,
  session: TrySession,
  earlier: readonly ToolTry[],
  { server, tool }: ToolPage,
  asked: TryAsked,
): Promise<ToolResult> {
  const emulator = createEmulator({
    tools: document.tools.map((each) => ({ key: toolKey(server.name, each.name), tool: each })),
    seed: ['try', session.seed],
    failureRate: session.failureRate,
  })
  for (const { tool, arguments: args, ordinal } of earlier) {
    await emulator.call({ id: `call_${ordinal}`, tool, arguments: args }, asked.signal)
  }
  const call = {
    id: `call_${earlier.length}`,
    tool: toolKey(server.name, tool.name),
    arguments: asked.arguments,
  }
  return emulator.call(call, asked.signal)
}

async function callLive(
  projectId: string,
  { server, tool, version, currentVersion }: ToolPage,
  asked: TryAsked,
): Promise<Result<ToolResult>> {
  const known = await findSource(projectId, server.id)
  if (!known) return fail('no-source', `${server.title} is not a live server: its tools came from a file.`)
  if (version < currentVersion) {
    return fail('old-version', `The server now lists version ${currentVersion} of its tools; try that one.`)
  }
  const source = await openSource(projectId, known)
  if (!source.ok) return source
  const call = { id: 'call_0', name: tool.sourceName ?? tool.name, arguments: asked.arguments }
  return ok(await callLiveTool(source.value, call, { signal: asked.signal }))
}

/** Begins the session of a tool's document anew: what the tries so far made is forgotten, they themselves are kept. */
export async function resetTries(
  projectId: string,
  asked: { toolId: string; backend: TryBackend; seed: number; failureRate: number },
): Promise<Result<Tries>> {
  const found = await findTool(projectId, asked.toolId)
  if (!found) return fail('not-found', 'There is no such tool in this project.')
  return ok({ session: await newSession(projectId, found, asked), tries: [] })
}

const newSession = (
  projectId: string,
  { documentId, server }: ToolPage,
  { backend, seed, failureRate }: { backend: TryBackend; seed: number; failureRate: number },
) => startSession(projectId, { serverId: server.id, documentId, backend, seed, failureRate })
