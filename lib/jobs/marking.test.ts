import { afterAll, beforeAll, describe, expect, it } from 'vitest'
import { closeDatabase, db } from '@/lib/db/client'
import { addMark, markedTrajectories, markQueue, marksOf } from '@/lib/db/marks'
import { createProject } from '@/lib/db/projects'
import { withTestDatabase } from '@/lib/db/testing'
import { listTrajectories, type TrajectoryRow } from '@/lib/db/trajectories'
import { expectOk } from '@/lib/shared/result'
import { startSynthesis } from '@/lib/studio/start-synthesis'
import { calibrate, type NewMark } from '@/lib/trajectory'
import { aLibraryProject, aRun } from './fixtures'
import { workUntilDone } from './work-until-done'

withTestDatabase()
afterAll(closeDatabase)

let projectId: string
let jobId: string
let rows: TrajectoryRow[]
beforeAll(async () => {
  const library = await aLibraryProject('marked library')
  projectId = library.projectId
  const run = aRun(library.graphVersionId, { count: 40, failureRate: 0.4 })
  const job = await workUntilDone(expectOk(await startSynthesis(projectId, run)))
  jobId = job.id
  rows = (await listTrajectories(projectId, { jobId, termination: 'answered' })).rows
})

const aMark = (trajectoryId: string, parts: Partial<NewMark> = {}): NewMark => ({
  trajectoryId,
  dimension: 'tool_call',
  score: 1,
  sentence: null,
  person: 'Ada',
  ...parts,
})
const idOf = (at: number) => rows[at]?.id ?? ''

describe('marks', () => {
  it('are kept one beside the other, and the newest is held against the judge', async () => {
    expectOk(await addMark(projectId, aMark(idOf(0), { score: 0, sentence: 'It failed.' })))
    expectOk(await addMark(projectId, aMark(idOf(0), { score: 1 })))
    const marks = await marksOf(projectId, idOf(0))
    expect(marks.map(({ score, sentence, person }) => [score, sentence, person])).toEqual([
      [0, 'It failed.', 'Ada'],
      [1, null, 'Ada'],
    ])
    const [calibration] = calibrate(await markedTrajectories(projectId, jobId))
    expect(calibration?.judge).toEqual({ kind: 'built-in', name: 'built-in rules', version: '4' })
    const calls = calibration?.dimensions.find(({ dimension }) => dimension === 'tool_call')
    expect(calls?.pairs).toHaveLength(1)
    expect(calls?.pairs[0]).toMatchObject({ trajectoryId: idOf(0), marked: 1, person: 'Ada' })
  })

  it('stay in their project', async () => {
    const other = expectOk(await createProject('another room'))
    expect(await addMark(other.id, aMark(idOf(0)))).toMatchObject({
      ok: false,
      problem: { code: 'not-found' },
    })
    expect(await marksOf(other.id, idOf(0))).toEqual([])
    expect(await markedTrajectories(other.id)).toEqual([])
    expect(await markQueue(other.id, { person: 'Ada', seed: 1 })).toEqual({ next: null, marked: 0, total: 0 })
  })
})

describe('the queue', () => {
  it('goes round the bands of scores, in the order of its seed, and leaves out what a person has marked', async () => {
    const walk = async (person: string, seed: number) => {
      const scores: (number | null)[] = []
      const ids: string[] = []
      for (let i = 0; i < 6; i++) {
        const { next } = await markQueue(projectId, { person, seed, jobId })
        if (!next) break
        ids.push(next)
        scores.push(rows.find(({ id }) => id === next)?.score ?? null)
        expectOk(await addMark(projectId, aMark(next, { person })))
      }
      return { ids, scores }
    }
    const [bo, cy, di] = [await walk('Bo', 5), await walk('Cy', 5), await walk('Di', 6)]
    expect(cy.ids).toEqual(bo.ids)
    expect(di.ids).not.toEqual(bo.ids)
    expect(new Set(bo.ids).size).toBe(bo.ids.length)
    const bandOf = (score: number | null) =>
      score === null ? 0 : score < 0.5 ? 1 : score < 0.8 ? 2 : score < 1 ? 3 : 4
    const bands = new Set(rows.map(({ score }) => bandOf(score)))
    expect(bands.size).toBeGreaterThan(1)
    expect(new Set(bo.scores.slice(0, bands.size).map(bandOf))).toEqual(bands)
  })

  it('ends when everything is marked', async () => {
    const all = rows.map(({ id }) => ({ ...aMark(id, { person: 'Eve' }), projectId }))
    await db().mark.createMany({ data: all })
    expect(await markQueue(projectId, { person: 'Eve', seed: 1, jobId })).toEqual({
      next: null,
      marked: rows.length,
      total: rows.length,
    })
  })
})
