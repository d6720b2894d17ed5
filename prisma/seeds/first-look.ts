import { readdirSync, readFileSync } from 'node:fs'
import { join } from 'node:path'
import { isDeepStrictEqual } from 'node:util'
import { listDatasetVersions } from '@/lib/db/datasets'
import { freezeDataset } from '@/lib/db/freeze-dataset'
import { findJob, listJobs } from '@/lib/db/jobs'
import { listGraphs } from '@/lib/db/tool-graphs'
import { listServers } from '@/lib/db/tools'
import { resumeJob } from '@/lib/jobs/queue'
import { workUntilDone } from '@/lib/jobs/work-until-done'
import { expectOk } from '@/lib/shared/result'
import { buildServerGraph } from '@/lib/studio/build-graph'
import { importTools } from '@/lib/studio/import-tools'
import { startSynthesis } from '@/lib/studio/start-synthesis'
import { SynthesisParams } from '@/lib/synthesis'
import { DOCUMENTS, type Seeded, seedProject } from './seeding'

const TRAJECTORIES_PER_GRAPH = 40

/**
 * A small, complete studio: three servers of everyday domains, their graphs, trajectories of each and one frozen
 * dataset, made by the studio's own path. Each station is skipped when it is there, so that a seeding that was
 * cut short is taken up where it stopped.
 */
export async function seedFirstLook(): Promise<Seeded> {
  const { id: projectId, name } = await seedProject('Demo')
  for (const file of readdirSync(DOCUMENTS).toSorted()) {
    if (file.endsWith('.json'))
      expectOk(await importTools(projectId, readFileSync(join(DOCUMENTS, file)), file))
  }
  const graphs = await listGraphs(projectId)
  for (const server of await listServers(projectId)) {
    if (!graphs.some((graph) => graph.name === server.title))
      expectOk(await buildServerGraph(projectId, server.id))
  }
  const jobs = await Promise.all((await listJobs(projectId)).map(({ id }) => findJob(id)))
  for (const graph of (await listGraphs(projectId)).toReversed()) {
    const params = SynthesisParams.parse({
      source: { kind: 'graphs', graphVersionIds: [graph.id] },
      count: TRAJECTORIES_PER_GRAPH,
      seed: 1,
    })
    const known = jobs.find((job) =>
      isDeepStrictEqual(SynthesisParams.parse(job?.params).source, params.source),
    )
    const job = known ?? expectOk(await startSynthesis(projectId, params))
    if (job.status === 'paused' || job.status === 'failed') expectOk(await resumeJob(job))
    await workUntilDone(job)
  }
  const frozen = await listDatasetVersions(projectId)
  if (frozen.length === 0) expectOk(await freezeDataset(projectId, 'demo-sft', {}))
  return {
    summary: { project: projectId, graphs: (await listGraphs(projectId)).length },
    lines: [`The project "${name}" is ready: open /trajectories and choose it in the project switcher.`],
  }
}
