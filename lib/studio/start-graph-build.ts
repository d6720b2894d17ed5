import { findEndpoint } from '@/lib/db/endpoints'
import { createJob } from '@/lib/db/jobs'
import { listServers } from '@/lib/db/tools'
import type { Job } from '@/lib/job'
import { enqueue } from '@/lib/jobs/queue'
import { fail, ok, type Result } from '@/lib/shared/result'
import { GraphBuildParams } from '@/lib/tool-graph'

/** What is asked for: a server by id or name, the id of an endpoint, how many answers. */
export interface GraphBuildAsked {
  server: string
  model: string
  proposals: number
  seed: number
}

/** Starts a graph build by a model over the server's current tools: makes the job and hands it to the workers. */
export async function startGraphBuild(projectId: string, asked: GraphBuildAsked): Promise<Result<Job>> {
  const endpoint = await findEndpoint(projectId, asked.model)
  if (!endpoint)
    return fail('not-found', 'There is no such model endpoint in this project. Choose one from the settings.')
  const server = (await listServers(projectId)).find(({ id, name }) => [id, name].includes(asked.server))
  if (!server)
    return fail('not-found', `There is no server "${asked.server}" in this project. Import its tools first.`)
  const params = GraphBuildParams.safeParse({
    serverId: server.id,
    documentId: server.documentId,
    model: endpoint.id,
    proposals: asked.proposals,
    seed: asked.seed,
  })
  if (!params.success) {
    const [issue] = params.error.issues
    return fail('bad-input', `${issue?.path.join('.')}: ${issue?.message}.`)
  }
  const job = await createJob(projectId, {
    kind: 'graph-build',
    title: `Graph of ${server.title} by ${endpoint.name}`,
    params: params.data,
    total: params.data.proposals,
  })
  await enqueue(job)
  return ok(job)
}
