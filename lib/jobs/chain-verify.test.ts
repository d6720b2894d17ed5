import { afterAll, afterEach, beforeAll, describe, expect, it } from 'vitest'
import { findVerdict, latestVerdicts } from '@/lib/db/chain-verdicts'
import { chainId, listChains } from '@/lib/db/chains'
import { closeDatabase, db } from '@/lib/db/client'
import { funnelOf } from '@/lib/db/job-items'
import { findJob, readLog } from '@/lib/db/jobs'
import { withTestDatabase } from '@/lib/db/testing'
import { findVersion } from '@/lib/db/tool-graphs'
import type { Answer } from '@/lib/outside/stand-ins/model-answers'
import { type ModelServer, startModelServer } from '@/lib/outside/stand-ins/model-server'
import type { JsonObject } from '@/lib/shared/json'
import { expectOk } from '@/lib/shared/result'
import { openVerdicts } from '@/lib/studio/chain-standings'
import { sampleGraphChains } from '@/lib/studio/sample-chains'
import { startChainVerification } from '@/lib/studio/start-chain-verification'
import { startSynthesis } from '@/lib/studio/start-synthesis'
import { SynthesisParams } from '@/lib/synthesis'
import { ChainSampling, standingOf } from '@/lib/tool-graph'
import { aLibraryProject, aRun, endpointTo } from './fixtures'
import { workUntilDone } from './work-until-done'

withTestDatabase()
afterAll(closeDatabase)

let projectId: string
let graphVersionId: string
beforeAll(async () => {
  const library = await aLibraryProject('verification')
  projectId = library.projectId
  graphVersionId = library.graphVersionId
  const sampling = ChainSampling.parse({ seed: 1, walks: 12 })
  expectOk(await sampleGraphChains(projectId, graphVersionId, sampling))
})

let modelServer: ModelServer
afterEach(() => modelServer.close())

/** Which chain a request is about; empty where it only shows a question. */
const chainIn = (body: JsonObject): string =>
  /Chain: (.*)$/m.exec(JSON.stringify(body).replaceAll('\\n', '\n'))?.[1] ?? ''
const systemOf = (body: JsonObject): string => JSON.stringify((body.messages as JsonObject[])[0])

async function verify(answer: (body: JsonObject) => Answer) {
  modelServer = await startModelServer({ script: answer })
  const model = await endpointTo(projectId, modelServer.baseUrl, { name: `judge ${modelServer.baseUrl}` })
  const asked = { graphVersionId, model, samples: 3, seed: 1 }
  return workUntilDone(expectOk(await startChainVerification(projectId, asked)))
}

