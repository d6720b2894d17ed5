import { afterAll, describe, expect, it } from 'vitest'
import { closeDatabase, db } from '@/lib/db/client'
import { countUses } from '@/lib/db/coverage'
import { withTestDatabase } from '@/lib/db/testing'
import { findVersion, saveVersion } from '@/lib/db/tool-graphs'
import { expectOk } from '@/lib/shared/result'
import { startSynthesis } from '@/lib/studio/start-synthesis'
import { coverageOf } from '@/lib/tool-graph'
import { aLibraryProject, aRun } from './fixtures'
import { workUntilDone } from './work-until-done'

withTestDatabase()
afterAll(closeDatabase)

describe('what was made of a graph', () => {
  it('is counted by tool and by step, as a count of every row would', async () => {
    const { projectId, graphVersionId } = await aLibraryProject('coverage')
    await workUntilDone(expectOk(await startSynthesis(projectId, aRun(graphVersionId, { count: 40 }))))
    const version = await findVersion(projectId, graphVersionId)
    if (!version) throw new Error('no version')
    const uses = await countUses(projectId, version.graphId)
    const coverage = coverageOf(uses)
    const tasks = await db().task.findMany({ where: { projectId, part: 'task' } })
    const tried = await db().trajectory.findMany({ where: { projectId }, include: { task: true } })
    expect(tried.length).toBeGreaterThan(10)

    const mean = (scores: (number | null)[]) => {
      const judged = scores.filter((score) => score !== null)
      return judged.length === 0 ? null : judged.reduce((sum, score) => sum + score, 0) / judged.length
    }
    const steps = (tools: string[]) => tools.slice(1).map((to, i) => `${tools[i]}→${to}`)
    for (const key of version.graph.nodes) {
      const through = tried.filter(({ tools }) => tools.includes(key))
      const count = coverage.ofTool(key)
      expect(count?.tasks ?? 0).toBe(tasks.filter(({ expectedTools }) => expectedTools.includes(key)).length)
      expect(count?.trajectories ?? 0).toBe(through.length)
      expect(count?.kept ?? 0).toBe(through.filter(({ outcome }) => outcome === 'kept').length)
      const score = mean(through.map((one) => one.score))
      if (score === null) expect(count?.score ?? null).toBeNull()
      else expect(count?.score).toBeCloseTo(score)
    }
    for (const pair of version.graph.dependencies) {
      const step = `${pair.from}→${pair.to}`
      const count = coverage.ofStep(pair)
      expect(count?.tasks ?? 0).toBe(
        tasks.filter(({ expectedTools }) => steps(expectedTools).includes(step)).length,
      )
      expect(count?.trajectories ?? 0).toBe(
        tried.filter(
          ({ task, tools }) =>
            steps(task.expectedTools).includes(step) &&
            [pair.from, pair.to].every((key) => tools.includes(key)),
        ).length,
      )
    }

    expectOk(
      await saveVersion(projectId, version.graphId, version.version, {
        graph: version.graph,
        layout: version.layout,
        documentIds: version.documentIds,
        note: 'the same again',
        author: 'person',
      }),
    )
    expect(await countUses(projectId, version.graphId)).toEqual(uses)
    expect(await countUses('project_of_nobody', version.graphId)).toEqual([])
  })
})
