import { afterAll, beforeAll, describe, expect, it } from 'vitest'
import { closeDatabase } from '@/lib/db/client'
import { createProject } from '@/lib/db/projects'
import { withTestDatabase } from '@/lib/db/testing'
import { findServer, listServers } from '@/lib/db/tools'
import { aTool } from '@/lib/tool/fixtures'
import { writeTool } from './write-tool'

withTestDatabase()
afterAll(closeDatabase)

const aDraft = (name: string, description = aTool().description) => ({
  ...{ server: 'My Desk', mayReplace: false, name, description, result: '' },
  parameters: JSON.stringify(aTool().parameters),
})

describe('a tool by hand', () => {
  let projectId: string
  beforeAll(async () => {
    const project = await createProject('by hand')
    projectId = project.ok ? project.value.id : ''
  })

  const namesOf = async () => {
    const [server] = await listServers(projectId)
    const found = await findServer(projectId, server?.id ?? '')
    return found?.current.document.tools.map(({ name }) => name)
  }

  it('makes its server, and is added to it by its title', async () => {
    expect(await writeTool(projectId, aDraft('find_desk'))).toMatchObject({
      ok: true,
      value: { name: 'my-desk', version: 1 },
    })
    expect(await writeTool(projectId, aDraft('clear_desk'))).toMatchObject({
      ok: true,
      value: { version: 2 },
    })
    expect(await namesOf()).toEqual(['find_desk', 'clear_desk'])
  })

  it('replaces its namesake only when asked to', async () => {
    const again = aDraft('find_desk', 'Finds a free desk in the house.')
    expect(await writeTool(projectId, again)).toMatchObject({ ok: false, problem: { field: 'name' } })
    expect(await writeTool(projectId, { ...again, mayReplace: true })).toMatchObject({
      ok: true,
      value: { version: 3 },
    })
    expect(await namesOf()).toEqual(['find_desk', 'clear_desk'])
  })

  it('that is none stores nothing', async () => {
    const bad = { ...aDraft('lock_desk'), parameters: '{' }
    expect(await writeTool(projectId, bad)).toMatchObject({ ok: false, problem: { field: 'parameters' } })
    expect(await namesOf()).toEqual(['find_desk', 'clear_desk'])
  })
})
