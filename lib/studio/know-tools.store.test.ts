import { afterAll, beforeAll, describe, expect, it } from 'vitest'
import { listTools } from '@/lib/db/catalogue'
import { closeDatabase, db } from '@/lib/db/client'
import { listDomains } from '@/lib/db/domains'
import { withTestDatabase } from '@/lib/db/testing'
import { findHealth } from '@/lib/db/tool-health'
import { saveImport } from '@/lib/db/tool-imports'
import { listServers } from '@/lib/db/tools'
import { listTrajectories, stepsOf } from '@/lib/db/trajectories'
import { aLibraryProject, aRun } from '@/lib/jobs/fixtures'
import { workUntilDone } from '@/lib/jobs/work-until-done'
import { expectOk } from '@/lib/shared/result'
import type { ToolKey } from '@/lib/tool'
import { aTool, aToolDocument } from '@/lib/tool/fixtures'
import { callsOf } from '@/lib/trajectory'
import { catchUp } from './catch-up'
import { chooseDomain } from './choose-domain'
import { nearestTo } from './similarity'
import { startSynthesis } from './start-synthesis'

withTestDatabase()
afterAll(closeDatabase)

let projectId: string
beforeAll(async () => {
  const library = await aLibraryProject('known tools')
  projectId = library.projectId
  await workUntilDone(expectOk(await startSynthesis(projectId, aRun(library.graphVersionId, { count: 40 }))))
  await saveImport(projectId, {
    ...{ fileName: 'weather.json', format: 'mcp', sha256: '', report: {} },
    documents: [
      aToolDocument({ domain: null }),
      aToolDocument({ server: 'desk', title: 'Desk', domain: 'Archives' }),
    ],
  })
}, 60_000)

/** Counted from the steps themselves. */
async function countedBySteps(tool: ToolKey) {
  const { rows } = await listTrajectories(projectId, { tool }, { limit: 500 })
  const records = await Promise.all(rows.map(({ id }) => stepsOf(projectId, id, 0, 10_000)))
  const calls = records.flatMap((steps) => callsOf(steps).filter(({ call }) => call.tool === tool))
  const failures = calls.flatMap(({ result }) => result?.failure ?? [])
  return {
    trajectories: rows.length,
    calls: calls.length,
    failures: failures.filter(({ isInjected }) => !isInjected).length,
    injected: failures.filter(({ isInjected }) => isInjected).length,
  }
}

describe('the health of a tool', () => {
  let tool: ToolKey
  beforeAll(async () => {
    const { rows } = await listTools(projectId, { order: 'calls', limit: 1 })
    tool = `${rows[0]?.server}/${rows[0]?.name}`
  })

  it('is what its trajectories say, failures on purpose apart, and no time where none was taken', async () => {
    const health = await findHealth(projectId, tool)
    expect(health).toMatchObject(await countedBySteps(tool))
    expect(health.calls).toBeGreaterThan(0)
    expect(health).toMatchObject({ medianMs: null, timedCalls: 0, tries: { count: 0, failed: 0 } })
    expect(health.chains[0]?.count).toBeGreaterThan(0)
  })

  it('is counted later where it was not counted when the trajectory was stored', async () => {
    const before = await findHealth(projectId, tool)
    await db().toolUse.deleteMany({ where: { projectId } })
    expect((await findHealth(projectId, tool)).calls).toBe(0)
    await catchUp()
    expect(await findHealth(projectId, tool)).toEqual(before)
  })

  it('takes the middle of the times that were taken', async () => {
    const [use, other] = await db().toolUse.findMany({ where: { projectId, tool }, take: 2 })
    for (const [row, durations] of [
      [use, [30, 10]],
      [other, [50]],
    ] as const) {
      const at = { trajectoryId_tool: { trajectoryId: row?.trajectoryId ?? '', tool } }
      await db().toolUse.update({ where: at, data: { durations: [...durations] } })
    }
    expect(await findHealth(projectId, tool)).toMatchObject({ medianMs: 30, timedCalls: 3 })
  })

  it('sorts the catalogue by calls and by the share that failed, and pages keep the order', async () => {
    const all = await listTools(projectId, { order: 'failures' })
    const shares = all.rows.map(({ calls, failures }) => (calls === 0 ? -1 : failures / calls))
    expect(shares).toEqual(shares.toSorted((a, b) => b - a))
    const paged = [
      ...(await listTools(projectId, { order: 'calls', limit: 4 })).rows,
      ...(await listTools(projectId, { order: 'calls', offset: 4, limit: 400 })).rows,
    ]
    expect(paged.map(({ calls }) => calls)).toEqual(paged.map(({ calls }) => calls).toSorted((a, b) => b - a))
    expect(new Set(paged.map(({ id }) => id)).size).toBe(all.total)
  })
})

