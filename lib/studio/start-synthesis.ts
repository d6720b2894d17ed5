import { findEndpoint } from '@/lib/db/endpoints'
import { createJob, logJob } from '@/lib/db/jobs'
import { findVersion } from '@/lib/db/tool-graphs'
import type { Job } from '@/lib/job'
import { enqueue } from '@/lib/jobs/queue'
import { fail, ok, type Result } from '@/lib/shared/result'
import { endpointsOf, type SynthesisParams } from '@/lib/synthesis'
import { type Chain, standingOf } from '@/lib/tool-graph'
import { openVerdicts, type VerdictsOf } from './chain-standings'
import { sampleGraphChains } from './sample-chains'

/**
 * Starts a synthesis run: samples and stores the chains, makes the job and hands it to the workers. Chains that failed
 * a check, or that could not be judged, are left out, each with its reason in the job's log. What cannot work (no such
 * graph, no chain that may be used, no such model) is refused before the job exists.
 */
export async function startSynthesis(projectId: string, params: SynthesisParams): Promise<Result<Job>> {
  for (const id of endpointsOf(params))
    if (!(await findEndpoint(projectId, id)))
      return fail(
        'not-found',
        'There is no such model endpoint in this project. Choose one from the settings.',
      )
  if (params.source.kind !== 'graphs') return fail('bad-input', 'Choose a graph to make items from.')
  const leftOut: LeftOut[] = []
  const names: string[] = []
  for (const graphVersionId of params.source.graphVersionIds) {
    const sampled = await sampleGraphChains(projectId, graphVersionId, {
      ...params.chains,
      seed: params.seed,
    })
    if (!sampled.ok) return sampled
    const version = await findVersion(projectId, graphVersionId)
    if (!version) return fail('not-found', 'There is no such graph version in this project.')
    const left = chainsLeftOut(sampled.value.chains, await openVerdicts(projectId, version))
    if (left.length === sampled.value.chains.length)
      return fail(
        'no-chains',
        `None of the ${left.length} chains of ${version.name} may be used. The first was left out: ${left[0]?.reason}`,
      )
    leftOut.push(...left)
    names.push(`${version.name} v${version.version}`)
  }
  const job = await createJob(projectId, {
    kind: 'synthesis',
    title: `${params.count} trajectories from ${names.length === 1 ? names[0] : `${names.length} graphs`}`,
    params: { ...params, leftOut: leftOut.map(({ tools }) => tools) },
    total: params.count,
  })
  for (const { check, outcome, reason, count } of byReason(leftOut))
    await logJob(job.id, 'info', `Left out ${count} chains (${check}, ${outcome}), e.g.: ${reason}`)
  await enqueue(job)
  return ok(job)
}

interface LeftOut {
  tools: Chain['tools']
  check: string
  outcome: string
  reason: string
}

function chainsLeftOut(chains: readonly Chain[], verdictsOf: VerdictsOf): LeftOut[] {
  return chains.flatMap((chain) => {
    const standing = standingOf(verdictsOf(chain))
    if (standing.outcome === 'pass') return []
    const { check, outcome, reason } = standing.by
    return [{ tools: chain.tools, check, outcome, reason }]
  })
}

/** One line for each check and outcome, with how many and the first of their reasons. */
function byReason(leftOut: readonly LeftOut[]): (LeftOut & { count: number })[] {
  const groups = new Map<string, LeftOut & { count: number }>()
  for (const one of leftOut) {
    const key = `${one.check} ${one.outcome}`
    const known = groups.get(key)
    if (known) known.count++
    else groups.set(key, { ...one, count: 1 })
  }
  return [...groups.values()]
}
