import { findJob } from '@/lib/db/jobs'
import { listGraphs } from '@/lib/db/tool-graphs'
import { listServers } from '@/lib/db/tools'
import { fail, ok, type Result } from '@/lib/shared/result'
import { type SynthesisInput, SynthesisParams } from '@/lib/synthesis'
import { chooseGraph } from './choose-graph'
import type { VerbOptions } from './verb'

/** What items are made from: graphs by their names, or one of these. */
export const SOURCE_OPTIONS = {
  'all-graphs': { type: 'boolean', description: 'the newest version of every graph of the project' },
  servers: {
    type: 'string',
    placeholder: '<name>',
    multiple: true,
    description: 'a server, without a graph; may be given several times, or "all"',
  },
  tasks: { type: 'string', placeholder: '<job>', description: 'the accepted tasks of an earlier run' },
} as const satisfies VerbOptions

/** What of these was said. */
export interface SaidSource {
  graphs: readonly string[]
  allGraphs: boolean
  servers: readonly string[]
  tasks: string | undefined
}

/** The parameters of an earlier run to begin with. What it left out is found anew. */
export async function readLike(
  projectId: string,
  jobId: string | undefined,
): Promise<Result<Partial<SynthesisParams>>> {
  if (jobId === undefined) return ok({})
  const job = await findJob(jobId, projectId)
  if (!job?.kind.startsWith('synthesis'))
    return fail('not-found', `There is no synthesis run ${jobId} in this project.`)
  return ok({ ...SynthesisParams.parse(job.params), leftOut: [] })
}

/** The one source that was said; a second one, an unknown name or none at all is told. */
export async function chooseSource(
  projectId: string,
  { graphs, allGraphs, servers, tasks }: SaidSource,
  like: SynthesisInput['source'] | undefined,
): Promise<Result<SynthesisInput['source']>> {
  const said = [graphs.length > 0, allGraphs, servers.length > 0, tasks !== undefined].filter(Boolean)
  if (said.length > 1)
    return fail('bad-input', 'Items are made from graphs, from servers or from tasks: say one of them.')
  if (tasks !== undefined) return ok({ kind: 'tasks', jobId: tasks })
  if (servers.length > 0) return chooseServers(projectId, servers)
  if (allGraphs) {
    const all = await listGraphs(projectId)
    return all.length === 0
      ? fail('not-found', 'This project has no graph yet: run `astra-studio graph build --all` first.')
      : ok({ kind: 'graphs', graphVersionIds: all.map(({ id }) => id) })
  }
  if (graphs.length === 0)
    return like
      ? ok(like)
      : fail('bad-input', 'Name a graph, or say --all-graphs, --servers, --tasks or --like.')
  const graphVersionIds = []
  for (const name of graphs) {
    const graph = await chooseGraph(projectId, name)
    if (!graph.ok) return graph
    graphVersionIds.push(graph.value.id)
  }
  return ok({ kind: 'graphs', graphVersionIds })
}

async function chooseServers(
  projectId: string,
  names: readonly string[],
): Promise<Result<SynthesisInput['source']>> {
  const all = await listServers(projectId)
  if (names.includes('all')) return ok({ kind: 'servers', documentIds: all.map((one) => one.documentId) })
  const documentIds = []
  for (const name of names) {
    const server = all.find((known) => [known.id, known.name, known.title].includes(name))
    if (!server) return fail('not-found', `There is no server "${name}" in this project.`)
    documentIds.push(server.documentId)
  }
  return ok({ kind: 'servers', documentIds })
}
