import { StreamableHTTPError } from '@modelcontextprotocol/sdk/client/streamableHttp.js'
import { ErrorCode, McpError } from '@modelcontextprotocol/sdk/types.js'
import { z } from 'zod'
import type { Problem } from '@/lib/shared/result'
import type { Connection } from './connection'

/** What a server was asked for, in the words of the sentences about it. */
export interface Asked {
  noun: string
  verb: string
  past: string
  /** What the server lacks that does not know the request. */
  lacking: string
}

export const LISTING: Asked = {
  noun: 'listing',
  verb: 'list its tools',
  past: 'listed its tools',
  lacking: 'tools: it does not know tools/list',
}
export const CALLING: Asked = {
  noun: 'call',
  verb: 'answer the call',
  past: 'answered the call',
  lacking: 'tools: it does not know tools/call',
}

/**
 * Names the edge at which a server failed, in one sentence. Only for what a server or a network can cause. `asked` is
 * null where the server had not even answered as one.
 */
export function failureOf(error: unknown, connection: Connection, asked: Asked | null): Problem {
  const { name } = connection
  if (error instanceof McpError) return ofProtocol(error, connection, asked)
  if (error instanceof StreamableHTTPError) return ofStatus(error, name)
  // The base of every zod's errors: the SDK checks with another one than we do.
  if (error instanceof z.core.$ZodError) {
    const [issue] = error.issues
    const place = issue?.path.join('.') || 'the answer'
    return { code: 'not-mcp', message: `${name} sent what is no answer of MCP: ${place}: ${issue?.message}.` }
  }
  const code = codeOf(error)
  // A bare name is looked for along PATH; a folder there that may not be read makes "none" sound like "forbidden".
  if (code === 'ENOENT' || (code === 'EACCES' && !/[\\/]/.test(name))) {
    const message = `There is no program ${JSON.stringify(name)} on this machine that you may run; check its name or give its whole path.`
    return { code: 'unreachable', message }
  }
  if (code === 'EACCES')
    return { code: 'unreachable', message: `${name} may not be run: it is no program of yours.` }
  return {
    code: 'unreachable',
    message: `${name} could not be reached (${code ?? oneLine(innermost(error))}); check the address and that the server runs.`,
  }
}

function ofProtocol(error: McpError, { name, lastWords }: Connection, asked: Asked | null): Problem {
  if (error.code === ErrorCode.ConnectionClosed) {
    const when = asked ? `before it had ${asked.past}` : 'before it answered as an MCP server'
    return { code: 'broke-off', message: `${name} ended ${when}.${lastWords()}` }
  }
  if (error.code === ErrorCode.MethodNotFound) {
    return { code: 'refused', message: `${name} is an MCP server without ${(asked ?? LISTING).lacking}.` }
  }
  if (asked === CALLING && error.code === ErrorCode.InvalidParams) {
    return { code: 'invalid-arguments', message: `${name} refused the call: ${oneLine(error.message)}.` }
  }
  const what = asked ? `to ${asked.verb}` : 'the connection'
  return { code: 'refused', message: `${name} refused ${what}: ${oneLine(error.message)}.` }
}

function ofStatus({ code, message }: StreamableHTTPError, name: string): Problem {
  if (code === 401 || code === 403) {
    return {
      code: 'refused',
      message: `${name} wants to know who asks (${code}); give a header such as Authorization.`,
    }
  }
  if (code === 404 || code === 405) {
    return {
      code: 'not-mcp',
      message: `${name} has no MCP server at this address (${code}); often it ends in /mcp.`,
    }
  }
  return { code: 'not-mcp', message: `${name} does not answer as an MCP server: ${oneLine(message)}.` }
}

/** The code of the innermost cause, such as ECONNREFUSED; null when none says one. */
function codeOf(error: unknown): string | null {
  let code: string | null = null
  for (let at: unknown = error; at instanceof Error; at = at.cause) {
    if ('code' in at && typeof at.code === 'string') code = at.code
  }
  return code
}

function innermost(error: unknown): string {
  let at = error
  while (at instanceof Error && at.cause instanceof Error) at = at.cause
  return at instanceof Error ? at.message : String(at)
}

function oneLine(words: string): string {
  const line = words.replace(/\s+/g, ' ').replace(/[.\s]+$/, '')
  return line.length > 200 ? `${line.slice(0, 200)}…` : line
}
