import { existsSync, readFileSync } from 'node:fs'
import { cpus } from 'node:os'
import { openDatasetFile } from '@/lib/db/dataset-files'
import { freezeDataset } from '@/lib/db/freeze-dataset'
import { createProject } from '@/lib/db/projects'
import { listServers } from '@/lib/db/tools'
import { exportFileName } from '@/lib/formats'
import { expectOk } from '@/lib/shared/result'
import { buildServerGraph } from '@/lib/studio/build-graph'
import { importTools } from '@/lib/studio/import-tools'
import { startServerGraphs } from '@/lib/studio/start-server-graphs'
import { startSynthesis } from '@/lib/studio/start-synthesis'
import { SynthesisParams } from '@/lib/synthesis'
import { serversFile } from './servers'
import { type Figure, megabytes, seconds, timed } from './table'
import { type WorkedJob, workedOn } from './worked-on'

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

  const { figure, versionId, kept } = await freezing(projectId, 'freeze a dataset')
  figures.push(figure)
  const exported = await timed(async () => {
    let bytes = 0
    const file = expectOk(await openDatasetFile(projectId, versionId, exportFileName('openai')))
    for await (const chunk of file) bytes += chunk.length
    return bytes
  })
  figures.push({
    what: 'export OpenAI JSONL',
    figure: `${seconds(exported.ms)} (${Math.round(kept / (exported.ms / 1000))} rows/s)`,
    how: `${megabytes(exported.value)} streamed`,
  })
  return figures
}

/** Everything in a project frozen as one version. */
async function freezing(projectId: string, what: string) {
  const frozen = await timed(async () => expectOk(await freezeDataset(projectId, 'bench', {})))
  const { versionId, manifest } = frozen.value
  const { counts, files } = manifest
  const bytes = files.reduce((sum, file) => sum + file.bytes, 0)
  const figure = {
    what,
    figure: `${seconds(frozen.ms)} (${Math.round(counts.in / (frozen.ms / 1000))} rows/s)`,
    how: `${counts.kept.toLocaleString('en')} of ${counts.in.toLocaleString('en')} kept, three files of ${megabytes(bytes)} written and checksummed`,
  }
  return { figure, versionId, kept: counts.kept }
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
  const runBy = async (workers: number, { isHeld = false } = {}) => {
    const source = { kind: 'graphs', graphVersionIds }
    const params = SynthesisParams.parse({ source, count: RUN, seed: workers })
    const prepared = await timed(() => startSynthesis(projectId, params))
    const worked = await workedOn(expectOk(prepared.value), { workers, isHeld })
    return { ...worked, preparedMs: prepared.ms }
  }
  const one = await runBy(1)
  const frozen = await freezing(projectId, 'freeze that run')
  const two = await runBy(2)
  const [heldOne, heldTwo] = [await runBy(1, { isHeld: true }), await runBy(2, { isHeld: true })]
  const of = `${graphVersionIds.length} graphs of ${isReal ? 'real' : 'seeded'} servers`
  const figures = [
    {
      what: 'start a run from all of them',
      figure: `${seconds(one.preparedMs)}, then ${seconds(two.preparedMs)}`,
      how: `${of} read, their chains sampled and checked, before the first item`,
    },
    {
      what: `synthesise ${RUN.toLocaleString('en')} trajectories from many graphs`,
      figure: `${seconds(one.ms)} (${Math.round(RUN / (one.ms / 1000))}/s)`,
      how: `${of}, built-in, one worker, duplicates settled; ${one.kept.toLocaleString('en')} kept${usedBy(one)}`,
    },
    frozen.figure,
    {
      what: 'the same by two workers',
      figure: `${seconds(two.ms)} (${(one.ms / two.ms).toFixed(2)} times one)`,
      how: `the database has the same ${cpus().length} cores${usedBy(two)}`,
    },
    {
      what: 'two workers where cores are free',
      figure: `${(heldOne.ms / heldTwo.ms).toFixed(2)} times one`,
      how: `the same run, each worker held to a third of the time, in which it has the machine to itself: one ${seconds(heldOne.ms)}${usedBy(heldOne)}; two ${seconds(heldTwo.ms)}${usedBy(heldTwo)}`,
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

/** What the processes of a run took of the processor, in words; nothing where the system does not say. */
function usedBy({ ms, cpu }: WorkedJob): string {
  if (cpu === null) return ''
  const share = (used: number) => `${((100 * used * 1000) / ms).toFixed(0)} %`
  return `; of a core: ${cpu.workers.map((used) => `worker ${share(used)}`).join(', ')}, database ${share(cpu.database)}`
}
