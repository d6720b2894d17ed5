import { afterAll, beforeAll, describe, expect, it } from 'vitest'
import { newId } from '@/lib/shared/id'
import { expectOk } from '@/lib/shared/result'
import { closeDatabase, db } from './client'
import { bePresent, leave, listPresent } from './graph-presence'
import { createProject } from './projects'
import { withTestDatabase } from './testing'

withTestDatabase()
afterAll(closeDatabase)

const aPerson = (name: string, parts = {}) => ({
  id: crypto.randomUUID(),
  name,
  hue: 3,
  pointsAt: [],
  isEditing: false,
  ...parts,
})

let projectId: string
let graphId: string
beforeAll(async () => {
  projectId = expectOk(await createProject('presence')).id
  graphId = newId('graph')
  await db().toolGraph.create({ data: { id: graphId, projectId, name: 'shared' } })
})

const namesThere = async (project = projectId) =>
  (await listPresent(project, graphId)).map(({ name }) => name)

describe('who has a graph open', () => {
  it('is who was heard of lately, as they last said', async () => {
    const ada = aPerson('Ada')
    expect(await bePresent(projectId, graphId, ada)).toBe(true)
    await bePresent(projectId, graphId, aPerson('Ben'))
    await bePresent(projectId, graphId, { ...ada, pointsAt: ['s/find'], isEditing: true })
    expect(await namesThere()).toEqual(['Ada', 'Ben'])
    expect((await listPresent(projectId, graphId))[0]).toEqual({
      ...ada,
      pointsAt: ['s/find'],
      isEditing: true,
    })
    await leave(projectId, graphId, ada.id)
    expect(await namesThere()).toEqual(['Ben'])
  })

  it('is nobody whose lease has ended, and their rows are cleared away', async () => {
    const gone = aPerson('Gone')
    await bePresent(projectId, graphId, gone)
    await db().graphPresence.updateMany({ where: { personId: gone.id }, data: { expiresAt: new Date(0) } })
    expect(await namesThere()).not.toContain('Gone')
    await leave(projectId, graphId, crypto.randomUUID())
    expect(await db().graphPresence.count({ where: { personId: gone.id } })).toBe(0)
  })

  it('is nobody of another project, nor at a graph that is not there', async () => {
    const other = expectOk(await createProject('elsewhere')).id
    expect(await bePresent(other, graphId, aPerson('Eve'))).toBe(false)
    expect(await namesThere(other)).toEqual([])
    expect(await bePresent(projectId, newId('graph'), aPerson('Eve'))).toBe(false)
  })
})
