import { type ChildProcess, fork } from 'node:child_process'
import { once } from 'node:events'
import { Agent, request } from 'node:http'
import { saveEndpoint } from '@/lib/db/endpoints'
import { createJob, moveJob } from '@/lib/db/jobs'
import { createProject } from '@/lib/db/projects'
import { listServers } from '@/lib/db/tools'
import { ItemLedger } from '@/lib/jobs/ledger'
import { Meter } from '@/lib/jobs/meter'
import { openModel } from '@/lib/jobs/open-model'
import { requestBody } from '@/lib/outside/chat-completion'
import type { ChatMessage, ChatModel, ChatTool } from '@/lib/shared/model'
import { expectOk } from '@/lib/shared/result'
import { buildServerGraph } from '@/lib/studio/build-graph'
import { importTools } from '@/lib/studio/import-tools'
import { startSynthesis } from '@/lib/studio/start-synthesis'
import { SynthesisParams } from '@/lib/synthesis'
import { inCheckout } from '../../checkout'
import { serversFile } from './servers'
import { type Figure, median } from './table'
import { workedOn } from './worked-on'

const IN_FLIGHT = 64
const CALLS = 2000
/** What a fast endpoint takes over an answer, in ms. */
const THINKING_MS = 400
const CALLS_SLOW = 1000
/** An item begins by looking for what it got before; so it has as many calls as a short attempt. */
const CALLS_PER_ITEM = 5
/** Measured in turns, because other work on the machine comes and goes. */
const ROUNDS = 3
/** Attempts of a run whose agent is the endpoint, and what it thinks over an answer. */
const ATTEMPTS = 1000
const THINKING_LONG_MS = 2000

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

/** The test server as a process, and how it is told to think for so long; it answers with its calls in flight until then. */
async function aServerProcess(): Promise<{
  process: ChildProcess
  baseUrl: string
  think: (ms: number) => Promise<number[]>
}> {
  const server = fork(inCheckout('lib/cli/checks/bench/endpoint-server.mjs'))
  const heard = async () => (await once(server, 'message'))[0]
  const baseUrl = await heard()
  return {
    process: server,
    baseUrl,
    think(ms) {
      const answer = heard()
      server.send(ms)
      return answer
    },
  }
}

/**
 * What the studio adds to a call of a model with 20 tools at 64 calls in flight, against the local test server in a
 * process of its own and beside Node's bare HTTP client with the same body: the processor's time of one call, and the
 * time that a call takes; each reply is kept before it is used, as in a run. Then the calls in flight at that server during a run whose agent it is.
 */
export async function endpointFigures(): Promise<Figure[]> {
  const server = await aServerProcess()
  const { id: projectId } = expectOk(await createProject('Bench, a model'))
  const agent = await anEndpoint(projectId, server.baseUrl)
  const asked = await openModel(projectId, agent)
  const job = await createJob(projectId, { kind: 'synthesis', title: 'Calls', params: {}, total: 1 })
  const meter = new Meter()
  const begun: { model: ChatModel; calls: number }[] = []
  let items = 0
  const ours = async () => {
    const item = begun.pop() ?? {
      model: new ItemLedger(job.id, items++, meter).model('agent', asked),
      calls: 0,
    }
    await item.model.chat({ messages, tools, signal })
    item.calls += 1
    if (item.calls < CALLS_PER_ITEM) begun.push(item)
  }
  const { signal } = new AbortController()
  const body = requestBody('bench', { messages, tools })
  const bareAgent = new Agent({ keepAlive: true })
  const bare = () => posted(`${server.baseUrl}/chat/completions`, body, bareAgent)
  const inTurns = async (count: number) => {
    const rounds: { bare: Timed; ours: Timed }[] = []
    for (let round = 0; round < ROUNDS; round++)
      rounds.push({ bare: await manyOf(count, bare), ours: await manyOf(count, ours) })
    const middle = (of: (round: { bare: Timed; ours: Timed }) => number) => median(rounds.map(of))
    return {
      cpuMs: { bare: middle((one) => one.bare.cpuMs), ours: middle((one) => one.ours.cpuMs) },
      meanMs: { bare: middle((one) => one.bare.meanMs), ours: middle((one) => one.ours.meanMs) },
    }
  }
  try {
    await server.think(0)
    await manyOf(400, bare)
    await manyOf(400, ours)
    const quick = await inTurns(CALLS)
    await server.think(THINKING_MS)
    const slow = await inTurns(CALLS_SLOW)
    expectOk(await moveJob(job.id, 'cancelled'))
    await server.think(THINKING_LONG_MS)
    const kept = await attemptsBy(projectId, agent)
    const seen = steadyPart(await server.think(0))
    const mean = seen.reduce((sum, count) => sum + count, 0) / seen.length
    return [
      {
        what: `a call of a model, ${IN_FLIGHT} in flight`,
        figure: `${quick.cpuMs.ours.toFixed(2)} ms of the processor`,
        how: `20 tools, each reply stored before it is used, server in a process of its own; Node's bare client with the same body takes ${quick.cpuMs.bare.toFixed(2)} ms`,
      },
      {
        what: 'what the studio adds to its time',
        figure: `${(slow.meanMs.ours - slow.meanMs.bare).toFixed(1)} ms`,
        how: `server that thinks for ${THINKING_MS / 2} to ${THINKING_MS * 1.5} ms: ${slow.meanMs.ours.toFixed(1)} ms, by the bare client ${slow.meanMs.bare.toFixed(1)} ms`,
      },
      {
        what: 'calls in flight during a run',
        figure: `${mean.toFixed(1)} of ${IN_FLIGHT} on average`,
        how: `${ATTEMPTS.toLocaleString('en')} items with that server as agent, which thinks for ${THINKING_LONG_MS / 1000} s, one worker, from the first to the last moment at which all ${IN_FLIGHT} were; ${kept.toLocaleString('en')} kept`,
      },
    ]
  } finally {
    bareAgent.destroy()
    server.process.disconnect()
    await once(server.process, 'exit')
  }
}

