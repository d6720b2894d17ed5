import { afterAll, beforeAll, describe, expect, it } from 'vitest'
import { aLibraryProject, aRun } from '@/lib/jobs/fixtures'
import { workUntilDone } from '@/lib/jobs/work-until-done'
import { expectOk } from '@/lib/shared/result'
import { editTask } from '@/lib/studio/edit-task'
import { startSynthesis } from '@/lib/studio/start-synthesis'
import { histogramOf, passing, TASK_DIMENSIONS, taskGateOf } from '@/lib/task'
import { closeDatabase } from './client'
import { countTasks, findTask, listTasks, listTasksToReview, runsOfTasks, scoreRows } from './task-list'
import { refuseBelow, reviewTasks } from './task-review'
import { acceptedTasks } from './tasks'
import { withTestDatabase } from './testing'

withTestDatabase()
afterAll(closeDatabase)

const COUNT = 40
let projectId: string
let jobId: string
beforeAll(async () => {
  const library = await aLibraryProject('tasks')
  projectId = library.projectId
  const run = aRun(library.graphVersionId, {
    count: COUNT,
    until: 'tasks',
    modes: { chain: 3, server: 1, 'missing-tool': 1, 'missing-parameter': 1, 'no-tool': 1 },
    augmentations: { none: 2, diversity: 1, complexity: 1, persona: 1 },
  })
  const job = await workUntilDone(expectOk(await startSynthesis(projectId, run)))
  expect(job.status).toBe('succeeded')
  jobId = job.id
})

describe('the list of tasks', () => {
  it('is read page by page, each task once, and counted', async () => {
    const { matching, total } = await countTasks(projectId, { jobId })
    const seen: string[] = []
    let after: Awaited<ReturnType<typeof listTasks>>['next'] | undefined
    do {
      const page = await listTasks(projectId, { jobId }, { after: after ?? undefined, limit: 7 })
      seen.push(...page.rows.map(({ id }) => id))
      after = page.next
    } while (after)
    expect(new Set(seen).size).toBe(matching)
    expect(seen).toHaveLength(matching)
    expect(total).toBe(matching)
    expect(matching).toBeGreaterThan(COUNT / 2)
  })

  it('meets its filters, which together are the whole', async () => {
    const { rows } = await listTasks(projectId, { jobId })
    let sum = 0
    for (const mode of ['chain', 'server', 'missing-tool', 'missing-parameter', 'no-tool'] as const) {
      const { matching } = await countTasks(projectId, { jobId, mode })
      expect(matching).toBe(rows.filter((row) => row.mode === mode).length)
      sum += matching
    }
    expect(sum).toBe(rows.length)
    expect((await countTasks(projectId, { axis: 'persona' })).matching).toBe(
      rows.filter(({ axis }) => axis === 'persona').length,
    )
    expect((await countTasks(projectId, { leak: 'yes' })).matching).toBe(0)
    expect((await countTasks(projectId, { author: 'person' })).matching).toBe(0)
    expect((await countTasks('proj_other', {})).total).toBe(0)
    expect(await runsOfTasks(projectId)).toMatchObject([{ id: jobId, count: rows.length }])
  })

  it('leads from a variation to its parent and back', async () => {
    const { rows } = await listTasks(projectId, { axis: 'complexity' }, { limit: 1 })
    const variation = await findTask(projectId, rows[0]?.id ?? '')
    const parent = await findTask(projectId, variation?.lineage.parent?.id ?? '')
    expect(parent?.task.augmentation).toBeNull()
    expect(parent?.lineage.variations.map(({ id }) => id)).toEqual([variation?.id])
    expect(variation?.task.question).toContain(parent?.task.question)
    expect(variation?.lineage.servers).toHaveLength(1)
    expect(await findTask('proj_other', variation?.id ?? '')).toBeNull()
  })
})

