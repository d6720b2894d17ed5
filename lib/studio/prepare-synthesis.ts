import { listEndpointsById } from '@/lib/db/endpoints'
import { findJob } from '@/lib/db/jobs'
import { acceptedTasks } from '@/lib/db/tasks'
import { findVersions, type GraphVersion } from '@/lib/db/tool-graphs'
import { getDocuments } from '@/lib/db/tools'
import { counted } from '@/lib/shared/format'
import { fail, ok, type Result } from '@/lib/shared/result'
import { endpointsOf, hasDistractors, type RunFindings, type SynthesisParams } from '@/lib/synthesis'
import { type Chain, sampleChains, standingOf } from '@/lib/tool-graph'
import { openVerdictsOn, type VerdictsOf } from './chain-standings'
import { noChains } from './sample-chains'
import { projectPool } from './similarity'

/** A run that can be started: its parameters in the order that decides, what was found, how people call its sources. */
export interface PreparedRun {
  params: SynthesisParams
  /** What items are made from, in words: "Public library v1", "12 graphs". */
  from: string
  findings: RunFindings
  /** What a person should know of it, a sentence each. */
  notes: string[]
}

/**
 * Reads a run's sources and puts them in the order of their names, so that the same inputs give the same items in any
 * database. What cannot work (no such graph, no chain that may be used, no such model) is refused with a sentence;
 * a graph without a chain is left out as long as others have some.
 */
export async function prepareSynthesis(
  projectId: string,
  params: SynthesisParams,
): Promise<Result<PreparedRun>> {
  const refused = refusalOf(params) ?? (await refusedModels(projectId, params))
  if (refused) return refused
  const asked = hasDistractors(params)
    ? { ...params, similarity: (await projectPool(projectId)).index.name }
    : params
  switch (asked.source.kind) {
    case 'graphs':
      return fromGraphs(projectId, asked, asked.source.graphVersionIds)
    case 'servers':
      return fromServers(projectId, asked, asked.source.documentIds)
    case 'tasks':
      return fromTasks(projectId, asked, asked.source.jobId)
  }
}

/** What the parameters alone rule out. */
function refusalOf({ source, modes, serverTools, chains }: SynthesisParams) {
  if (source.kind !== 'tasks' && Object.values(modes).every((weight) => weight === 0))
    return fail('bad-input', 'Give at least one kind of task a weight above 0.')
  if (source.kind === 'servers' && modes.chain > 0)
    return fail(
      'bad-input',
      'Servers alone have no chains to write tasks from. Give tasks from chains the weight 0, or choose graphs.',
    )
  if (serverTools.min > serverTools.max)
    return fail('bad-input', 'The least number of tools of a server-only task is larger than the largest.')
  if (source.kind === 'graphs' && chains.lengthMin > chains.lengthMax)
    return fail('bad-input', 'The shortest chain asked for is longer than the longest.')
  return null
}

async function refusedModels(projectId: string, params: SynthesisParams) {
  const asked = endpointsOf(params)
  const found = await listEndpointsById(projectId, asked)
  if (found.length < asked.length)
    return fail('not-found', 'There is no such model endpoint in this project. Choose one from the settings.')
  const unpriced = found.find(({ priceIn, priceOut }) => priceIn === null || priceOut === null)
  if (params.spendMax !== null && unpriced)
    return fail(
      'bad-input',
      `A spend limit needs to know what calls cost, and "${unpriced.name}" has no price. Add it in the settings, or start without a limit.`,
    )
  return null
}

const NO_CHAINS: RunFindings['chains'] = { in: 0, kept: 0, dropped: {}, quarantined: {} }

async function fromGraphs(
  projectId: string,
  params: SynthesisParams,
  ids: readonly string[],
): Promise<Result<PreparedRun>> {
  const asked = [...new Set(ids)]
  const found = await findVersions(projectId, asked)
  const versions = asked.flatMap((id) => found.get(id) ?? [])
  if (versions.length < asked.length)
    return fail('not-found', 'There is no such graph version in this project.')
  versions.sort((a, b) => inOrder(a.name, b.name) || a.version - b.version)
  const verdictsOn = await openVerdictsOn(projectId, versions)
  const used: GraphVersion[] = []
  const unusable: RunFindings['leftOut'] = []
  const chainsLeftOut: ChainLeftOut[] = []
  const leftOut: SynthesisParams['leftOut'] = []
  let met = 0
  for (const version of versions) {
    const name = nameOf(version)
    const chains = sampleChains(version.graph, { ...params.chains, seed: params.seed })
    const left = leftOutOf(chains, verdictsOn(version))
    met += chains.length
    chainsLeftOut.push(...left)
    if (left.length < chains.length) {
      leftOut.push(...left.map(({ tools }) => ({ graph: used.length, tools })))
      used.push(version)
    } else
      unusable.push({
        name,
        reason:
          chains.length === 0
            ? noChains(version, params.chains)
            : `None of the ${left.length} chains of ${name} may be used. The first was left out: ${left[0]?.reason}`,
      })
    // Others are served by this process as well.
    await new Promise(setImmediate)
  }
  const [first] = unusable
  if (used.length === 0)
    return fail(
      'no-chains',
      unusable.length === 1
        ? (first?.reason ?? '')
        : `None of the ${unusable.length} graphs has a chain that may be used. The first: ${first?.reason}`,
    )
  const count = (outcome: 'fail' | 'unjudged') => tally(chainsLeftOut, outcome)
  return ok({
    params: {
      ...params,
      source: { kind: 'graphs', graphVersionIds: used.map(({ id }) => id) },
      leftOut,
    },
    from: inWords(used.map(nameOf), 'graphs'),
    findings: {
      chains: {
        in: met,
        kept: met - chainsLeftOut.length,
        dropped: count('fail'),
        quarantined: count('unjudged'),
      },
      sources: used.length,
      leftOut: unusable,
    },
    notes: [
      ...byReason(chainsLeftOut).map(
        ({ check, outcome, reason, count }) =>
          `Left out ${counted(count, 'chain')} (${check}, ${outcome}), e.g.: ${reason}`,
      ),
      ...unusable.slice(0, 20).map(({ name, reason }) => `Left out ${name}: ${reason}`),
      ...(unusable.length > 20 ? [`Left out ${counted(unusable.length - 20, 'more graph')}.`] : []),
    ],
  })
}