/** One call by Node's own client, as plain as can be. */
function posted(url: string, body: string, agent: Agent): Promise<unknown> {
  return new Promise((resolve, reject) => {
    const headers = { 'content-type': 'application/json', 'content-length': Buffer.byteLength(body) }
    const sent = request(url, { method: 'POST', agent, headers }, (response) => {
      const chunks: Buffer[] = []
      response.on('data', (chunk: Buffer) => chunks.push(chunk))
      response.on('end', () => resolve(JSON.parse(Buffer.concat(chunks).toString('utf8'))))
      response.on('error', reject)
    })
    sent.on('error', reject)
    sent.end(body)
  })
}

const anEndpoint = async (projectId: string, baseUrl: string): Promise<string> =>
  expectOk(
    await saveEndpoint(projectId, {
      ...{ name: 'bench', baseUrl, model: 'echo', concurrency: IN_FLIGHT, timeoutMs: 60_000, retriesMax: 3 },
      ...{ callsMax: null, tokensMax: null, priceIn: null, priceOut: null },
    }),
  )

/** Runs attempts whose agent is an endpoint, by a worker process; answers with how many were kept. */
async function attemptsBy(projectId: string, agent: string): Promise<number> {
  expectOk(await importTools(projectId, Buffer.from(serversFile(20)), 'servers.jsonl'))
  const graphVersionIds: string[] = []
  for (const { id } of await listServers(projectId))
    graphVersionIds.push(expectOk(await buildServerGraph(projectId, id)).versionId)
  const params = SynthesisParams.parse({
    source: { kind: 'graphs', graphVersionIds },
    ...{ count: ATTEMPTS, seed: 1, scoreMin: 0, required: [], models: { agent } },
  })
  return (await workedOn(expectOk(await startSynthesis(projectId, params)))).kept
}

/** What was seen from the first to the last moment at which everything that may be in flight was. */
function steadyPart(inFlight: readonly number[]): readonly number[] {
  const isFull = (count: number) => count >= IN_FLIGHT
  const steady = inFlight.slice(inFlight.findIndex(isFull), inFlight.findLastIndex(isFull) + 1)
  return steady.length > 0 ? steady : inFlight
}

/** What one call of many took on average. */
interface Timed {
  cpuMs: number
  meanMs: number
}

async function manyOf(count: number, call: () => Promise<unknown>): Promise<Timed> {
  let left = count
  let sumMs = 0
  const cpu = process.cpuUsage()
  const lane = async () => {
    while (left-- > 0) {
      const calledAt = performance.now()
      await call()
      sumMs += performance.now() - calledAt
    }
  }
  await Promise.all(Array.from({ length: IN_FLIGHT }, lane))
  const { user, system } = process.cpuUsage(cpu)
  return { cpuMs: (user + system) / 1000 / count, meanMs: sumMs / count }
}
