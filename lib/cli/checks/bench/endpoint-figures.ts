import { requestBody } from '@/lib/outside/chat-completion'
import { openEndpoint } from '@/lib/outside/openai-compatible'
import { startModelServer } from '@/lib/outside/stand-ins/model-server'
import type { ChatMessage, ChatTool } from '@/lib/shared/model'
import type { Figure } from './table'

const IN_FLIGHT = 64
const CALLS = 2000
/** What a fast endpoint takes over an answer, in ms. */
const THINKING_MS = 400
const CALLS_SLOW = 1000

const messages: ChatMessage[] = [
  { role: 'system', content: 'You help people by using the tools that you are given. '.repeat(12) },
  { role: 'user', content: 'Find me a book about sailing and reserve it. '.repeat(8) },
]
const tools: ChatTool[] = Array.from({ length: 20 }, (_, at) => ({
  name: `search_books_${at}`,
  description: 'Search for books by title, author or subject.',
  parameters: {
    type: 'object',
    properties: Object.fromEntries(
      ['query', 'author', 'language', 'branch', 'sort', 'limit'].map((name) => [
        name,
        { type: 'string', description: `The ${name} to search by, where one is wanted.` },
      ]),
    ),
    required: ['query'],
  },
}))

/**
 * What the studio adds to a call of a model with 20 tools at 64 calls in flight, against the local test server and
 * beside a bare `fetch` of the same request: the processor's time of one call, server included in both, and the time
 * that a call takes beyond what the server thinks, with the calls that were in flight.
 */
export async function endpointFigures(): Promise<Figure[]> {
  const server = await startModelServer()
  const answer = {
    text: 'I search first.',
    calls: [{ name: 'search_books_1', arguments: { query: 'sailing' } }],
  }
  server.follow([answer])
  const model = openEndpoint({
    ...{ name: 'bench', baseUrl: server.baseUrl, model: 'bench', apiKey: null },
    ...{ concurrency: IN_FLIGHT, timeoutMs: 60_000, retriesMax: 0 },
    budget: { callsMax: null, tokensMax: null, spent: () => ({ calls: 0, tokens: 0 }), spend: () => {} },
  })
  const { signal } = new AbortController()
  const body = requestBody('bench', { messages, tools })
  const ours = () => model.chat({ messages, tools, signal })
  const bare = async () => {
    const init = { method: 'POST', headers: { 'content-type': 'application/json' }, body }
    return (await fetch(`${server.baseUrl}/chat/completions`, init)).json()
  }
  try {
    await manyOf(200, bare)
    await manyOf(200, ours)
    const quick = { bare: await manyOf(CALLS, bare), ours: await manyOf(CALLS, ours) }
    server.requests.length = 0
    server.follow([{ ...answer, delayMs: THINKING_MS }])
    const slow = { bare: await manyOf(CALLS_SLOW, bare), ours: await manyOf(CALLS_SLOW, ours) }
    const full = (CALLS_SLOW * THINKING_MS) / slow.ours.wallMs
    return [
      {
        what: `a call of a model, ${IN_FLIGHT} in flight`,
        figure: `${quick.ours.cpuMs.toFixed(2)} ms of the processor`,
        how: `20 tools, server that answers at once and in the same process; a bare fetch takes ${quick.bare.cpuMs.toFixed(2)} ms`,
      },
      {
        what: 'what the studio adds to it',
        figure: `${(slow.ours.meanMs - THINKING_MS).toFixed(1)} ms`,
        how: `server that thinks for ${THINKING_MS} ms; a bare fetch adds ${(slow.bare.meanMs - THINKING_MS).toFixed(1)} ms; ${full.toFixed(1)} of ${IN_FLIGHT} calls in flight on average`,
      },
    ]
  } finally {
    await server.close()
  }
}

async function manyOf(
  count: number,
  call: () => Promise<unknown>,
): Promise<{ cpuMs: number; meanMs: number; wallMs: number }> {
  let left = count
  let sumMs = 0
  const cpu = process.cpuUsage()
  const startedAt = performance.now()
  const lane = async () => {
    while (left-- > 0) {
      const calledAt = performance.now()
      await call()
      sumMs += performance.now() - calledAt
    }
  }
  await Promise.all(Array.from({ length: IN_FLIGHT }, lane))
  const { user, system } = process.cpuUsage(cpu)
  return {
    cpuMs: (user + system) / 1000 / count,
    meanMs: sumMs / count,
    wallMs: performance.now() - startedAt,
  }
}
