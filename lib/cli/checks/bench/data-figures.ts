import { spawn } from 'node:child_process'
import { once } from 'node:events'
import { existsSync, readFileSync } from 'node:fs'
import { cpus } from 'node:os'
import { freezeDataset, streamFile } from '@/lib/db/datasets'
import { findProgress } from '@/lib/db/jobs'
import { createProject } from '@/lib/db/projects'
import { listServers } from '@/lib/db/tools'
import { isMoving, type Job } from '@/lib/job'
import { expectOk } from '@/lib/shared/result'
import { buildServerGraph } from '@/lib/studio/build-graph'
import { importTools } from '@/lib/studio/import-tools'
import { startServerGraphs } from '@/lib/studio/start-server-graphs'
import { startSynthesis } from '@/lib/studio/start-synthesis'
import { SynthesisParams } from '@/lib/synthesis'
import { program } from '../../checkout'
import { memoryOf } from './memory'
import { serversFile } from './servers'
import { type Figure, megabytes, seconds, timed } from './table'

/** The file of 300 real servers, where it lies beside the project. */
const REAL_SERVERS = '../shared/data/toucan/servers_with_tools.jsonl'

const SERVERS = 300
const TRAJECTORIES = 5000
/** A run at full size, from many graphs at once. */
const RUN = 20_000

/** Import, graphs, synthesis, freezing and export, on a new database in this process. */
export async function dataFigures(): Promise<Figure[]> {
  const { id: projectId } = expectOk(await createProject('Bench'))
  const figures: Figure[] = []

  const seeded = Buffer.from(serversFile(SERVERS))
  const imported = await timed(async () => expectOk(await importTools(projectId, seeded, 'bench.jsonl')))
  figures.push({
    what: `import ${SERVERS} servers`,
    figure: `${seconds(imported.ms)} (${Math.round(imported.value.report.in / (imported.ms / 1000))} tools/s)`,
    how: `${imported.value.report.in} seeded tools, read, normalised and stored`,
  })
  if (existsSync(REAL_SERVERS)) {
    const { id } = expectOk(await createProject('Bench, real servers'))
    const real = await timed(async () =>
      expectOk(await importTools(id, readFileSync(REAL_SERVERS), 'servers.jsonl')),
    )
    figures.push({
      what: 'import 300 real MCP servers',
      figure: seconds(real.ms),
      how: `${real.value.report.kept} of ${real.value.report.in} tools kept`,
    })
    const job = expectOk(await startServerGraphs(id))
    const built = await workedOn(job)
    figures.push({
      what: 'build the graphs of all of them',
      figure: seconds(built.ms),
      how: `${built.kept} of ${job.total} servers, built-in author, one worker, as a job with progress`,
    })
  }

  const servers = await listServers(projectId)
  const graphs = await timed(async () => {
    const built = []
    for (const server of servers.slice(0, 50))
      built.push(expectOk(await buildServerGraph(projectId, server.id)))
    return built
  })
  figures.push({
    what: 'build 50 graphs',
    figure: seconds(graphs.ms),
    how: 'built-in author, stored',
  })

  const graph = graphs.value.toSorted((a, b) => b.dependencyCount - a.dependencyCount)[0]
  for (const count of [200, TRAJECTORIES]) {
    const params = SynthesisParams.parse({
      source: { kind: 'graphs', graphVersionIds: [graph?.versionId] },
      count,
      seed: 1,
    })
    const run = await workedOn(expectOk(await startSynthesis(projectId, params)))
    figures.push({
      what: `synthesise ${count.toLocaleString('en')} trajectories`,
      figure: `${seconds(run.ms)} (${Math.round(count / (run.ms / 1000))}/s)`,
      how: `built-in, one worker, from pick-up to the last row; ${run.kept.toLocaleString('en')} kept`,
    })
    if (count === TRAJECTORIES && run.memory !== null)
      figures.push({
        what: 'memory of that worker',
        figure: megabytes(run.memory),
        how: 'peak resident size',
      })
  }

  const frozen = await timed(async () => expectOk(await freezeDataset(projectId, 'bench', {})))
  const rows = frozen.value.manifest.counts
  figures.push({
    what: 'freeze a dataset',
    figure: `${seconds(frozen.ms)} (${Math.round(rows.in / (frozen.ms / 1000))} rows/s)`,
    how: `${rows.kept.toLocaleString('en')} of ${rows.in.toLocaleString('en')} kept, three files checksummed`,
  })
  const exported = await timed(async () => {
    let bytes = 0
    for await (const chunk of streamFile(projectId, frozen.value.versionId, 'openai')) bytes += chunk.length
    return bytes
  })
  figures.push({
    what: 'export OpenAI JSONL',
    figure: `${seconds(exported.ms)} (${Math.round(rows.kept / (exported.ms / 1000))} rows/s)`,
    how: `${megabytes(exported.value)} streamed`,
  })
  return figures
}

