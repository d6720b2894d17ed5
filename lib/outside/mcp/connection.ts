import { setTimeout as delay } from 'node:timers/promises'
import { StdioClientTransport } from '@modelcontextprotocol/sdk/client/stdio.js'
import { StreamableHTTPClientTransport } from '@modelcontextprotocol/sdk/client/streamableHttp.js'
import type { Transport } from '@modelcontextprotocol/sdk/shared/transport.js'
import { hiddenWords, type LiveSource } from '@/lib/tool'
import { isAlive } from '../machine/process'

/** A way to a server, and what can be told of it when it fails. */
export interface Connection {
  transport: Transport
  /** The program or the host, for sentences. */
  name: string
  /** What the program last wrote on standard error, as a sentence with a space before it; empty where nothing. */
  lastWords: () => string
  /** Ends what was started and has not ended by itself. */
  end: () => Promise<void>
}

const LAST_WORDS_CHARS_MAX = 300

/** An answer that is longer is left: it would fill our memory and no context window could take it. */
export const ANSWER_BYTES_MAX = 10 * 2 ** 20

/** Makes the way to a server; nothing is started or called before the client connects. */
export function openConnection(source: LiveSource): Connection {
  return source.kind === 'command' ? openProgram(source) : openAddress(source)
}

/**
 * The program gets the few variables that the SDK takes for safe (PATH, HOME and the like) and those that the user
 * gave: our own environment holds the way to the database and the secret that seals keys.
 */
function openProgram({ program, args, env }: LiveSource & { kind: 'command' }): Connection {
  const transport = new ProgramTransport({
    command: program,
    args,
    env,
    stderr: 'pipe',
    maxBufferSize: ANSWER_BYTES_MAX,
  })
  let said = ''
  transport.stderr?.on('data', (chunk: Buffer) => {
    said = (said + chunk.toString()).slice(-4 * LAST_WORDS_CHARS_MAX)
  })
  const secrets = [...Object.values(env), ...hiddenWords(args)].filter((value) => value.length > 3)
  return {
    transport,
    name: program,
    lastWords: () => {
      const line = secrets.reduce((text, secret) => text.replaceAll(secret, '[secret]'), said)
      const words = line.replace(/\s+/g, ' ').trim().slice(-LAST_WORDS_CHARS_MAX)
      return words === '' ? '' : ` It last said: ${words}`
    },
    end: () => endProgram(transport.startedPid),
  }
}

/** Remembers its program: the SDK forgets it as soon as it begins to close. */
class ProgramTransport extends StdioClientTransport {
  startedPid: number | null = null

  override async start(): Promise<void> {
    await super.start()
    this.startedPid = this.pid
  }
}

/** How long a program has to end when it is told to, in ms. */
const ENDING_MS_MAX = 1_000

/** The SDK closes in the background when connecting fails; nothing may be left behind when we end first. */
async function endProgram(pid: number | null): Promise<void> {
  for (const signal of ['SIGTERM', 'SIGKILL'] as const) {
    if (pid === null || !isAlive(pid)) return
    try {
      process.kill(pid, signal)
    } catch {
      return // it ended in between
    }
    for (let waitedMs = 0; waitedMs < ENDING_MS_MAX && isAlive(pid); waitedMs += 20) await delay(20)
  }
}

function openAddress({ url, headers }: LiveSource & { kind: 'url' }): Connection {
  const transport = new StreamableHTTPClientTransport(new URL(url), {
    requestInit: { headers },
    fetch: fetchWithin,
    // A listing is short; who breaks off is told so instead of being called again in silence.
    reconnectionOptions: {
      maxRetries: 0,
      initialReconnectionDelay: 1000,
      maxReconnectionDelay: 1000,
      reconnectionDelayGrowFactor: 1,
    },
  })
  return { transport, name: new URL(url).host, lastWords: () => '', end: () => Promise.resolve() }
}

/** Fetches, and breaks off an answer that passes the limit, whatever length it said it had. */
async function fetchWithin(url: string | URL, init?: RequestInit): Promise<Response> {
  const response = await fetch(url, init)
  if (!response.body) return response
  let bytes = 0
  const counted = response.body.pipeThrough(
    new TransformStream<Uint8Array, Uint8Array>({
      transform(chunk, controller) {
        bytes += chunk.length
        if (bytes > ANSWER_BYTES_MAX) controller.error(new Error(`the answer exceeded its maximum size`))
        else controller.enqueue(chunk)
      },
    }),
  )
  const { status, statusText, headers } = response
  return new Response(counted, { status, statusText, headers })
}
