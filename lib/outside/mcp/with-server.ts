import { Client } from '@modelcontextprotocol/sdk/client/index.js'
import type { Problem, Result } from '@/lib/shared/result'
import { STUDIO_VERSION } from '@/lib/shared/studio-version'
import type { LiveSource } from '@/lib/tool'
import { type Interruption, withDeadline } from '../deadline'
import { ANSWER_BYTES_MAX, type Connection, openConnection } from './connection'
import { type Asked, failureOf } from './failure'

/** How each request to the server is sent. */
export interface RequestOptions {
  signal: AbortSignal
  timeout: number
}

export interface AskSettings {
  signal: AbortSignal
  timeoutMs: number
  asked: Asked
}

/** A way to a server that is kept between questions. */
export interface OpenServer {
  /**
   * Asks one thing, connecting first where that has not been done. Every failure of server or network is one sentence:
   * `unreachable`, `timeout`, `aborted`, `broke-off`, `refused`, `not-mcp`, `too-large`.
   */
  ask<T>(
    settings: AskSettings,
    ask: (client: Client, options: RequestOptions) => Promise<Result<T>>,
  ): Promise<Result<T>>
  /** False before it has answered as a server, and once the connection has ended, by whomever. */
  isConnected(): boolean
  /** Nothing is left running. */
  close(): Promise<void>
}

/** Makes the way to a server; nothing is started or called before it is asked something. */
export function openServer(source: LiveSource): OpenServer {
  const connection = openConnection(source)
  const client = new Client({ name: 'astra-studio', version: STUDIO_VERSION })
  let isConnected = false
  let isTooLarge = false
  client.onerror = (error) => {
    isTooLarge ||= /maximum size/.test(error.message)
  }
  client.onclose = () => {
    isConnected = false
  }
  return {
    ask: ({ signal, timeoutMs, asked }, ask) =>
      withDeadline(signal, timeoutMs, async (deadline, interruption) => {
        const options = { signal: deadline, timeout: timeoutMs }
        let hasAnswered = isConnected
        try {
          if (!isConnected) await client.connect(connection.transport, options)
          isConnected = true
          hasAnswered = true
          return await ask(client, options)
        } catch (error) {
          if (isTooLarge || isAboutSize(error)) return { ok: false, problem: tooLarge(connection) }
          const problem = problemOf(error, connection, {
            interruption: interruption(),
            isConnected: hasAnswered,
            timeoutMs,
            asked,
          })
          return { ok: false, problem }
        }
      }),
    isConnected: () => isConnected,
    async close() {
      await client.close().catch(() => {})
      await connection.end()
    },
  }
}

/** Starts or calls an MCP server, asks it one thing, and leaves it: nothing is left running, however it ends. */
export async function withServer<T>(
  source: LiveSource,
  settings: AskSettings,
  ask: (client: Client, options: RequestOptions) => Promise<Result<T>>,
): Promise<Result<T>> {
  const server = openServer(source)
  try {
    return await server.ask(settings, ask)
  } finally {
    await server.close()
  }
}
const isAboutSize = (error: unknown): boolean =>
  error instanceof Error && (/maximum size/.test(error.message) || isAboutSize(error.cause))

const tooLarge = ({ name }: Connection): Problem => ({
  code: 'too-large',
  message: `${name} answered with more than ${ANSWER_BYTES_MAX / 2 ** 20} MB, which is more than an agent could read; the answer was left.`,
})

function problemOf(
  error: unknown,
  connection: Connection,
  {
    interruption,
    isConnected,
    timeoutMs,
    asked,
  }: { interruption: Interruption; isConnected: boolean; timeoutMs: number; asked: Asked },
): Problem {
  if (interruption === 'aborted') return { code: 'aborted', message: `The ${asked.noun} was stopped.` }
  if (interruption === 'timeout') {
    const when = isConnected ? asked.verb : 'answer as an MCP server'
    const message = `${connection.name} did not ${when} within ${timeoutMs / 1000} s.${connection.lastWords()}`
    return { code: 'timeout', message }
  }
  return failureOf(error, connection, isConnected ? asked : null)
}
