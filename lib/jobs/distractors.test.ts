import { readFileSync } from 'node:fs'
import { afterAll, expect, it } from 'vitest'
import { LineageLine } from '@/lib/dataset'
import { closeDatabase, db } from '@/lib/db/client'
import { freezeDataset } from '@/lib/db/freeze-dataset'
import { createJob, findJob } from '@/lib/db/jobs'
import { withTestDatabase } from '@/lib/db/testing'
import { readTrajectories } from '@/lib/db/trajectories'
import { expectOk } from '@/lib/shared/result'
import { importTools } from '@/lib/studio/import-tools'
import { readRunManifest } from '@/lib/studio/run-manifest'
import { startSynthesis } from '@/lib/studio/start-synthesis'
import { SynthesisParams } from '@/lib/synthesis'
import { partsOf } from '@/lib/tool'
import { aLibraryProject, aRun, textOfFile } from './fixtures'
import { enqueue } from './queue'
import { workUntilDone } from './work-until-done'

withTestDatabase()
afterAll(closeDatabase)

it('offers irrelevant tools of other servers, chosen by the index that the run was prepared with', async () => {
  const { projectId, graphVersionId } = await aLibraryProject('a library among others')
  const trains = readFileSync('prisma/seeds/documents/regional-trains.json')
  expectOk(await importTools(projectId, trains, 'regional-trains.json'))
  const run = aRun(graphVersionId, { count: 8, distractors: { high: 2, medium: 2, low: 2 } })
  const started = expectOk(await startSynthesis(projectId, run))
  const ended = await workUntilDone(started)
  expect(ended.status).toBe('succeeded')
  const stored = SynthesisParams.parse((await findJob(ended.id))?.params)
  expect(stored.similarity).toBe('lexical')

  const rows = await db().trajectory.findMany({ where: { jobId: ended.id }, select: { id: true } })
  const trajectories = await readTrajectories(
    projectId,
    rows.map(({ id }) => id),
  )
  expect(trajectories.length).toBeGreaterThan(0)
  for (const { tools, distractors } of trajectories) {
    const own = new Set(tools.map(({ key }) => key))
    for (const key of distractors) own.delete(key)
    expect(distractors.length).toBeGreaterThan(0)
    expect(new Set([...own].map((key) => partsOf(key).server)).size).toBe(1)
    expect(distractors.some((key) => own.has(key))).toBe(false)
    expect(own.size + distractors.length).toBe(tools.length)
  }

  // A row stands on the documents of all that was offered, not only on those of its task.
  const frozen = expectOk(await freezeDataset(projectId, 'among others', { jobId: ended.id }))
  const servers = ({ documents }: { documents: { server: string }[] }) =>
    documents.map(({ server }) => server)
  const lines = (await textOfFile(projectId, frozen.versionId, 'lineage')).trimEnd().split('\n')
  expect(lines).toHaveLength(frozen.manifest.counts.kept)
  for (const line of lines)
    expect(servers(LineageLine.parse(JSON.parse(line)))).toEqual([
      'fernway-regional-trains',
      'lindenfeld-public-library',
    ])
  const manifest = await readRunManifest(projectId, ended.id)
  expect(manifest && servers(manifest)).toEqual(servers(frozen.manifest))
  expect(servers(frozen.manifest)).toEqual(['fernway-regional-trains', 'lindenfeld-public-library'])

  const other = await createJob(projectId, {
    kind: 'synthesis',
    title: 'by vectors that are no more',
    params: { ...stored, similarity: 'some-embeddings' },
    total: 8,
  })
  await enqueue(other)
  const paused = await workUntilDone(other)
  expect(paused).toMatchObject({ status: 'paused', done: 0 })
  expect(paused.reason).toContain('"some-embeddings"')
})