describe('a review', () => {
  it('is kept, may be said twice, and is taken back', async () => {
    const { rows } = await listTasksToReview(projectId, { jobId, review: 'proposed' }, { limit: 3 })
    const [first, second] = rows
    if (!first || !second) throw new Error('there are tasks to review')
    expect(await reviewTasks(projectId, [first.id], 'accepted', null)).toBe(1)
    expect(await reviewTasks(projectId, [first.id], 'accepted', null)).toBe(1)
    expect(await reviewTasks(projectId, [second.id], 'refused', 'too vague')).toBe(1)
    expect(await reviewTasks('proj_other', [first.id], 'refused', 'x')).toBe(0)
    expect(await findTask(projectId, second.id)).toMatchObject({
      review: 'refused',
      reviewReason: 'too vague',
    })
    expect((await acceptedTasks(projectId, jobId)).map(({ id }) => id)).toEqual([first.id])
    await reviewTasks(projectId, [first.id, second.id], 'proposed', null)
    expect(await acceptedTasks(projectId, jobId)).toEqual([])
  })

  it('keeps an edit as the next version, checked and scored anew', async () => {
    const { rows } = await listTasks(projectId, { jobId, mode: 'chain', axis: 'none' }, { limit: 1 })
    const [task] = rows
    if (!task) throw new Error('there is a task from a chain')
    const saved = expectOk(await editTask(projectId, task.id, `Good evening. ${task.question}`))
    const [old, next] = [await findTask(projectId, task.id), await findTask(projectId, saved.id)]
    expect(next).toMatchObject({
      version: 2,
      authorKind: 'person',
      review: 'proposed',
      ordinal: task.ordinal,
    })
    expect(next?.task.plan).toEqual(old?.task.plan)
    expect(old?.lineage.versions.map(({ version, isCurrent }) => [version, isCurrent])).toEqual([
      [1, false],
      [2, true],
    ])
    const { rows: listed } = await listTasks(projectId, { jobId })
    expect(listed.map(({ id }) => id)).not.toContain(task.id)
    expect(listed.map(({ id }) => id)).toContain(saved.id)
    expect(await editTask(projectId, task.id, `Once more. ${task.question}`)).toMatchObject({
      ok: false,
      problem: { code: 'overtaken' },
    })
    await reviewTasks(projectId, [saved.id], 'accepted', null)
    expect((await acceptedTasks(projectId, jobId)).map(({ id }) => id)).toEqual([saved.id])
  })

  it('says why an edit may not be kept', async () => {
    const { rows } = await listTasks(
      projectId,
      { jobId, mode: 'missing-parameter', axis: 'none' },
      { limit: 1 },
    )
    const task = await findTask(projectId, rows[0]?.id ?? '')
    if (!task) throw new Error('there is a task with a missing parameter')
    const { question, withheldValues, expectedTools } = task.task
    const edit = async (text: string) => {
      const edited = await editTask(projectId, task.id, text)
      return edited.ok ? 'kept' : edited.problem.code
    }
    expect(await edit(question)).toBe('unchanged')
    expect(await edit(`${question} It is ${withheldValues[0]?.value}.`)).toBe('value-told')
    expect(await edit(`${question} Use ${expectedTools[0]?.split('/')[1]}.`)).toBe('names-a-tool')
    expect(await edit('  ')).toBe('empty')
  })
})

describe('thresholds on a run', () => {
  it('count from few rows what the gate itself would keep', async () => {
    const rows = await scoreRows(projectId, jobId)
    const { rows: tasks } = await listTasksToReview(projectId, { jobId }, { limit: 500 })
    expect(rows.reduce((sum, { count }) => sum + count, 0)).toBe(tasks.length)
    const gate = {
      thresholds: { tool_use_necessity: 5, tool_selection_uniqueness: 3 } as const,
      required: [],
    }
    const kept = tasks.filter(({ task, scores }) => scores && taskGateOf(task.mode, scores, gate) === null)
    expect(passing(rows, gate).kept).toBe(kept.length)
    for (const dimension of TASK_DIMENSIONS) {
      const { byLevel, unjudged, notApplying } = histogramOf(rows, dimension)
      const sum = Object.values(byLevel).reduce((a, b) => a + b, 0)
      expect(sum + unjudged + notApplying).toBe(tasks.length)
    }
  })

  it('refuse what is below them, each with its reason, and leave what was decided', async () => {
    const thresholds = { tool_use_necessity: 5 } as const
    const rows = await scoreRows(projectId, jobId)
    const { dropped } = passing(rows, { thresholds, required: [] })
    const accepted = (await acceptedTasks(projectId, jobId)).map(({ id }) => id)
    const refused = await refuseBelow(projectId, jobId, { thresholds })
    expect(refused).toBeGreaterThan(0)
    expect(refused).toBeLessThanOrEqual(dropped)
    const { rows: gone } = await listTasks(projectId, { jobId, review: 'refused' }, { limit: 500 })
    expect(gone).toHaveLength(refused)
    for (const row of gone) expect(row.reviewReason).toBe('below 5 on tool use necessity')
    expect((await acceptedTasks(projectId, jobId)).map(({ id }) => id)).toEqual(accepted)
    expect(await refuseBelow(projectId, jobId, { thresholds })).toBe(0)
  })
})
