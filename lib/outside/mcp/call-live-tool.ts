import { z } from 'zod'
import { formatBytes } from '@/lib/shared/format'
import type { JsonObject } from '@/lib/shared/json'
import { ok, type Problem, type Result } from '@/lib/shared/result'
import type { LiveSource, ToolFailure, ToolResult } from '@/lib/tool'
import { CALLING } from './failure'
import { type OpenServer, openServer } from './with-server'

/** How long a server may take to start and answer one call, in ms. */
const CALL_MS_MAX = 60_000

const blockSchema = z.looseObject({ type: z.string() })
const answerSchema = z.looseObject({
  content: z.array(blockSchema).default([]),
  structuredContent: z.unknown().optional(),
  isError: z.boolean().optional(),
})

/** What of our problems is what kind of failure, and which of them may pass by themselves. */
const KINDS: Record<string, { kind: ToolFailure['kind']; isTransient: boolean }> = {
  timeout: { kind: 'timeout', isTransient: true },
  unreachable: { kind: 'unreachable', isTransient: true },
  'broke-off': { kind: 'unreachable', isTransient: true },
  'not-mcp': { kind: 'unreachable', isTransient: false },
  refused: { kind: 'tool-error', isTransient: false },
  'invalid-arguments': { kind: 'invalid-arguments', isTransient: false },
  'too-large': { kind: 'too-large', isTransient: false },
}

/** One call as a server takes it; `name` is the tool's name at the server. */
export interface LiveCall {
  id: string
  name: string
  arguments: JsonObject
}

/**
 * Calls one tool of a live server, which is started or connected for this call alone. A failure of any kind is part of
 * the result, with the sentence that says what happened.
 */
export async function callLiveTool(
  source: LiveSource,
  call: LiveCall,
  settings: { signal: AbortSignal; timeoutMs?: number },
): Promise<ToolResult> {
  const server = openServer(source)
  try {
    return await callTool(server, call, settings)
  } finally {
    await server.close()
  }
}

/** The same at a server that is open, and stays so. */
export async function callTool(
  server: OpenServer,
  call: LiveCall,
  { signal, timeoutMs = CALL_MS_MAX }: { signal: AbortSignal; timeoutMs?: number },
): Promise<ToolResult> {
  let startedAt = performance.now()
  const answered = await server.ask({ signal, timeoutMs, asked: CALLING }, async (client, options) => {
    // The start of a program is not the tool's time.
    startedAt = performance.now()
    const request = {
      method: 'tools/call' as const,
      params: { name: call.name, arguments: call.arguments },
    }
    return ok(await client.request(request, answerSchema, options))
  })
  return { callId: call.id, ...resultOf(answered), durationMs: performance.now() - startedAt }
}

function resultOf(answered: Result<z.infer<typeof answerSchema>>): Pick<ToolResult, 'content' | 'failure'> {
  if (!answered.ok) {
    const failure = failureBy(answered.problem)
    return { content: JSON.stringify({ error: { code: failure.kind, message: failure.message } }), failure }
  }
  const { content, structuredContent, isError } = answered.value
  const said = content.map(textOf).join('\n')
  const text = said === '' && structuredContent !== undefined ? JSON.stringify(structuredContent) : said
  if (!isError) return { content: text, failure: null }
  const message = text.trim() === '' ? 'The tool failed and did not say why.' : text.trim().slice(0, 500)
  return { content: text, failure: { kind: 'tool-error', isTransient: false, isInjected: false, message } }
}

function failureBy({ code, message }: Problem): ToolFailure {
  return { ...(KINDS[code] ?? { kind: 'unreachable', isTransient: false }), isInjected: false, message }
}

/** What an agent reads of a block: its text; of anything else that it is there. */
function textOf(block: z.infer<typeof blockSchema>): string {
  if (block.type === 'text' && typeof block.text === 'string') return block.text
  const resource = z.looseObject({ uri: z.string(), text: z.string().optional() }).safeParse(block.resource)
  if (resource.success) return resource.data.text ?? `[resource ${resource.data.uri}]`
  const kind = typeof block.mimeType === 'string' ? `, ${block.mimeType}` : ''
  // Base64 has four characters for three bytes.
  const size = typeof block.data === 'string' ? `, ${formatBytes((block.data.length * 3) / 4)}` : ''
  return `[${block.type}${kind}${size}]`
}
