import { Client } from '@modelcontextprotocol/sdk/client/index.js'
import { z } from 'zod'
import { fail, ok, type Problem, type Result } from '@/lib/shared/result'
import { STUDIO_VERSION } from '@/lib/shared/studio-version'
import type { LiveSource } from '@/lib/tool'
import { type Interruption, withDeadline } from '../deadline'
import { type Connection, openConnection } from './connection'
import { failureOf } from './failure'

/** What a live server says of itself and its tools, nothing judged yet. */
export interface LiveListing {
  /** Null where the server gives itself no name. */
  title: string | null
  description: string
  tools: unknown[]
}

/** How long a server may take to start and list, in ms. Programs that npx fetches first are slow the first time. */
const LISTING_MS_MAX = 60_000

/** More is no catalogue, but a server that does not end. */
const TOOLS_MAX = 20_000
const PAGES_MAX = 1_000

/** Only the frame is checked: the SDK's own schema would refuse a hundred tools for the sake of one bad one. */
const pageSchema = z.looseObject({ tools: z.array(z.unknown()), nextCursor: z.string().nullish() })

/**
 * Starts or calls an MCP server, lists its tools page by page, and leaves it. Every failure is one sentence:
 * `unreachable`, `timeout`, `aborted`, `broke-off`, `refused`, `not-mcp`, `endless-list`.
 */
export function listLiveTools(
  source: LiveSource,
  { signal, timeoutMs = LISTING_MS_MAX }: { signal: AbortSignal; timeoutMs?: number },
): Promise<Result<LiveListing>> {
  return withDeadline(signal, timeoutMs, async (deadline, interruption) => {
    const connection = openConnection(source)
    const client = new Client({ name: 'astra-studio', version: STUDIO_VERSION })
    let isConnected = false
    try {
      await client.connect(connection.transport, { signal: deadline, timeout: timeoutMs })
      isConnected = true
      const tools = await listPages(client, { signal: deadline, timeout: timeoutMs })
      if (!tools.ok) return tools
      const { title, name } = client.getServerVersion() ?? {}
      return ok({
        title: title || name || null,
        description: client.getInstructions() ?? '',
        tools: tools.value,
      })
    } catch (error) {
      return { ok: false, problem: problemOf(error, connection, interruption(), isConnected, timeoutMs) }
    } finally {
      await client.close().catch(() => {})
      await connection.end()
    }
  })
}

async function listPages(
  client: Client,
  options: { signal: AbortSignal; timeout: number },
): Promise<Result<unknown[]>> {
  const tools: unknown[] = []
  const seen = new Set<string>()
  let cursor: string | undefined
  for (let page = 1; ; page++) {
    const params = cursor === undefined ? {} : { cursor }
    const listed = await client.request({ method: 'tools/list', params }, pageSchema, options)
    tools.push(...listed.tools)
    if (!listed.nextCursor) return ok(tools)
    if (seen.has(listed.nextCursor) || page >= PAGES_MAX || tools.length > TOOLS_MAX) {
      return fail(
        'endless-list',
        `The server's list does not end: after ${tools.length} tools it leads on and on.`,
      )
    }
    cursor = listed.nextCursor
    seen.add(cursor)
  }
}

function problemOf(
  error: unknown,
  connection: Connection,
  interruption: Interruption,
  isConnected: boolean,
  timeoutMs: number,
): Problem {
  if (interruption === 'aborted') return { code: 'aborted', message: 'The listing was stopped.' }
  if (interruption === 'timeout') {
    const when = isConnected ? 'list its tools' : 'answer as an MCP server'
    const message = `${connection.name} did not ${when} within ${timeoutMs / 1000} s.${connection.lastWords()}`
    return { code: 'timeout', message }
  }
  return failureOf(error, connection, isConnected)
}
