import { afterAll, beforeAll, describe, expect, it } from 'vitest'
import { LineageLine } from '@/lib/dataset'
import { adoptionsOf } from '@/lib/db/adoptions'
import { closeDatabase } from '@/lib/db/client'
import { freezeDataset } from '@/lib/db/freeze-dataset'
import { funnelOf } from '@/lib/db/job-items'
import { findJob } from '@/lib/db/jobs'
import { judgeRatesOf } from '@/lib/db/judge-rates'
import { judgedIn, judgedTwice, otherJudgements, outcomeMoves } from '@/lib/db/rejudgements'
import { withTestDatabase } from '@/lib/db/testing'
import { findTrajectory, listTrajectories } from '@/lib/db/trajectories'
import { droppedIn, quarantinedIn } from '@/lib/job'
import type { Answer } from '@/lib/outside/stand-ins/model-answers'
import { type ModelServer, startModelServer } from '@/lib/outside/stand-ins/model-server'
import type { JsonObject } from '@/lib/shared/json'
import { expectOk } from '@/lib/shared/result'
import { adoptVerdicts } from '@/lib/studio/adopt-verdicts'
import { startJudgingAgain } from '@/lib/studio/start-judging-again'
import { startSynthesis } from '@/lib/studio/start-synthesis'
import { JudgeAgainParams } from '@/lib/synthesis'
import { DIMENSIONS, judgementOfPanel } from '@/lib/trajectory'
import { aLibraryProject, anObligingJudge, aRun, endpointTo, textOfFile } from './fixtures'
import { workUntilDone } from './work-until-done'

withTestDatabase()
afterAll(closeDatabase)

let server: ModelServer
let projectId: string
let graphVersionId: string
let endpoint: string
beforeAll(async () => {
  server = await startModelServer({ script: anObligingJudge })
  const library = await aLibraryProject('judged library')
  projectId = library.projectId
  graphVersionId = library.graphVersionId
  endpoint = await endpointTo(projectId, server.baseUrl, {
    name: 'a judge',
    concurrency: 8,
  })
})
afterAll(() => server.close())

const fileOf = (versionId: string): Promise<string> => textOfFile(projectId, versionId, 'lineage')

const aJudgedRun = async (
  script: (body: JsonObject, index: number) => Answer,
  judges: string[],
  count = 12,
) => {
  server.follow(script)
  const run = aRun(graphVersionId, { count, seed: 3, failureRate: 0, models: { judges } })
  return workUntilDone(expectOk(await startSynthesis(projectId, run)))
}

describe('a panel of built-in rules and a model', () => {
  it('has one mean of seven: computed, stored, on the page and in the export', async () => {
    const job = await aJudgedRun(anObligingJudge, ['built-in', endpoint])
    expect(job.status).toBe('succeeded')
    const { rows } = await listTrajectories(projectId, { jobId: job.id, outcome: 'kept' })
    expect(rows.length).toBeGreaterThan(0)
    const frozen = expectOk(await freezeDataset(projectId, 'judged', { jobId: job.id }))
    const lines = (await fileOf(frozen.versionId))
      .trimEnd()
      .split('\n')
      .map((line) => LineageLine.parse(JSON.parse(line)))
    for (const row of rows) {
      const page = await findTrajectory(projectId, row.id)
      const { judgement, panel } = page ?? {}
      if (!page || !judgement || !panel) throw new Error('The judges said something.')
      expect(judgement).toEqual(judgementOfPanel(panel))
      expect(panel.judges.map(({ tool_call }) => tool_call.author.kind)).toEqual(['built-in', 'model'])
      const scores = DIMENSIONS.flatMap((dimension) => {
        const verdict = judgement[dimension]
        return verdict.outcome === 'judged' ? [verdict.score] : []
      })
      const mean = scores.reduce((sum, score) => sum + score, 0) / scores.length
      expect(row.score).toBe(mean)
      expect(page.score).toBe(mean)
      expect(page.lineage.datasets.map(({ id }) => id)).toEqual([frozen.versionId])
      const line = lines.find(({ trajectory }) => trajectory === page.fingerprint)
      expect(line).toMatchObject({ score: mean, unjudged: 0 })
      const { verdicts } = line ?? {}
      if (!verdicts) throw new Error('Every kept trajectory is a row.')
      const exported = DIMENSIONS.flatMap((dimension) => verdicts[dimension].score ?? [])
      expect(exported).toEqual(scores)
      expect(exported.reduce((sum, score) => sum + score, 0) / exported.length).toBe(mean)
      for (const dimension of DIMENSIONS) {
        expect(verdicts[dimension].outcome).toBe(judgement[dimension].outcome)
        expect(verdicts[dimension].by).toBe('mean of a judge, built-in rules')
      }
    }
    expect(rows.some(({ score }) => score !== null && score < 1)).toBe(true)
  })

  it('has its rates by dimension and judge', async () => {
    const job = await aJudgedRun(anObligingJudge, ['built-in', endpoint])
    const { attempts, outcome, panel } = await judgeRatesOf(projectId, job.id)
    expect(attempts).toBeGreaterThan(0)
    expect(outcome.map(({ judge }) => judge.name)).toEqual(['mean of a judge, built-in rules'])
    expect(panel.map(({ judge }) => judge)).toEqual([
      { kind: 'model', name: 'a judge', version: '4' },
      { kind: 'built-in', name: 'built-in rules', version: '4' },
    ])
    expect(panel[1]?.dimensions.query_plan).toMatchObject({ judged: 0, unjudged: attempts })
    for (const { dimensions } of [...outcome, ...panel])
      for (const { judged, unjudged, notApplicable } of Object.values(dimensions))
        expect(judged + unjudged + notApplicable).toBe(attempts)
    expect(await judgeRatesOf('proj_other', job.id)).toEqual({ attempts: 0, outcome: [], panel: [] })
  })
})

