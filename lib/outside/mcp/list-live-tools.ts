import type { Client } from '@modelcontextprotocol/sdk/client/index.js'
import { z } from 'zod'
import { fail, ok, type Result } from '@/lib/shared/result'
import type { LiveSource } from '@/lib/tool'
import { LISTING } from './failure'
import { type RequestOptions, withServer } from './with-server'

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
 * Lists the tools of an MCP server page by page, and leaves it. Every failure is one sentence: those of `withServer`,
 * and `endless-list`.
 */
export function listLiveTools(
  source: LiveSource,
  { signal, timeoutMs = LISTING_MS_MAX }: { signal: AbortSignal; timeoutMs?: number },
): Promise<Result<LiveListing>> {
  return withServer(source, { signal, timeoutMs, asked: LISTING }, async (client, options) => {
    const tools = await listPages(client, options)
    if (!tools.ok) return tools
    const { title, name } = client.getServerVersion() ?? {}
    return ok({
      title: title || name || null,
      description: client.getInstructions() ?? '',
      tools: tools.value,
    })
  })
}

async function listPages(client: Client, options: RequestOptions): Promise<Result<unknown[]>> {
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
