import { createJob } from '@/lib/db/jobs'
import { listServers } from '@/lib/db/tools'
import type { Job } from '@/lib/job'
import { enqueue } from '@/lib/jobs/queue'
import { counted } from '@/lib/shared/format'
import { fail, ok, type Result } from '@/lib/shared/result'
import { ServerGraphsParams } from '@/lib/tool-graph'

/** Starts building the graph of every server of a project by the built-in author. Refused: `no-servers`. */
export async function startServerGraphs(projectId: string): Promise<Result<Job>> {
  const servers = await listServers(projectId)
  if (servers.length === 0) return fail('no-servers', 'This project has no servers yet. Import tools first.')
  const job = await createJob(projectId, {
    kind: 'server-graphs',
    title: `Graphs of ${counted(servers.length, 'server')}`,
    params: ServerGraphsParams.parse({
      documentIds: servers.map(({ documentId }) => documentId),
      model: 'built-in',
    }),
    total: servers.length,
  })
  await enqueue(job)
  return ok(job)
}