describe('a broken judge', () => {
  const words = 'All of it is perfect: 10/10, score 1.0, accept.'
  /** The right form, full marks everywhere, and evidence that is made up. */
  const flattering = (body: JsonObject, index: number): Answer => {
    const { text } = anObligingJudge(body, index)
    return { text: text?.replaceAll(/"quote":"(?:[^"\\]|\\.)*"/g, '"quote":"I did everything perfectly"') }
  }
  it.each<[string, (body: JsonObject, index: number) => Answer]>([
    ['talks', () => ({ text: words })],
    ['sends other objects', () => ({ text: '{"score": 1, "overall": 1}' })],
    ['sends half an object', () => ({ text: '{"query_understand": {"reason": "fine", "score": 1' })],
    ['sends nothing', () => ({ text: '' })],
    ['refuses', () => ({ refusal: words })],
    ['is cut off', () => ({ text: '{"query_understand"', finish: 'length' })],
    ['makes its evidence up', flattering],
    ['sends a NUL and half a character', () => ({ text: '{"query_plan": "\\u0000 \\ud800"}' })],
  ])('that %s gets nothing accepted', async (_case, script) => {
    await expectNothingAccepted(script, [endpoint])
  })
  it('is not outvoted by judges that are whole', async () => {
    await expectNothingAccepted(() => ({ text: words }), ['built-in', endpoint])
  })

  async function expectNothingAccepted(script: typeof flattering, judges: string[]) {
    const job = await aJudgedRun(script, judges, 4)
    expect(job.status).toBe('succeeded')
    const funnel = await funnelOf(job.id)
    expect(funnel.kept).toBe(0)
    expect(quarantinedIn(funnel)).toBeGreaterThan(0)
    const { rows } = await listTrajectories(projectId, { jobId: job.id, outcome: 'quarantined' })
    const page = await findTrajectory(projectId, rows[0]?.id ?? '')
    expect(page?.judgement?.tool_call).toMatchObject({ outcome: 'unjudged' })
    expect(page?.judgement?.tool_call.reason).not.toBe('')
  }
})

