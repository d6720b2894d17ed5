import { type ChildProcess, spawn } from 'node:child_process'
import { readdirSync, readFileSync } from 'node:fs'
import { join } from 'node:path'
import { afterAll, afterEach, expect, it } from 'vitest'
import { formatManifest, formatRunManifest } from '@/lib/dataset'
import { closeDatabase, db } from '@/lib/db/client'
import { freezeDataset } from '@/lib/db/freeze-dataset'
import { findProgress } from '@/lib/db/jobs'
import { createProject } from '@/lib/db/projects'
import { anotherDatabase, withTestDatabase } from '@/lib/db/testing'
import { listServers } from '@/lib/db/tools'
import { EXPORT_KINDS } from '@/lib/formats'
import { expectOk } from '@/lib/shared/result'
import { buildServerGraph } from '@/lib/studio/build-graph'
import { importTools } from '@/lib/studio/import-tools'
import { readRunManifest } from '@/lib/studio/run-manifest'
import { startSynthesis } from '@/lib/studio/start-synthesis'
import { SynthesisParams } from '@/lib/synthesis'
import { textOfFile } from './fixtures'
import { closeQueue } from './queue'

const DOCUMENTS = 'prisma/seeds/documents'

withTestDatabase()
afterAll(async () => {
  await closeQueue()
  await closeDatabase()
})

const workers: ChildProcess[] = []
const stopWorkers = () => {
  for (const worker of workers.splice(0)) worker.kill('SIGKILL')
}
afterEach(stopWorkers)

/** Imports every seed document, in the order given, and makes a run from all their graphs by so many workers. */
async function aRunFromAll(files: readonly string[], workerCount: number) {
  const { id: projectId } = expectOk(await createProject('same bytes'))
  for (const file of files) expectOk(await importTools(projectId, readFileSync(join(DOCUMENTS, file)), file))
  const graphs: string[] = []
  for (const { id } of await listServers(projectId))
    graphs.push(expectOk(await buildServerGraph(projectId, id)).versionId)
  const params = SynthesisParams.parse({
    source: { kind: 'graphs', graphVersionIds: workerCount > 1 ? graphs.toReversed() : graphs },
    ...{ count: 150, seed: 11 },
    modes: { chain: 4, server: 1, 'missing-tool': 1, 'missing-parameter': 1, 'no-tool': 1 },
    augmentations: { none: 2, diversity: 1, persona: 1, complexity: 1 },
    user: { kind: 'simulated' },
  })
  const job = expectOk(await startSynthesis(projectId, params))
  for (let i = 0; i < workerCount; i++)
    workers.push(
      spawn(process.execPath, ['lib/cli/bin.mjs', 'worker'], {
        env: process.env,
        stdio: ['ignore', 'ignore', 'inherit'],
      }),
    )
  for (;;) {
    const now = await findProgress(job.id)
    if (now && ['succeeded', 'failed'].includes(now.status)) break
    await new Promise((resolve) => setTimeout(resolve, 100))
  }
  stopWorkers()
  const items = await db().jobItem.findMany({
    where: { jobId: job.id },
    orderBy: { ordinal: 'asc' },
    omit: { jobId: true, resultId: true },
  })
  const run = await readRunManifest(projectId, job.id)
  const frozen = expectOk(await freezeDataset(projectId, 'all', {}))
  const written: Record<string, string> = {}
  for (const kind of EXPORT_KINDS) written[kind] = await textOfFile(projectId, frozen.versionId, kind)
  return {
    items,
    files: written,
    manifest: formatManifest(frozen.manifest),
    run: run ? formatRunManifest(run) : '',
  }
}

it('keeps the same items and writes the same bytes in another database, with two workers and another order', {
  timeout: 600_000,
}, async () => {
  const files = readdirSync(DOCUMENTS)
    .filter((file) => file.endsWith('.json'))
    .toSorted()
  const one = await aRunFromAll(files, 1)
  await closeQueue()
  await closeDatabase()
  process.env.DATABASE_URL = await anotherDatabase()
  const two = await aRunFromAll(files.toReversed(), 2)

  expect(two.items).toEqual(one.items)
  expect(two).toEqual(one)
  expect(one.items.filter(({ outcome }) => outcome === 'kept').length).toBeGreaterThan(40)
  expect(one.run).toContain('"seed": 11')
  expect(one.run).not.toMatch(/job_|gver_|doc_|proj_/)
  expect(one.manifest).toContain('Built-in, rule-based')
})
