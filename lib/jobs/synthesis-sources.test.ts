import { afterAll, beforeAll, describe, expect, it } from 'vitest'
import { closeDatabase, db } from '@/lib/db/client'
import { outcomesOf } from '@/lib/db/job-items'
import { findJob, readLog } from '@/lib/db/jobs'
import { withTestDatabase } from '@/lib/db/testing'
import { createGraph, findVersion, saveVersion } from '@/lib/db/tool-graphs'
import { stageFunnels } from '@/lib/job'
import { expectOk } from '@/lib/shared/result'
import { startSynthesis } from '@/lib/studio/start-synthesis'
import { RunFindings, type SynthesisInput, SynthesisParams, stagesOf } from '@/lib/synthesis'
import { sampleChains } from '@/lib/tool-graph'
import { aLibraryProject, aRun, endpointTo } from './fixtures'
import { closeQueue } from './queue'
import { openSources } from './synthesis-sources'
import { workUntilDone } from './work-until-done'

withTestDatabase()
afterAll(async () => {
  await closeQueue()
  await closeDatabase()
})

let projectId: string
let graphVersionId: string
let documentId: string
beforeAll(async () => {
  const library = await aLibraryProject('sources')
  projectId = library.projectId
  graphVersionId = library.graphVersionId
  documentId = (await db().toolDocument.findFirstOrThrow({ where: { projectId } })).id
})

const refused = async (params: SynthesisParams): Promise<string> => {
  const started = await startSynthesis(projectId, params)
  return started.ok ? 'started' : started.problem.message
}

describe('a run from accepted tasks', () => {
  it('attempts what was reviewed, each once, and keeps where it came from', async () => {
    const written = expectOk(
      await startSynthesis(projectId, aRun(graphVersionId, { count: 30, seed: 3, until: 'tasks' })),
    )
    expect(await workUntilDone(written)).toMatchObject({ status: 'succeeded' })
    expect(await db().trajectory.count({ where: { jobId: written.id } })).toBe(0)
    const stages = stageFunnels(stagesOf({ until: 'tasks' }), await outcomesOf(written.id))
    expect(stages.map(({ stage }) => stage)).toEqual(['write', 'augment', 'score', 'duplicates'])

    const fromTasks = SynthesisParams.parse({
      source: { kind: 'tasks', jobId: written.id },
      ...{ count: 100, seed: 4 },
    })
    expect(await refused(fromTasks)).toContain('No task of')
    const tasks = await db().task.findMany({
      where: { jobId: written.id, part: 'task', ordinal: { in: [1, 4, 6, 9, 12] } },
      orderBy: { ordinal: 'asc' },
    })
    expect(tasks.length).toBeGreaterThan(2)
    const ids = tasks.map(({ id }) => id)
    await db().task.updateMany({ where: { id: { in: ids } }, data: { review: 'accepted' } })

    const job = expectOk(await startSynthesis(projectId, fromTasks))
    expect(job.total).toBe(tasks.length)
    expect((await readLog(job.id)).map(({ message }) => message)).toContain(
      `There are ${tasks.length} accepted tasks, and each is attempted once: the run has ${tasks.length} items.`,
    )
    expect(await workUntilDone(job)).toMatchObject({ status: 'succeeded', done: tasks.length })
    const attempted = await db().task.findMany({
      where: { jobId: job.id },
      orderBy: { ordinal: 'asc' },
      include: { trajectories: true },
    })
    expect(attempted.map(({ question, parentId }) => ({ question, parentId }))).toEqual(
      tasks.map(({ question, id }) => ({ question, parentId: id })),
    )
    expect(attempted.map(({ chainId }) => chainId)).toEqual(tasks.map(({ chainId }) => chainId))
    expect(attempted.every(({ trajectories }) => trajectories.length === 1)).toBe(true)
  })
})

describe('a run from servers', () => {
  it('writes tasks from their tools alone', async () => {
    const params = SynthesisParams.parse({
      source: { kind: 'servers', documentIds: [documentId] },
      ...{ count: 20, seed: 1 },
      modes: { chain: 0, server: 1 },
    })
    const job = expectOk(await startSynthesis(projectId, params))
    const ended = await workUntilDone(job)
    expect(ended).toMatchObject({ status: 'succeeded', done: 20 })
    expect(ended.kept).toBeGreaterThan(0)
    const tasks = await db().task.findMany({ where: { jobId: job.id, part: 'task' } })
    expect(new Set(tasks.map(({ mode, graphVersionId }) => `${mode} ${graphVersionId}`))).toEqual(
      new Set(['server null']),
    )
  })
})

