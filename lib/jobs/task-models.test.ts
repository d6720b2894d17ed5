import { afterAll, beforeAll, describe, expect, it } from 'vitest'
import { closeDatabase } from '@/lib/db/client'
import { funnelOf } from '@/lib/db/job-items'
import { findTask, listTasks } from '@/lib/db/task-list'
import { withTestDatabase } from '@/lib/db/testing'
import { droppedIn, quarantinedIn } from '@/lib/job'
import type { Answer } from '@/lib/outside/stand-ins/model-answers'
import { type ModelServer, startModelServer } from '@/lib/outside/stand-ins/model-server'
import type { JsonObject } from '@/lib/shared/json'
import { expectOk } from '@/lib/shared/result'
import { startSynthesis } from '@/lib/studio/start-synthesis'
import type { SynthesisInput } from '@/lib/synthesis'
import { TASK_DIMENSIONS, TASK_LABELS } from '@/lib/task'
import { aLibraryProject, aRun, endpointTo } from './fixtures'
import { workUntilDone } from './work-until-done'

withTestDatabase()
afterAll(closeDatabase)

let server: ModelServer
let projectId: string
let graphVersionId: string
let endpoint: string
beforeAll(async () => {
  server = await startModelServer()
  const library = await aLibraryProject('model tasks')
  projectId = library.projectId
  graphVersionId = library.graphVersionId
  endpoint = await endpointTo(projectId, server.baseUrl, {
    name: 'an author',
    concurrency: 8,
  })
})
afterAll(() => server.close())

const saidIn = (body: JsonObject): string => JSON.stringify(body.messages)
const isFor = (body: JsonObject, member: string): boolean =>
  JSON.stringify(body.response_format ?? body.messages).includes(member)

/** A model that writes from the chain it is told, varies what it is given and finds all of it good. */
function anObligingModel(body: JsonObject, index: number): Answer {
  const text = saidIn(body)
  const object = (value: JsonObject): Answer => ({ text: JSON.stringify(value) })
  if (isFor(body, 'same_intent')) return object({ reason: 'Both ask for the same.', same_intent: true })
  if (isFor(body, 'scenario_realism'))
    return object(
      Object.fromEntries(
        TASK_DIMENSIONS.map((dimension) => [
          dimension,
          { reason: 'It is so.', label: TASK_LABELS[dimension][3] },
        ]),
      ),
    )
  if (isFor(body, '"change"')) {
    const tools = text.match(/Tools it needs: ([\w →]+)/)?.[1]?.split(' → ') ?? []
    return object({
      change: 'Another reason to ask.',
      question: `My reading group meets in week ${index}, so please help me with some books for it, number ${index}.`,
      target_tools: tools,
    })
  }
  const chain = text.match(/Chain \(\d+ tools\): ([\w →]+)/)?.[1]?.split(' → ') ?? []
  return object({
    question: `Please help me with my books for the holidays, member LC-${1000 + index}, request ${index} of mine.`,
    language: 'en',
    target_tools: chain,
  })
}

const aRunBy = async (
  script: (body: JsonObject, index: number) => Answer,
  parts: Partial<SynthesisInput> = {},
) => {
  server.follow(script)
  const run = aRun(graphVersionId, {
    ...{ count: 6, seed: 3, until: 'tasks' },
    models: { author: endpoint },
    ...parts,
  })
  const job = await workUntilDone(expectOk(await startSynthesis(projectId, run)))
  const funnel = await funnelOf(job.id)
  expect(funnel.in).toBe(funnel.kept + droppedIn(funnel) + quarantinedIn(funnel))
  return { job, funnel }
}