/** Votes as told, and remembers by its question which chain it wrote it from. */
const aJudge =
  (vote: (chain: string) => string): ((body: JsonObject) => Answer) =>
  (body) => {
    const chain = chainIn(body).replace(/".*$/, '')
    if (systemOf(body).includes('is_valid')) return { text: vote(chain) }
    if (systemOf(body).includes('is_coherent')) return { text: '{"reason": "Fine.", "is_coherent": true}' }
    if (systemOf(body).includes('query'))
      return { text: JSON.stringify({ valid: true, query: `Please: ${chain}` }) }
    const said = /Please: ([\w →]+)/.exec(JSON.stringify(body))?.[1] ?? ''
    return { text: JSON.stringify({ plan: '', chain: said.split(' → ').map((name) => name.trim()) }) }
  }

/** The stored chains that the rule lets pass, and how many it fails. */
async function chainsByRule() {
  const version = await findVersion(projectId, graphVersionId)
  if (!version) throw new Error('no version')
  const verdictsOf = await openVerdicts(projectId, version)
  const chains = await listChains(projectId, graphVersionId)
  const passing = chains.filter((chain) => verdictsOf(chain)[0]?.outcome === 'pass')
  return { passing, failing: chains.length - passing.length }
}

describe('chains verified by a model', () => {
  it('keeps what passes, with every answer to read', async () => {
    const job = await verify(aJudge(() => '{"is_valid": true, "user_query": "Do it."}'))
    const { passing: chains, failing } = await chainsByRule()
    expect(failing).toBeGreaterThan(0)
    expect(job).toMatchObject({ status: 'succeeded', total: chains.length + failing, kept: chains.length })
    expect(await funnelOf(job.id)).toMatchObject({ dropped: { 'argument-support': failing } })
    const read = await findVerdict(projectId, chains[0]?.id ?? '')
    expect(read?.coherence).toMatchObject({ question: 'Do it.', isCoherent: true })
    expect(read?.votes).toHaveLength(3)
    expect(read?.translations[0]?.chain).toEqual(
      chains[0]?.tools.map((key) => key.slice(key.indexOf('/') + 1)),
    )
    expect(read?.verdicts.map(({ outcome }) => outcome)).toEqual(['pass', 'pass', 'pass'])
  })

  it('drops what fails and quarantines what nobody judged, and the newest word counts', async () => {
    const { passing: chains, failing } = await chainsByRule()
    const [bad, odd] = chains.map(({ tools }) =>
      tools.map((key) => key.slice(key.indexOf('/') + 1)).join(' → '),
    )
    const job = await verify(
      aJudge((chain) =>
        chain === bad ? '{"is_valid": false}' : chain === odd ? 'Hard to say.\u0000' : '{"is_valid": true}',
      ),
    )
    expect(await funnelOf(job.id)).toMatchObject({
      dropped: { vote: 1, 'argument-support': failing },
      quarantined: { vote: 1 },
    })
    const verdicts = await latestVerdicts(projectId, [graphVersionId])
    expect(standingOf(verdicts.get(chains[0]?.id as never) ?? []).outcome).toBe('fail')
    expect(standingOf(verdicts.get(chains[1]?.id as never) ?? []).outcome).toBe('undecided')

    const run = aRun(graphVersionId, {
      count: 40,
      seed: 1,
      chains: ChainSampling.omit({ seed: true }).parse({ walks: 12 }),
    })
    const synthesis = await workUntilDone(expectOk(await startSynthesis(projectId, run)))
    const stored = await findJob(synthesis.id)
    const leftOut = SynthesisParams.parse(stored?.params).leftOut.map(({ tools }) => tools.join())
    expect(leftOut).toHaveLength(failing + 2)
    expect(leftOut).toEqual(expect.arrayContaining(chains.slice(0, 2).map(({ tools }) => tools.join())))
    const used = await db().task.findMany({ where: { jobId: synthesis.id }, select: { chainId: true } })
    const left = new Set([chains[0]?.id, chains[1]?.id] as string[])
    expect(used.length).toBeGreaterThan(0)
    expect(used.filter((task) => left.has(task.chainId ?? ''))).toEqual([])
    const log = (await readLog(synthesis.id)).map(({ message }) => message)
    expect(log.find((line) => line.startsWith('Left out 1 chain (vote, fail)'))).toContain('0 for, 3 against')
  })

  it('refuses a run for which no chain is left', async () => {
    await verify(aJudge(() => '{"is_valid": false}'))
    const run = aRun(graphVersionId, {
      count: 4,
      seed: 1,
      chains: ChainSampling.omit({ seed: true }).parse({ walks: 12 }),
    })
    const refused = await startSynthesis(projectId, run)
    expect(refused).toMatchObject({ ok: false, problem: { code: 'no-chains' } })
  })

  it('knows the rule’s verdict of every chain without asking anyone', async () => {
    modelServer = await startModelServer()
    const version = await findVersion(projectId, graphVersionId)
    if (!version) throw new Error('no version')
    const verdictsOf = await openVerdicts(projectId, version)
    const { passing } = await chainsByRule()
    const [chain] = passing
    expect(chain?.id).toBe(chainId(graphVersionId, chain ?? { tools: [] }))
    expect(verdictsOf(chain ?? { tools: [] })[0]).toMatchObject({
      check: 'argument-support',
      outcome: 'pass',
    })
  })
})