/** A run at full size from the graphs of all real servers, or of the seeded ones, by one worker and then by two. */
export async function runFigures(): Promise<Figure[]> {
  const { id: projectId } = expectOk(await createProject('Bench, many graphs'))
  const isReal = existsSync(REAL_SERVERS)
  const file = isReal ? readFileSync(REAL_SERVERS) : Buffer.from(serversFile(SERVERS))
  expectOk(await importTools(projectId, file, 'servers.jsonl'))
  const graphVersionIds: string[] = []
  for (const { id } of await listServers(projectId)) {
    const built = await buildServerGraph(projectId, id)
    if (built.ok) graphVersionIds.push(built.value.versionId)
  }
  const runBy = async (workers: number) => {
    const source = { kind: 'graphs', graphVersionIds }
    const params = SynthesisParams.parse({ source, count: RUN, seed: workers })
    return workedOn(expectOk(await startSynthesis(projectId, params)), workers)
  }
  const [one, two] = [await runBy(1), await runBy(2)]
  const of = `${graphVersionIds.length} graphs of ${isReal ? 'real' : 'seeded'} servers`
  const figures = [
    {
      what: `synthesise ${RUN.toLocaleString('en')} trajectories from many graphs`,
      figure: `${seconds(one.ms)} (${Math.round(RUN / (one.ms / 1000))}/s)`,
      how: `${of}, built-in, one worker, duplicates settled; ${one.kept.toLocaleString('en')} kept`,
    },
    {
      what: 'the same by two workers',
      figure: `${seconds(two.ms)} (${(one.ms / two.ms).toFixed(2)} times one)`,
      how: `the database has the same ${cpus().length} cores`,
    },
  ]
  if (one.memory !== null)
    figures.push({
      what: 'memory of that one worker',
      figure: megabytes(one.memory),
      how: 'peak resident size',
    })
  return figures
}

/** Has worker processes of their own do a job; their start is not counted, the largest size of one is. */
async function workedOn(job: Job, count = 1): Promise<{ ms: number; kept: number; memory: number | null }> {
  const workers = Array.from({ length: count }, () =>
    spawn(process.execPath, [program.studio, 'worker'], { stdio: ['ignore', 'ignore', 'inherit'] }),
  )
  try {
    for (;;) {
      const now = await findProgress(job.id)
      if (now && !isMoving(now)) {
        const ms = Date.parse(now.finishedAt ?? '') - Date.parse(now.startedAt ?? '')
        const sizes = workers.map(({ pid }) => (pid ? memoryOf(pid, 'VmHWM') : null))
        const memory = sizes.includes(null) ? null : Math.max(...sizes.map(Number))
        return { ms, kept: now.kept, memory }
      }
      await new Promise((resolve) => setTimeout(resolve, 50))
    }
  } finally {
    for (const worker of workers) {
      worker.kill('SIGTERM')
      await once(worker, 'exit')
    }
  }
}