describe('tasks by a model over HTTP', () => {
  it('are written, varied, checked for their intent and scored', async () => {
    const { job, funnel } = await aRunBy(anObligingModel, {
      augmentations: { none: 0, diversity: 1 },
      models: { author: endpoint, judges: [endpoint] },
    })
    expect(job.status).toBe('succeeded')
    expect(funnel).toMatchObject({ in: 6, kept: 6 })
    const { rows } = await listTasks(projectId, { jobId: job.id })
    for (const row of rows) {
      expect(row).toMatchObject({ authorKind: 'model', axis: 'diversity', levels: { scenario_realism: 4 } })
      const page = await findTask(projectId, row.id)
      expect(page?.task.augmentation?.change).toBe('Another reason to ask.')
      expect(page?.lineage.parent?.question).toContain('for the holidays')
    }
  })

  const object = (value: JsonObject) => (): Answer => ({ text: JSON.stringify(value) })
  const inChinese = (body: JsonObject, index: number): Answer => {
    const answer = JSON.parse(anObligingModel(body, index).text ?? '{}')
    return {
      text: JSON.stringify({
        ...answer,
        question: '请帮我借一本关于航海的书，并在图书馆为我预订下一本，会员号请直接使用我的。',
      }),
    }
  }
  it.each<[string, string, (body: JsonObject, index: number) => Answer]>([
    ['malformed', 'unparsed', () => ({ text: 'Here is a nice task for you.' })],
    ['of another form', 'unparsed', object({ task: 'Book it.' })],
    ['empty', 'unparsed', () => ({ text: '' })],
    ['truncated', 'truncated', () => ({ text: '{"question": "and so', finish: 'length' })],
    ['refused', 'refused', () => ({ refusal: 'I cannot help with that' })],
    ['in another language', 'wrong-language', inChinese],
    [
      'about tools that are not there',
      'unknown-tool',
      object({
        question: 'Please lend me a boat for the weekend.',
        language: 'en',
        target_tools: ['lend_boat'],
      }),
    ],
    [
      'about other tools than the chain',
      'other-tools',
      object({
        question: 'Please list the newest books for me, one by one.',
        language: 'en',
        target_tools: ['list_new_arrivals'],
      }),
    ],
  ])('that are %s are dropped as %s', async (_case, reason, script) => {
    const { job, funnel } = await aRunBy(script)
    expect(job.status).toBe('succeeded')
    expect(funnel).toMatchObject({ kept: 0, dropped: { [reason]: 6 } })
  })

  it('that name a tool are dropped, and can be read with the name marked', async () => {
    const { job, funnel } = await aRunBy((body, index) => {
      const answer = JSON.parse(anObligingModel(body, index).text ?? '{}')
      return { text: JSON.stringify({ ...answer, question: `${answer.question} Use place_reservation.` }) }
    })
    expect(funnel).toMatchObject({ kept: 0, dropped: { 'names-a-tool': 6 } })
    const { rows } = await listTasks(projectId, { jobId: job.id, leak: 'yes' })
    expect(rows.map(({ leak }) => leak)).toEqual(Array(6).fill('place_reservation'))
  })

  it.each<[string, (body: JsonObject, index: number) => Answer]>([
    ['nonsense', () => ({ text: 'All of it is excellent.' })],
    [
      'labels with something added',
      () => ({
        text: JSON.stringify(
          Object.fromEntries(
            TASK_DIMENSIONS.map((dimension) => [
              dimension,
              { reason: 'so', label: `${TASK_LABELS[dimension][4]}.` },
            ]),
          ),
        ),
      }),
    ],
    ['a refusal', () => ({ refusal: 'I do not rate people' })],
  ])('are quarantined when their scorer answers with %s and a score is required', async (_case, script) => {
    const { job, funnel } = await aRunBy(script, {
      models: { judges: [endpoint] },
      tasks: { required: ['question_quality'] },
    })
    expect(job.status).toBe('succeeded')
    expect(funnel.kept).toBe(0)
    expect(funnel.quarantined).toMatchObject({ 'unjudged-question-quality': expect.any(Number) })
    const { rows } = await listTasks(projectId, { jobId: job.id, outcome: 'quarantined' })
    for (const { levels } of rows) expect(levels.question_quality).toBeNull()
  })

  it('that want something else than their parent are dropped', async () => {
    const { funnel } = await aRunBy(
      (body, index) =>
        isFor(body, 'same_intent')
          ? { text: JSON.stringify({ reason: 'It sells the book.', same_intent: false }) }
          : anObligingModel(body, index),
      { augmentations: { none: 0, persona: 1 } },
    )
    expect(funnel).toMatchObject({ kept: 0, dropped: { 'other-intent': 6 } })
  })
})
