import { listEndpoints } from '@/lib/db/endpoints'
import { proposedGraphId } from '@/lib/db/graph-proposals'
import { funnelOf } from '@/lib/db/job-items'
import { listServers, type ServerRow } from '@/lib/db/tools'
import { workUntilDone } from '@/lib/jobs/work-until-done'
import { counted } from '@/lib/shared/format'
import { buildServerGraph } from '@/lib/studio/build-graph'
import { startGraphBuild } from '@/lib/studio/start-graph-build'
import { countsAsJson, countsAsLines } from './count'
import { numbersOf } from './numbers'
import { chooseProject, PROJECT_OPTION } from './project'
import { badInput, defineVerb, done, failed, type Outcome } from './verb'

/** `graph build`: the built-in author's graph of one server, or of all; or a model's graph of one. */
export const graphBuild = defineVerb({
  name: 'graph build',
  summary: 'Build tool-call graphs by the built-in, rule-based author, or by a model',
  usage: '<server> [--model <endpoint> --proposals <n>] | --all [--project <name>]',
  operands: { min: 0, max: 1 },
  stopsItself: true,
  options: {
    ...PROJECT_OPTION,
    all: { type: 'boolean', description: 'a graph for every server of the project' },
    model: {
      type: 'string',
      placeholder: '<name>',
      description: 'built-in, or an endpoint of the settings',
      default: 'built-in',
    },
    proposals: {
      type: 'string',
      placeholder: '<n>',
      description: 'how often a model is asked for chains',
      default: '5',
    },
    seed: { type: 'string', placeholder: '<n>', description: 'sent along to a model', default: '1' },
  },
  async run({ options, operands: [name], database, tell, signal }) {
    if ((name === undefined) === !options.all) return badInput('Name one server, or say --all.')
    await database()
    const project = await chooseProject(options.project)
    if (!project.ok) return badInput(project.problem.message)
    const servers = await listServers(project.value.id)
    const chosen = options.all
      ? servers
      : servers.filter((server) => [server.id, server.name, server.title].includes(name ?? ''))
    const [first] = chosen
    if (first === undefined)
      return badInput(
        options.all
          ? 'This project has no servers yet: run `astra-studio tools import` first.'
          : `There is no server "${name}" in this project.`,
      )
    const context = { projectId: project.value.id, tell, signal }
    if (options.model === 'built-in') return buildByRules(chosen, context)
    if (options.all) return badInput('A model builds the graph of one server at a time: name it.')
    return buildByModel(
      first,
      options.model,
      numbersOf({ proposals: options.proposals, seed: options.seed }),
      context,
    )
  },
})

interface Context {
  projectId: string
  tell(line: string): void
  signal: AbortSignal
}

async function buildByRules(
  chosen: readonly ServerRow[],
  { projectId, tell, signal }: Context,
): Promise<Outcome> {
  const startedAt = performance.now()
  const graphs: string[] = []
  const versions: string[] = []
  const dropped: Record<string, number> = {}
  for (const server of chosen) {
    if (signal.aborted) break
    const built = await buildServerGraph(projectId, server.id)
    if (built.ok) {
      graphs.push(built.value.graphId)
      versions.push(built.value.versionId)
      tell(
        `${built.value.name}: ${counted(built.value.nodeCount, 'tool')}, ${counted(built.value.dependencyCount, 'dependency')}`,
      )
    } else dropped[built.problem.code] = (dropped[built.problem.code] ?? 0) + 1
  }
  const unbuilt = chosen.length - graphs.length - Object.values(dropped).reduce((a, b) => a + b, 0)
  if (unbuilt > 0) dropped.stopped = unbuilt
  const counts = {
    in: chosen.length,
    kept: graphs.length,
    changed: 0,
    dropped,
    quarantined: {},
    seconds: (performance.now() - startedAt) / 1000,
    ids: { graphs, versions },
  }
  return done(countsAsJson(counts), countsAsLines(counts))
}

async function buildByModel(
  server: ServerRow,
  model: string,
  asked: { proposals: number; seed: number },
  { projectId, tell, signal }: Context,
): Promise<Outcome> {
  const startedAt = performance.now()
  const endpoint = (await listEndpoints(projectId)).find((known) => [known.id, known.name].includes(model))
  if (!endpoint)
    return badInput(`There is no model endpoint "${model}" in this project. Add it on the settings page.`)
  const started = await startGraphBuild(projectId, { server: server.id, model: endpoint.id, ...asked })
  if (!started.ok) return badInput(started.problem.message)
  tell(`${started.value.id}: ${started.value.title}`)
  const job = await workUntilDone(started.value, {
    signal,
    onProgress: ({ done, total }) => tell(`${done} / ${counted(total, 'answer')}`),
  })
  if (job.status !== 'succeeded')
    return failed(
      `The job ${job.id} is ${job.status} after ${job.done} of ${counted(job.total, 'answer')}${job.reason ? `: ${job.reason}` : '.'} Resume it on the jobs page.`,
    )
  const counts = {
    ...(await funnelOf(job.id)),
    changed: 0,
    seconds: (performance.now() - startedAt) / 1000,
    ids: { job: job.id, ...(job.kept > 0 && { graph: proposedGraphId(job.id) }) },
  }
  return done(countsAsJson(counts), countsAsLines(counts))
}