async function fromServers(
  projectId: string,
  params: SynthesisParams,
  ids: readonly string[],
): Promise<Result<PreparedRun>> {
  const found = await getDocuments(projectId, [...new Set(ids)])
  if (found.length < new Set(ids).size)
    return fail('not-found', 'There is no such tool document in this project.')
  const used = found.filter(({ document }) => document.tools.length > 0)
  if (used.length === 0) return fail('no-tools', 'None of these servers has a tool.')
  used.sort((a, b) => inOrder(a.document.server, b.document.server) || a.version - b.version)
  return ok({
    params: { ...params, source: { kind: 'servers', documentIds: used.map(({ id }) => id) } },
    from: inWords(
      used.map(({ document, version }) => `${document.title} v${version}`),
      'servers',
    ),
    findings: {
      chains: NO_CHAINS,
      sources: used.length,
      leftOut: found
        .filter(({ document }) => document.tools.length === 0)
        .map(({ document }) => ({ name: document.title, reason: 'It has no tools.' })),
    },
    notes: [],
  })
}

async function fromTasks(
  projectId: string,
  params: SynthesisParams,
  jobId: string,
): Promise<Result<PreparedRun>> {
  const job = await findJob(jobId, projectId)
  if (job?.kind !== 'synthesis') return fail('not-found', 'There is no such synthesis run in this project.')
  if (params.until === 'tasks')
    return fail('bad-input', 'These tasks are written already: let the run go on to judged attempts.')
  const accepted = await acceptedTasks(projectId, jobId)
  if (accepted.length === 0)
    return fail('no-tasks', `No task of "${job.title}" has been accepted yet. Review them first.`)
  const count = Math.min(params.count, accepted.length)
  return ok({
    params: { ...params, count },
    from: `accepted tasks of "${job.title}"`,
    findings: { chains: NO_CHAINS, sources: accepted.length, leftOut: [] },
    notes:
      count < params.count
        ? [`There are ${count} accepted tasks, and each is attempted once: the run has ${count} items.`]
        : [],
  })
}

interface ChainLeftOut {
  tools: Chain['tools']
  check: string
  outcome: string
  reason: string
}

/** The chains of a graph that failed a check, or that could not be judged. */
function leftOutOf(chains: readonly Chain[], verdictsOf: VerdictsOf): ChainLeftOut[] {
  return chains.flatMap((chain) => {
    const standing = standingOf(verdictsOf(chain))
    if (standing.outcome === 'pass') return []
    const { check, outcome, reason } = standing.by
    return [{ tools: chain.tools, check, outcome, reason }]
  })
}

function tally(chains: readonly ChainLeftOut[], outcome: string): Record<string, number> {
  const counts: Record<string, number> = {}
  for (const { check } of chains.filter((one) => (one.outcome === 'fail') === (outcome === 'fail')))
    counts[check] = (counts[check] ?? 0) + 1
  return counts
}

/** One line for each check and outcome, with how many and the first of their reasons. */
function byReason(leftOut: readonly ChainLeftOut[]): (ChainLeftOut & { count: number })[] {
  const groups = new Map<string, ChainLeftOut & { count: number }>()
  for (const one of leftOut) {
    const key = `${one.check} ${one.outcome}`
    const known = groups.get(key)
    if (known) known.count++
    else groups.set(key, { ...one, count: 1 })
  }
  return [...groups.values()]
}

const nameOf = ({ name, version }: GraphVersion): string => `${name} v${version}`

const inWords = (names: readonly string[], noun: string): string =>
  names.length === 1 ? (names[0] ?? '') : `${names.length} ${noun}`

/** By code units, the same on every machine. */
const inOrder = (a: string, b: string): number => (a < b ? -1 : a > b ? 1 : 0)