describe('what cannot work', () => {
  it('is refused with a sentence before there is a job', async () => {
    const before = await db().job.count()
    const servers = { kind: 'servers', documentIds: [documentId] } as const
    const parse = (parts: object) => SynthesisParams.parse({ ...aRun(graphVersionId), ...parts })
    expect(await refused(parse({ source: servers }))).toContain('Servers alone have no chains')
    expect(await refused(parse({ modes: { chain: 0 } }))).toContain('at least one kind of task')
    expect(await refused(parse({ source: { kind: 'graphs', graphVersionIds: ['gver_x'] } }))).toContain(
      'no such graph version',
    )
    expect(
      await refused(
        parse({ source: { kind: 'servers', documentIds: ['doc_x'] }, modes: { chain: 0, server: 1 } }),
      ),
    ).toContain('no such tool document')
    expect(await refused(parse({ source: { kind: 'tasks', jobId: 'job_x' } }))).toContain(
      'no such synthesis run',
    )
    expect(await refused(parse({ serverTools: { min: 4, max: 2 } }))).toContain('larger than the largest')
    expect(await refused(parse({ models: { author: 'model_x' } }))).toContain('no such model endpoint')
    const unpriced = await endpointTo(projectId, 'http://127.0.0.1:9/v1', { name: 'free' })
    expect(await refused(parse({ models: { author: unpriced }, spendMax: 1 }))).toContain(
      '"free" has no price',
    )
    expect(await db().job.count()).toBe(before)
  })
})

describe('a run from many graphs', () => {
  it('leaves out those that give no chain, and says so', async () => {
    const library = await aLibraryProject('many graphs')
    const loose = await createGraph(library.projectId, 'Alone', {
      graph: { nodes: ['loose-ends/read_the_tide'], dependencies: [] },
      ...{ layout: {}, note: '', author: 'person', documentIds: [] },
    })
    const params = aRun(library.graphVersionId, { count: 5 })
    const both = {
      ...params,
      source: { kind: 'graphs' as const, graphVersionIds: [loose.versionId, library.graphVersionId] },
    }
    const job = expectOk(await startSynthesis(library.projectId, both))
    expect(job.title).toContain('Lindenfeld Public Library v1')
    const stored = await findJob(job.id)
    expect(SynthesisParams.parse(stored?.params).source).toEqual(params.source)
    const findings = RunFindings.parse(stored?.findings)
    expect(findings.leftOut).toEqual([{ name: 'Alone v1', reason: expect.stringContaining('has no chain') }])
    expect(findings.chains.in).toBe(
      findings.chains.kept +
        [...Object.values(findings.chains.dropped), ...Object.values(findings.chains.quarantined)].reduce(
          (sum, count) => sum + count,
          0,
        ),
    )
    const alone = { ...params, source: { kind: 'graphs' as const, graphVersionIds: [loose.versionId] } }
    expect(await startSynthesis(library.projectId, alone)).toMatchObject({
      ok: false,
      problem: { code: 'no-chains' },
    })
  })

  it('leaves a chain out of the graph on which it failed, not out of another version of it', async () => {
    const library = await aLibraryProject('two versions')
    const known = await findVersion(library.projectId, library.graphVersionId)
    if (!known) throw new Error('no version')
    const { graphId, graph, layout, documentIds } = known
    const second = expectOk(
      await saveVersion(library.projectId, graphId, 1, {
        ...{ graph, layout, documentIds, note: 'once more', author: 'person' },
      }),
    )
    const chains = sampleChains(graph, { ...aRun(library.graphVersionId).chains, seed: 7 })
    const [bad] = chains.map(({ tools }) => tools)
    const usedBy = async (leftOut: SynthesisInput['leftOut']) => {
      const source = {
        kind: 'graphs' as const,
        graphVersionIds: [library.graphVersionId, second.versionId],
      }
      const planOf = await openSources(
        library.projectId,
        SynthesisParams.parse({ ...aRun(library.graphVersionId), source, leftOut }),
      )
      const used = new Set<string>()
      for (let ordinal = 0; ordinal < 2 * chains.length; ordinal++) {
        const { source, chain } = await planOf(ordinal)
        if (chain?.tools.join() === bad?.join()) used.add(source.graphVersionId ?? '')
      }
      return [...used]
    }
    expect(await usedBy([])).toEqual([library.graphVersionId, second.versionId])
    expect(await usedBy([{ graph: 0, tools: bad ?? [] }])).toEqual([second.versionId])
    // As runs of earlier versions kept it.
    expect(await usedBy([bad ?? []])).toEqual([])
  })
})
