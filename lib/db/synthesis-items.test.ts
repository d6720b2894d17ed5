import { afterAll, expect, it } from 'vitest'
import { fingerprintOf } from '@/lib/shared/fingerprint'
import { expectOk } from '@/lib/shared/result'
import { nothingScored } from '@/lib/task'
import { factsOf, nothingJudged, shapeOf, skeletonOf } from '@/lib/trajectory'
import { aTask, aTrajectory, found } from '@/lib/trajectory/fixtures'
import { closeDatabase, db } from './client'
import { aLineage, anAttempt, anItem } from './fixtures'
import { listItems, triesOf } from './item-list'
import { createJob, logJob, moveJob, readLog } from './jobs'
import { createProject } from './projects'
import { recordSynthesis } from './synthesis-items'
import { saveTaskVersion } from './task-review'
import { toTask } from './tasks'
import { withTestDatabase } from './testing'
import { findTrajectory } from './trajectories'

withTestDatabase()
afterAll(closeDatabase)

const odd = (text: string) => `${text}\0\ud800`
const taskOf = (text: (words: string) => string) =>
  aTask({
    question: text('Find a book about sailing.'),
    withheldValues: [{ tool: 'library/reserve_book', parameter: 'member_id', value: text('LC-1') }],
    answer: text('None.'),
    leak: text('find_book'),
    augmentation: { axis: 'persona', change: text('A sailor asks.'), facet: null, persona: text('a sailor') },
    author: { kind: 'model', name: 'a model' },
  })

it('keeps what a model wrote, without the characters that Postgres refuses', async () => {
  const { id: projectId } = expectOk(await createProject('odd characters'))
  const { id: jobId } = await createJob(projectId, { kind: 'synthesis', title: 'odd', params: {}, total: 1 })
  await moveJob(jobId, 'running')
  const task = taskOf(odd)
  const judgement = nothingJudged(odd('nobody looked'))
  const trajectory = {
    ...aTrajectory(
      [{ calls: [[odd('search_books'), { query: odd('sailing') }, found]] }],
      odd('Here.'),
      task,
    ),
    terminationReason: odd('It stopped.'),
  }
  const end = { stage: 'judge', outcome: 'quarantined', reason: 'unjudged' } as const
  const item = {
    ...anAttempt(0, task.question, end),
    ...{ task, base: task, trajectory, judgement, detail: odd('It said nothing.') },
    facts: factsOf(task, trajectory, judgement, end.outcome, end.reason),
    skeleton: skeletonOf(trajectory),
    shape: shapeOf(trajectory),
  }
  await recordSynthesis(jobId, aLineage(projectId), [item], [])
  await logJob(jobId, 'warn', odd('It said so'))

  const clean = taskOf((words) => words)
  const rows = await db().task.findMany({ where: { jobId } })
  expect(rows.map(toTask)).toEqual([clean, clean])
  expect(rows.map(({ fingerprint }) => fingerprint)).toEqual(Array(2).fill(fingerprintOf(clean)))
  expect((await listItems(jobId, {})).map(({ detail }) => detail)).toEqual(['It said nothing.'])
  expect((await readLog(jobId)).map(({ message }) => message)).toContain('It said so')

  const [row] = await db().trajectory.findMany({ where: { jobId }, include: { uses: true } })
  expect(row).toMatchObject({ question: clean.question, uses: [{ tool: 'library/search_books' }] })
  const read = await findTrajectory(projectId, row?.id ?? '')
  expect(read?.record.terminationReason).toBe('It stopped.')

  const saved = expectOk(
    await saveTaskVersion(projectId, rows[0]?.id ?? '', task, nothingScored('nobody', task.author)),
  )
  expect(await db().task.findUnique({ where: { id: saved.id } })).toMatchObject({ question: clean.question })
})

it('keeps the plans that an item gave up, once however often it is recorded', async () => {
  const { id: projectId } = expectOk(await createProject('plans given up'))
  const { id: jobId } = await createJob(projectId, {
    kind: 'synthesis',
    title: 'plans',
    params: {},
    total: 3,
  })
  const tries = (detail: string) => [
    { chain: ['library/find_book'], reason: 'no-value', detail },
    { chain: null, reason: 'no-plan', detail: null },
  ]
  const items = [anItem(0), anItem(1, { tries: tries(odd('It has no value.')) })]
  await recordSynthesis(jobId, aLineage(projectId), items, [])
  await recordSynthesis(jobId, aLineage(projectId), [anItem(0, { tries: tries('Later.') }), anItem(2)], [])
  expect((await listItems(jobId, {})).map((item) => item.tries)).toEqual([[], tries('It has no value.'), []])
  expect(await triesOf(jobId)).toEqual([
    { reason: 'no-plan', count: 1 },
    { reason: 'no-value', count: 1 },
  ])
})
