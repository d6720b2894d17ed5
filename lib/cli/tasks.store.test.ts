import { afterAll, beforeAll, describe, expect, it } from 'vitest'
import { closeDatabase } from '@/lib/db/client'
import { anAttempt } from '@/lib/db/fixtures'
import { createJob } from '@/lib/db/jobs'
import { createProject } from '@/lib/db/projects'
import { recordSynthesis } from '@/lib/db/synthesis-items'
import { findTask, listTasks } from '@/lib/db/task-list'
import { withTestDatabase } from '@/lib/db/testing'
import { expectOk } from '@/lib/shared/result'
import { command } from './fixtures'

withTestDatabase()
afterAll(closeDatabase)

const QUESTIONS = ['Reserve the book about knots.', 'Which events are on in May?', 'Renew my loan.']
const sampling = { seed: 1, walks: 10, lengthMin: 2, lengthMax: 2, acyclic: true }
const project = ['--project', 'Library desk']

let projectId: string
let jobId: string
/** In the order of the questions. */
let ids: string[]
beforeAll(async () => {
  projectId = expectOk(await createProject('Library desk')).id
  const job = await createJob(projectId, { kind: 'synthesis', title: 'tasks', params: {}, total: 10 })
  jobId = job.id
  const items = QUESTIONS.map((question, ordinal) =>
    anAttempt(ordinal, question, { stage: 'judge', outcome: 'kept', reason: null }),
  )
  await recordSynthesis(jobId, { projectId, seed: 1, model: 'built-in', sampling }, items, [])
  const { rows } = await listTasks(projectId, {}, { limit: 10 })
  ids = QUESTIONS.map((asked) => rows.find(({ question }) => question === asked)?.id ?? '')
})

const reviewOf = async (id = '') => {
  const page = await findTask(projectId, id)
  return [page?.review, page?.reviewReason]
}

describe('tasks show', () => {
  it('says what is asked, what is right and how it is scored', async () => {
    const shown = await command(['tasks', 'show', ids[0] ?? '', ...project])
    expect(shown).toMatchObject({ code: 0, complained: '' })
    expect(shown.said).toContain(QUESTIONS[0])
    expect(shown.said).toMatch(/^Right: /m)
    expect(shown.said).toContain('not scored')
    const { said } = await command(['tasks', 'show', ids[0] ?? '', '--json', ...project])
    expect(JSON.parse(said)).toMatchObject({ id: ids[0], review: 'proposed' })
  })
})

describe('tasks accept and tasks refuse', () => {
  it('decide on the tasks that are named, and keep the reason', async () => {
    const accepted = await command(['tasks', 'accept', ids[0] ?? '', ...project])
    expect(accepted).toMatchObject({ code: 0, complained: '' })
    expect(accepted.said).toMatch(/^1 task accepted\n/)
    expect(await reviewOf(ids[0])).toEqual(['accepted', null])
    const words = ['--reason', 'too vague', '--json', ...project]
    const refused = await command(['tasks', 'refuse', ids[1] ?? '', ...words])
    expect(JSON.parse(refused.said)).toMatchObject({ in: 1, changed: 1 })
    expect(await reviewOf(ids[1])).toEqual(['refused', 'too vague'])
  })

  it('decide on all that a run has left undecided', async () => {
    const { said } = await command(['tasks', 'accept', '--job', jobId, ...project])
    expect(said).toMatch(/^1 task accepted\n/)
    expect(await reviewOf(ids[2])).toEqual(['accepted', null])
    expect(await reviewOf(ids[1])).toEqual(['refused', 'too vague'])
  })

  it('want a reason to refuse, and something to decide on', async () => {
    expect(await command(['tasks', 'refuse', ids[0] ?? '', ...project])).toEqual({
      code: 2,
      said: '',
      complained: 'Say why with --reason, e.g. --reason "too vague".\n',
    })
    expect(await command(['tasks', 'accept', ...project])).toMatchObject({ code: 2, said: '' })
  })
})

it.each([
  ['show', [], ''],
  ['accept', [], ' Nothing was decided.'],
  ['refuse', ['--reason', 'too vague'], ' Nothing was decided.'],
])('tasks %s says of an id that nothing has it, and decides nothing', async (verb, words, rest) => {
  const before = await reviewOf(ids[2])
  const known = verb === 'show' ? [] : [ids[2] ?? '']
  expect(await command(['tasks', verb, ...known, 'task_none', ...words, ...project])).toEqual({
    code: 2,
    said: '',
    complained: `There is no task "task_none" in "Library desk".${rest}\n`,
  })
  expect(await reviewOf(ids[2])).toEqual(before)
})
