import fc from 'fast-check'
import { afterAll, beforeAll, describe, expect, it } from 'vitest'
import { droppedIn, quarantinedIn, stageFunnels } from '@/lib/job'
import { expectOk } from '@/lib/shared/result'
import { STAGES } from '@/lib/synthesis'
import { closeDatabase, db } from './client'
import { aLineage, anAttempt, anItem } from './fixtures'
import { listItems } from './item-list'
import { causesOf, outcomesOf } from './job-items'
import { createJob, findProgress, moveJob } from './jobs'
import { createProject } from './projects'
import { type FinishedItem, type ItemLineage, recordSynthesis } from './synthesis-items'
import { withTestDatabase } from './testing'

withTestDatabase()
afterAll(closeDatabase)

let lineage: ItemLineage
beforeAll(async () => {
  const { id } = expectOk(await createProject('duplicates'))
  lineage = aLineage(id)
})

const QUESTIONS = [
  'Find books about sailing and reserve the first one for member MB-77.',
  'find books about sailing, and reserve the first one for member mb-77',
  'Which trains leave Bern for Basel after nine tomorrow morning?',
  'Order two tickets for the concert in the park on Saturday.',
]

const anEnd = fc.oneof(
  { weight: 1, arbitrary: fc.constantFrom('write', 'augment', 'score').map((stage) => ({ stage })) },
  {
    weight: 5,
    arbitrary: fc.record({
      question: fc.constantFrom(...QUESTIONS),
      end: fc.constantFrom(
        { stage: 'judge', outcome: 'kept', reason: null } as const,
        { stage: 'judge', outcome: 'dropped', reason: 'below-threshold' } as const,
        { stage: 'judge', outcome: 'quarantined', reason: 'unjudged' } as const,
        { stage: 'play', outcome: 'dropped', reason: 'turn-limit' } as const,
        { stage: 'duplicates', outcome: 'dropped', reason: 'duplicate' } as const,
      ),
    }),
  },
)

const itemOf = (ordinal: number, end: { stage: string } | { question: string; end: object }): FinishedItem =>
  'question' in end
    ? anAttempt(ordinal, end.question, end.end as Parameters<typeof anAttempt>[2])
    : anItem(ordinal, { stage: end.stage as FinishedItem['stage'] })

async function aRunOf(items: readonly FinishedItem[], batches: readonly (readonly FinishedItem[])[]) {
  const { id } = await createJob(lineage.projectId, {
    kind: 'synthesis',
    title: 'random outcomes',
    params: {},
    total: items.length,
  })
  await moveJob(id, 'running')
  await Promise.all(batches.map((batch) => recordSynthesis(id, lineage, batch, [])))
  const rows = await db().jobItem.findMany({ where: { jobId: id }, orderBy: { ordinal: 'asc' } })
  return { id, rows, job: await findProgress(id), outcomes: await outcomesOf(id) }
}

describe('a run whose items end at random', () => {
  it('adds up at every gate, and keeps the first of a kind in whatever batches they came', {
    timeout: 120_000,
  }, async () => {
    await fc.assert(
      fc.asyncProperty(
        fc.array(anEnd, { minLength: 1, maxLength: 25 }),
        fc.integer({ min: 1, max: 9 }),
        async (ends, size) => {
          const items = ends.map((end, ordinal) => itemOf(ordinal, end))
          const batches = Array.from({ length: Math.ceil(items.length / size) }, (_, i) =>
            items.slice(i * size, (i + 1) * size),
          )
          const run = await aRunOf(items, batches)
          const other = await aRunOf(items, [items.toReversed(), ...batches])

          expect(run.job).toMatchObject({ status: 'succeeded', done: items.length })
          expect(run.rows.map(({ jobId: _, resultId: __, ...row }) => row)).toEqual(
            other.rows.map(({ jobId: _, resultId: __, ...row }) => row),
          )
          let incoming = items.length
          for (const funnel of stageFunnels(STAGES, run.outcomes)) {
            expect(funnel.in).toBe(incoming)
            expect(funnel.in).toBe(funnel.kept + droppedIn(funnel) + quarantinedIn(funnel))
            incoming = funnel.kept
          }
          expect(run.job?.kept).toBe(incoming)

          const kept = run.rows.filter(({ outcome }) => outcome === 'kept').map(({ ordinal }) => ordinal)
          const compared = items.filter(({ task }) => task)
          const firsts = new Map(
            compared.toReversed().map(({ task, ordinal }) => [task?.question.includes('ailing'), ordinal]),
          )
          for (const ordinal of kept)
            if (items[ordinal]?.task?.question.includes('ailing')) expect(ordinal).toBe(firsts.get(true))
          const trajectories = await db().trajectory.findMany({ where: { jobId: run.id } })
          for (const { ordinal, outcome, reason } of trajectories)
            expect({ outcome, reason }).toEqual({
              outcome: run.rows[ordinal]?.outcome,
              reason: run.rows[ordinal]?.reason,
            })
        },
      ),
      { numRuns: 25 },
    )
  })
})

describe('the items behind a count', () => {
  it('are listed with what they asked, a page at a time, and grouped by cause', async () => {
    const items = [
      anAttempt(0, QUESTIONS[0] ?? '', { stage: 'judge', outcome: 'kept', reason: null }),
      anAttempt(1, QUESTIONS[1] ?? '', { stage: 'judge', outcome: 'kept', reason: null }),
      anItem(2, { detail: 'The parameter "book_id" of step 3 has no source.' }),
      anItem(3, { detail: 'The parameter "member" of step 1 has no source.' }),
    ]
    const { id } = await aRunOf(items, [items])
    const [duplicate, ...rest] = await listItems(id, { stage: 'duplicates', outcome: 'dropped' })
    expect(rest).toEqual([])
    expect(duplicate).toMatchObject({
      ordinal: 1,
      reason: 'duplicate',
      detail: 'It asks what item 0 asks, in the same words.',
      task: { question: QUESTIONS[1], mode: 'chain' },
    })
    expect(duplicate?.resultId).not.toBeNull()
    expect((await listItems(id, { limit: 2 })).map(({ ordinal }) => ordinal)).toEqual([0, 1])
    expect((await listItems(id, { limit: 2, after: 1 })).map(({ ordinal }) => ordinal)).toEqual([2, 3])
    expect(await causesOf(id)).toEqual([
      {
        stage: 'write',
        outcome: 'dropped',
        reason: 'no-plan',
        example: 'The parameter "book_id" of step 3 has no source.',
        count: 2,
        ordinal: 2,
      },
      expect.objectContaining({ stage: 'duplicates', count: 1, ordinal: 1 }),
    ])
  })
})