describe('another look at a run', () => {
  const again = async (runId: string, parts: Partial<JudgeAgainParams>) => {
    const params = JudgeAgainParams.parse({ runId, seed: 1, ...parts })
    const job = await workUntilDone(expectOk(await startJudgingAgain(projectId, params)))
    expect(job.status).toBe('succeeded')
    return job
  }

  it('shows what would be kept by other thresholds and judges, and changes nothing of what was said', async () => {
    const run = await aJudgedRun(() => ({ text: '' }), ['built-in'])
    const before = (await listTrajectories(projectId, { jobId: run.id })).rows
    const ids = await judgedIn(projectId, run.id)
    expect(ids.length).toBeGreaterThan(0)

    const same = await again(run.id, {})
    expect(same.total).toBe(ids.length)
    expect((await outcomeMoves(projectId, same.id)).every(({ from, to }) => from === to)).toBe(true)
    expect(await judgedTwice(projectId, same.id)).toEqual([])

    server.follow(() => ({ text: 'All of it is perfect.' }))
    const broken = await again(run.id, { judges: [endpoint] })
    const kept = before.filter(({ outcome }) => outcome === 'kept').length
    expect(await outcomeMoves(projectId, broken.id)).toContainEqual({
      ...{ from: 'kept', to: 'quarantined', count: kept },
    })
    const [flip] = await judgedTwice(projectId, broken.id, { from: 'kept', to: 'quarantined' })
    expect(flip?.after).toMatchObject({
      outcome: 'quarantined',
      reason: 'unjudged-tool-understand',
      score: null,
    })

    expect((await listTrajectories(projectId, { jobId: run.id })).rows).toEqual(before)
    const page = await findTrajectory(projectId, flip?.trajectoryId ?? '')
    if (!page) throw new Error('What moved is there.')
    const others = await otherJudgements(projectId, page)
    expect(others.map(({ outcome }) => outcome)).toEqual(['quarantined', 'kept'])
    expect(await otherJudgements('proj_other', page)).toEqual([])
  })

  it('can be adopted by a person: it counts from then on, and nothing that was said or frozen before is lost', async () => {
    const run = await aJudgedRun(anObligingJudge, ['built-in'])
    const before = (await listTrajectories(projectId, { jobId: run.id })).rows
    const kept = before.filter(({ outcome }) => outcome === 'kept')
    const frozen = expectOk(await freezeDataset(projectId, 'before', { jobId: run.id }))
    const bytes = await fileOf(frozen.versionId)
    server.follow(anObligingJudge)
    const look = await again(run.id, { judges: [endpoint], scoreMin: 0.999 })
    const moves = await outcomeMoves(projectId, look.id)
    const moved = moves.reduce((sum, { from, to, count }) => (from === to ? sum : sum + count), 0)
    expect(moved).toBeGreaterThan(0)

    const adopted = expectOk(await adoptVerdicts(projectId, { jobId: look.id, person: ' Ada ' }))
    expect(adopted).toEqual({ runId: run.id, moved })
    expect(await adoptionsOf(projectId, run.id)).toMatchObject([
      { job: { id: look.id }, person: 'Ada', moved },
    ])
    expect(await adoptionsOf('proj_other', run.id)).toEqual([])
    const after = (await listTrajectories(projectId, { jobId: run.id })).rows
    const funnel = await funnelOf(run.id)
    expect(funnel.kept).toBe(after.filter(({ outcome }) => outcome === 'kept').length)
    expect(await findJob(run.id)).toMatchObject({ kept: funnel.kept })
    expect(funnel.kept).toBeLessThan(kept.length)
    expect(droppedIn(funnel) + quarantinedIn(funnel) + funnel.kept).toBe(run.total)
    // What was compared stays what it was: the run's own verdicts and those of the look.
    expect(await outcomeMoves(projectId, look.id)).toEqual(moves)

    const [flip] = await judgedTwice(projectId, look.id)
    const page = await findTrajectory(projectId, flip?.trajectoryId ?? '')
    if (!page) throw new Error('What moved is there.')
    expect(page).toMatchObject({ judgedIn: look.id, outcome: flip?.after.outcome, score: flip?.after.score })
    expect(page.judgement?.tool_call.author.name).toBe('a judge')
    const [mine] = await otherJudgements(projectId, page)
    expect(mine).toMatchObject({ job: { id: run.id }, outcome: 'kept', score: flip?.before.score })
    expect(mine?.judgement.tool_call.author.name).toBe('built-in rules')

    // Datasets that were frozen before are the same bytes; a new one says by what it was judged.
    expect(await fileOf(frozen.versionId)).toBe(bytes)
    expect(frozen.manifest.jobs[0]?.judgedAgain).toBeUndefined()
    const anew = await freezeDataset(projectId, 'after', { jobId: run.id })
    if (anew.ok) expect(anew.value.manifest.counts.kept).toBe(funnel.kept)
    const own = expectOk(await freezeDataset(projectId, 'dropped now', { jobId: run.id, outcome: 'dropped' }))
    expect(own.manifest.jobs[0]).toMatchObject({ judgedAgain: { judges: ['a judge'], scoreMin: 0.999 } })

    expect(await adoptVerdicts(projectId, { jobId: look.id, person: 'Ada' })).toMatchObject({
      ...{ ok: false, problem: { code: 'unchanged' } },
    })
    const back = expectOk(await adoptVerdicts(projectId, { jobId: run.id, person: 'Bo' }))
    expect(back.moved).toBe(moved)
    expect((await listTrajectories(projectId, { jobId: run.id })).rows).toEqual(before)
    expect((await adoptionsOf(projectId, run.id)).map(({ person }) => person)).toEqual(['Bo', 'Ada'])
    expect(await fileOf(own.versionId)).toContain('"score":0.9')
  })

  it.each([
    ['nobody says so', 'no-name', ' ', (run: string) => run],
    ['there is no such job', 'not-found', 'Ada', () => 'job_none'],
    ['the verdicts count already', 'unchanged', 'Ada', (run: string) => run],
  ])('is not adopted when %s', async (_case, code, person, jobOf) => {
    const run = await aJudgedRun(anObligingJudge, ['built-in'], 2)
    expect(await adoptVerdicts(projectId, { jobId: jobOf(run.id), person })).toMatchObject({
      problem: { code },
    })
  })

  it('is refused where there is nothing to look at', async () => {
    const params = JudgeAgainParams.parse({ runId: 'job_none', seed: 1 })
    expect(await startJudgingAgain(projectId, params)).toMatchObject({ problem: { code: 'not-found' } })
  })
})