describe('the domain of a server', () => {
  const domains = async () =>
    Object.fromEntries((await listServers(projectId)).map(({ name, domain }) => [name, domain]))

  it('is what its document says, else guessed, with the reason', async () => {
    expect((await domains()).desk).toEqual({ name: 'Archives', author: 'document', evidence: null })
    expect((await domains())['weather-desk']).toMatchObject({
      name: 'Weather',
      author: 'built-in',
      evidence: expect.stringContaining('“forecast”'),
    })
    expect(await listDomains(projectId)).toContainEqual({ domain: 'Weather', toolCount: 3 })
    expect((await listTools(projectId, { domain: 'Weather' })).total).toBe(3)
  })

  it('is a person’s word once a person has said it, until they take it back', async () => {
    const server = (await listServers(projectId)).find(({ name }) => name === 'weather-desk')
    const id = server?.id ?? ''
    expectOk(await chooseDomain(projectId, id, 'Climate'))
    await saveImport(projectId, {
      ...{ fileName: 'weather.json', format: 'mcp', sha256: '', report: {} },
      documents: [aToolDocument({ domain: null, tools: [aTool('find_city'), aTool('get_rain')] })],
    })
    expect((await domains())['weather-desk']).toEqual({ name: 'Climate', author: 'person', evidence: null })
    expectOk(await chooseDomain(projectId, id, null))
    expect((await domains())['weather-desk']).toMatchObject({ name: 'Weather', author: 'built-in' })
    expect((await chooseDomain('proj_other', id, 'Sea')).ok).toBe(false)
  })

  it('is looked at later where nobody has looked', async () => {
    await db().toolServer.updateMany({ data: { domain: null, domainAuthor: null, domainEvidence: null } })
    await catchUp()
    expect((await domains()).desk).toMatchObject({ name: 'Archives', author: 'document' })
    expect((await domains())['weather-desk']).toMatchObject({ name: 'Weather', author: 'built-in' })
  })
})

describe('the tools nearest to one', () => {
  it('are found by words where no model is set, and follow what is imported', async () => {
    const near = await nearestTo(projectId, 'weather-desk/get_rain')
    expect(near?.index).toBe('lexical')
    expect(near?.tools['same-server'].map(({ key }) => key)).toEqual(['weather-desk/find_city'])
    expect(near?.tools.elsewhere.length).toBeGreaterThan(0)
    await saveImport(projectId, {
      ...{ fileName: 'more.json', format: 'mcp', sha256: '', report: {} },
      documents: [
        aToolDocument({
          server: 'sky',
          title: 'Sky',
          domain: 'Weather',
          tools: [aTool('get_rain'), aTool('get_snow')],
        }),
      ],
    })
    const after = await nearestTo(projectId, 'weather-desk/get_rain')
    expect(after?.tools['same-domain'][0]?.key).toBe('sky/get_rain')
    expect(await nearestTo(projectId, 'weather-desk/gone')).toBeNull()
  })
})
