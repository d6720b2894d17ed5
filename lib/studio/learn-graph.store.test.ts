import { afterAll, beforeAll, describe, expect, it } from 'vitest'
import { closeDatabase } from '@/lib/db/client'
import { withTestDatabase } from '@/lib/db/testing'
import { findVersion } from '@/lib/db/tool-graphs'
import { listServers } from '@/lib/db/tools'
import { aLibraryProject, aRun } from '@/lib/jobs/fixtures'
import { workUntilDone } from '@/lib/jobs/work-until-done'
import { expectOk } from '@/lib/shared/result'
import { learnFromGroundTruth, learnFromTrajectories } from './learn-graph'
import { startSynthesis } from './start-synthesis'

withTestDatabase()
afterAll(closeDatabase)

let projectId: string
let graphVersionId: string
let server: string
let names: string[]
beforeAll(async () => {
  const library = await aLibraryProject('learning')
  projectId = library.projectId
  graphVersionId = library.graphVersionId
  server = (await listServers(projectId))[0]?.id ?? ''
  const version = await findVersion(projectId, graphVersionId)
  names = version?.graph.nodes.map((key) => key.slice(key.indexOf('/') + 1)) ?? []
})

const aFile = (...calls: string[]) => ({
  name: 'answers.json',
  text: JSON.stringify({ ground_truth: [calls] }),
})

describe('learning a graph', () => {
  it('says that there is nothing to learn from before anything was called', async () => {
    expect(await learnFromTrajectories(projectId, [server])).toMatchObject({
      ok: false,
      problem: { code: 'no-records' },
    })
  })

  it('reads ground truth by the names of tools and cuts at those it does not know', async () => {
    const [a, b, c] = names
    const learned = await learnFromGroundTruth(
      projectId,
      [server],
      aFile(`${a}()`, `${b}(x=1)`, 'fly()', `${c}()`),
    )
    const made = expectOk(learned)
    expect(made).toMatchObject({ records: 1, cut: 2, dependencyCount: 1, nodeCount: names.length })
    const graph = await findVersion(projectId, made.versionId)
    expect(graph?.note).toBe('learned from answers.json')
    expect(graph?.graph.dependencies[0]?.evidence[0]?.kind).toBe('recorded')
  })

  it.each([
    ['a server that is not there', 'nowhere', aFile('a()'), 'not-found'],
    ['calls of other tools', '', aFile('fly()', 'swim()'), 'no-records'],
    ['another file', '', { name: 'x.json', text: '{}' }, 'other-shape'],
  ])('refuses %s', async (_, name, file, code) => {
    expect(await learnFromGroundTruth(projectId, [name || server], file)).toMatchObject({
      ok: false,
      problem: { code },
    })
  })

  it('learns from the project’s own trajectories what fed what', async () => {
    await workUntilDone(expectOk(await startSynthesis(projectId, aRun(graphVersionId))))
    const made = expectOk(await learnFromTrajectories(projectId, [server]))
    const learned = await findVersion(projectId, made.versionId)
    const fed = learned?.graph.dependencies.filter(({ parameter }) => parameter !== null) ?? []
    expect(fed.length).toBeGreaterThan(0)
    expect(fed[0]?.evidence[0]?.sentence).toMatch(/had come from what/)
    expect(Math.max(...(learned?.graph.dependencies.map(({ weight }) => weight) ?? []))).toBe(1)
  })
})
