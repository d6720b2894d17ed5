import { afterAll, beforeAll, describe, expect, it } from 'vitest'
import { closeDatabase, db } from '@/lib/db/client'
import { openDatasetFile } from '@/lib/db/dataset-files'
import { removeDatasetVersion } from '@/lib/db/datasets'
import { freezeDataset } from '@/lib/db/freeze-dataset'
import { withTestDatabase } from '@/lib/db/testing'
import { EXPORT_KINDS, exportFileName } from '@/lib/formats'
import type { JobProgress } from '@/lib/job'
import { sha256Hex } from '@/lib/shared/fingerprint'
import { expectOk } from '@/lib/shared/result'
import { startSynthesis } from '@/lib/studio/start-synthesis'
import { aLibraryProject, aRun, textOfFile } from './fixtures'
import { closeQueue } from './queue'
import { workUntilDone } from './work-until-done'

withTestDatabase()
let projectId: string
let run: JobProgress
beforeAll(async () => {
  const library = await aLibraryProject('frozen')
  projectId = library.projectId
  // Enough for files of several pieces.
  run = await workUntilDone(
    expectOk(await startSynthesis(projectId, aRun(library.graphVersionId, { count: 250 }))),
  )
}, 120_000)
afterAll(async () => {
  await closeQueue()
  await closeDatabase()
})

describe('a frozen version', () => {
  it('keeps its files, in pieces, to the byte; whatever becomes of what they were made from', async () => {
    const { versionId, manifest } = expectOk(await freezeDataset(projectId, 'kept', {}))
    const pieces = await db().datasetFileChunk.count({
      where: { datasetVersionId: versionId, file: 'openai.jsonl' },
    })
    expect(pieces).toBeGreaterThan(1)
    await db().trajectory.updateMany({ where: { projectId }, data: { fingerprint: 'another', score: 0 } })
    await db().task.updateMany({
      where: { projectId },
      data: { question: 'Something else?', author: 'nobody' },
    })
    for (const kind of EXPORT_KINDS) {
      const text = await textOfFile(projectId, versionId, kind)
      expect(manifest.files.find(({ name }) => name === exportFileName(kind))).toMatchObject({
        rows: manifest.counts.kept,
        bytes: Buffer.byteLength(text),
        sha256: sha256Hex(text),
      })
      expect(text.split('\n')).toHaveLength(manifest.counts.kept + 1)
    }
  })

  it('is a row for each trajectory that was kept, and goes with its files when it is removed', async () => {
    const { versionId, version, manifest } = expectOk(
      await freezeDataset(projectId, 'kept', { jobId: run.id }),
    )
    expect(version).toBe(2)
    const where = { datasetVersionId: versionId }
    const rows = await db().datasetRow.findMany({
      where,
      orderBy: { position: 'asc' },
      include: { trajectory: true },
    })
    expect(rows.map(({ position }) => position)).toEqual(rows.map((_, at) => at))
    expect(rows).toHaveLength(manifest.counts.kept)
    const ordinals = rows.map(({ trajectory }) => trajectory.ordinal)
    expect(ordinals).toEqual(ordinals.toSorted((a, b) => a - b))
    expectOk(await removeDatasetVersion(projectId, versionId))
    expect(await db().datasetFileChunk.count({ where })).toBe(0)
  })

  it('says so when an earlier build kept none of its files, and shows none to another project', async () => {
    const { versionId } = expectOk(await freezeDataset(projectId, 'earlier', {}))
    expect(await openDatasetFile('proj_other', versionId, 'trl.jsonl')).toMatchObject({ ok: false })
    await db().datasetFileChunk.deleteMany({ where: { datasetVersionId: versionId } })
    expect(await openDatasetFile(projectId, versionId, 'trl.jsonl')).toMatchObject({
      problem: { code: 'not-kept', message: expect.stringContaining('freeze it again') },
    })
  })

  it('is not made of nothing', async () => {
    const nothing = await freezeDataset(projectId, 'nothing', {
      jobId: run.id,
      scoreMin: 1,
      outcome: 'quarantined',
    })
    expect(nothing).toMatchObject({ ok: false, problem: { code: 'empty' } })
    expect(await db().dataset.count({ where: { projectId, name: 'nothing' } })).toBe(0)
  })
})
