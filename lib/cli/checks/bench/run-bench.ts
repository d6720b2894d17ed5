import { type ChildProcess, spawn } from 'node:child_process'
import { once } from 'node:events'
import { readdirSync, readFileSync, rmSync } from 'node:fs'
import { closeDatabase } from '@/lib/db/client'
import { listJobs } from '@/lib/db/jobs'
import { findProjectByName } from '@/lib/db/projects'
import { listGraphs } from '@/lib/db/tool-graphs'
import { listTrajectories } from '@/lib/db/trajectories'
import { findFreePort } from '@/lib/outside/machine/free-port'
import { seedDeepTrajectory } from '@/prisma/seeds/deep-trajectory'
import { seedLargeGraph, seedWideGraph } from '@/prisma/seeds/wide-graph'
import { inCheckout, program } from '../../checkout'
import { openDatabase } from '../../database'
import { buildWeb } from '../../supervisor/web-build'
import { findChromium } from '../chromium'
import { catalogueOf, searchFigures, seedLargeCatalogue } from './catalogue-figures'
import { chainFigures } from './chain-figures'
import { dataFigures, runFigures } from './data-figures'
import { editorFigures, type LargeGraph } from './editor-figures'
import { endpointFigures } from './endpoint-figures'
import { graphFigures } from './graph-figures'
import { machineInWords } from './machine'
import { memoryOf } from './memory'
import { pageFigures, type TimedPage } from './page-figures'
import { asTable, type Figure, megabytes, seconds, timed } from './table'

const FOLDER = '.studio/bench'
/** Three steps a turn: a record of about 100,000 steps. */
const DEEP_TURNS = 33_333

/** Measures the studio at full size on a database of its own and prints a table for the README. */
export async function runBench(): Promise<void> {
  const folder = inCheckout(FOLDER)
  rmSync(folder, { recursive: true, force: true })
  process.env.ASTRA_STUDIO_DIR = folder
  // A studio's own database is never one for measurements.
  delete process.env.DATABASE_URL
  const figures: Figure[] = []
  /** Told as it is measured: the table comes at the end of many minutes. */
  const note = (...measured: Figure[]) => {
    figures.push(...measured)
    for (const { what, figure } of measured) console.error(`  ${what}: ${figure}`)
  }

  const opened = await timed(openDatabase)
  note({ what: 'first database', figure: seconds(opened.ms), how: 'created, started, migrated' })
  const { database } = opened.value
  process.env.DATABASE_URL = database.url
  try {
    console.error('Import, graphs, synthesis, export …')
    note(...(await dataFigures()))
    console.error('A run at full size …')
    note(...(await runFigures()))
    note(...(await endpointFigures()))
    note(...graphFigures(), ...(await chainFigures()))
    console.error('Seeding a deep record and a wide graph …')
    const deep = (await seedDeepTrajectory(DEEP_TURNS)).summary
    const wide = (await seedWideGraph()).summary
    const catalogue = await seedLargeCatalogue()
    const large = (await seedLargeGraph()).summary
    await webFigures(note, String(deep.trajectory), String(wide.graph), catalogue, {
      projectId: String(large.project),
      graphId: String(large.graph),
    })
  } finally {
    await closeDatabase()
    await database.stop()
  }
  console.log(`\n${machineInWords()}\n\n${asTable(figures)}`)
}

/** The studio started as `npm start` starts it, and its pages in a browser. */
async function webFigures(
  note: (...measured: Figure[]) => void,
  deepId: string,
  wideId: string,
  catalogue: Awaited<ReturnType<typeof seedLargeCatalogue>>,
  large: LargeGraph,
): Promise<void> {
  console.error('Building and starting the studio …')
  const built = await buildWeb({ tell: console.error, signal: new AbortController().signal })
  if (!built.ok) throw new Error(built.problem.message)
  const port = await findFreePort(3300, '127.0.0.1')
  const started = await timed(() => aStudio(port))
  note({ what: 'second start', figure: seconds(started.ms), how: 'from the command to the first page' })
  try {
    const executablePath = findChromium()
    if (!executablePath) throw new Error('There is no Chromium to measure pages with.')
    console.error('Pages …')
    const address = `http://127.0.0.1:${port}`
    for (const { projectId, pages } of await pagesByProject(deepId, wideId))
      note(...(await pageFigures(address, executablePath, projectId, pages)))
    note(
      ...(await pageFigures(address, executablePath, catalogue.projectId, [catalogueOf(catalogue)])),
      ...(await searchFigures(address, executablePath, catalogue)),
    )
    console.error('The editor …')
    note(...(await editorFigures(address, executablePath, large)))
    const memory = webServerMemory(port)
    if (memory !== null)
      note({
        what: 'memory of the web server',
        figure: megabytes(memory),
        how: 'resident, after these visits',
      })
  } finally {
    started.value.kill('SIGTERM')
    await once(started.value, 'exit')
  }
}

/** Starts the studio; resolves when it says its address, which it does once the first page answers. */
async function aStudio(port: number): Promise<ChildProcess> {
  const { DATABASE_URL: _, ...environment } = process.env
  const studio = spawn(process.execPath, [program.studio, 'start'], {
    cwd: inCheckout(''),
    env: { ...environment, PORT: String(port) },
    stdio: ['ignore', 'pipe', 'inherit'],
  })
  await once(studio.stdout, 'data')
  return studio
}

async function pagesByProject(
  deepId: string,
  wideId: string,
): Promise<{ projectId: string; pages: TimedPage[] }[]> {
  const idOf = async (name: string) => (await findProjectByName(name))?.id ?? ''
  const bench = await idOf('Bench')
  const { rows } = await listTrajectories(bench, { outcome: 'kept' }, { limit: 1 })
  const [job] = await listJobs(bench, { limit: 1 })
  const [graph] = await listGraphs(bench)
  return [
    {
      projectId: bench,
      pages: [
        { what: 'page: 300 servers, catalogue', path: '/tools', painted: '[data-row="0"]' },
        { what: 'page: one graph', path: `/tool-graphs/${graph?.graphId}`, painted: '.react-flow__node' },
        { what: 'page: 4,400 trajectories, list', path: '/trajectories', painted: '[data-row="0"]' },
        { what: 'page: a trajectory', path: `/trajectories/${rows[0]?.id}`, painted: 'text=Judgement' },
        { what: 'page: a job', path: `/jobs/${job?.id}`, painted: 'text=What became of' },
      ],
    },
    {
      projectId: await idOf('Deep trajectory'),
      pages: [
        {
          what: 'page: a record of 100,000 steps',
          path: `/trajectories/${deepId}?step=50000`,
          painted: 'text=Day',
        },
      ],
    },
    {
      projectId: await idOf('Wide graph'),
      pages: [{ what: 'page: a graph of 300 tools', path: `/tool-graphs/${wideId}`, painted: 'canvas' }],
    },
  ]
}

/** Resident bytes of the web server on `port`; null where the system does not say. */
function webServerMemory(port: number): number | null {
  if (process.platform !== 'linux') return null
  for (const pid of readdirSync('/proc').filter((name) => /^\d+$/.test(name))) {
    try {
      // Next rewrites its command line, so its environment tells which one it is.
      if (!readFileSync(`/proc/${pid}/cmdline`, 'utf8').startsWith('next-server')) continue
      if (!readFileSync(`/proc/${pid}/environ`, 'utf8').split('\0').includes(`PORT=${port}`)) continue
      return memoryOf(Number(pid), 'VmRSS')
    } catch {
      // It has ended meanwhile, or is not ours to read.
    }
  }
  return null
}
