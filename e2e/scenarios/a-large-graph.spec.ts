import type { Page } from '@playwright/test'
import { expectAccessible } from '../fixtures/accessible'
import {
  buildGraph,
  chooseServer,
  connect,
  dependency,
  expectSaved,
  graphToolbar,
  openCanvas,
  openList,
  saveVersion,
  toolCard,
} from '../fixtures/pages/graphs'
import { goTo } from '../fixtures/pages/shell'
import { importFile, importPottery, POTTERY } from '../fixtures/pages/tools'
import { expect, test } from '../fixtures/test'

const POST = 'Parcel Post'

/** A second server: parcels are handed in, followed and fetched. */
const postFile = {
  name: 'post.json',
  mimeType: 'application/json',
  buffer: Buffer.from(
    JSON.stringify([
      {
        name: POST,
        description: 'A counter for parcels.',
        tools: ['hand_in', 'follow', 'fetch', 'send_back'].map((verb) => ({
          name: `${verb}_parcel`,
          description: `${verb.replace('_', ' ')} one parcel at the counter and answer with where it is.`,
          inputSchema: {
            type: 'object',
            properties: { parcel_id: { type: 'string', description: 'Number of a parcel' } },
            required: ['parcel_id'],
          },
          outputSchema: {
            type: 'object',
            properties: { parcel_id: { type: 'string', description: 'Number of a parcel' } },
          },
        })),
      },
    ]),
  ),
}

const menu = async (page: Page, item: string) => {
  await page.getByRole('button', { name: 'More to do with the graph' }).click()
  await page.getByRole('menuitem', { name: item }).click()
}

const arrangeBy = async (page: Page, item: string) => {
  await graphToolbar(page).getByRole('button', { name: 'Arrange', exact: true }).click()
  await page.getByRole('menuitem', { name: item }).click()
}

const arranged = (page: Page) =>
  expect(graphToolbar(page).getByRole('button', { name: 'Arrange', exact: true })).toBeVisible()

const undo = (page: Page) => graphToolbar(page).getByRole('button', { name: /^Undo/ })

/** Imports a graph file into the open graph. */
async function importInto(page: Page, text: string): Promise<void> {
  const chooser = page.waitForEvent('filechooser')
  await menu(page, 'Import JSON')
  await (await chooser).setFiles({
    name: 'graph.json',
    mimeType: 'application/json',
    buffer: Buffer.from(text),
  })
}

test.beforeEach(async ({ page, project }) => {
  expect(project).not.toBe('')
  await importPottery(page)
  await importFile(page, postFile)
  await expect(page.getByRole('heading', { level: 1, name: 'post.json' })).toBeVisible()
  await buildGraph(page, POTTERY)
  await arranged(page)
})

test('a second server comes onto a graph, is joined to the first, folded, and stays so', async ({ page }) => {
  await menu(page, 'Add server')
  const dialog = page.getByRole('dialog', { name: 'Add server' })
  await chooseServer(dialog, POST)
  await dialog.getByRole('button', { name: 'Add server' }).click()
  await expect(graphToolbar(page)).toContainText('12 tools')
  await expect(toolCard(page, 'follow_parcel')).toBeVisible()

  await test.step('a tool of one feeds a tool of the other, by the keyboard', async () => {
    await openList(page)
    await connect(page, 'kiln-lane-pottery/fire_piece', 'parcel-post/hand_in_parcel')
    await expect(dependency(page, /fire_piece .*hand_in_parcel|fire_piece feeds/)).toHaveCount(1)
    await openCanvas(page)
  })

  await test.step('folded, a server is one card, and what leads to it one line', async () => {
    await page.getByRole('button', { name: 'Fold parcel-post', exact: true }).click()
    await expect(page.getByRole('button', { name: 'Unfold parcel-post', exact: true })).toBeVisible()
    await expect(toolCard(page, 'follow_parcel')).toHaveCount(0)
    await expect(page.locator('.react-flow__edge-bundle')).toHaveCount(1)
    await expectAccessible(page)
  })

  await test.step('the list folds and unfolds the same', async () => {
    await openList(page)
    await expect(page.getByRole('row', { name: /1 dependency of a folded server/ })).toBeVisible()
    await page.getByRole('button', { name: 'Unfold parcel-post', exact: true }).click()
    await expect(page.getByRole('row', { name: /of a folded server/ })).toHaveCount(0)
    await page.getByRole('button', { name: 'Fold parcel-post', exact: true }).click()
    await expectAccessible(page)
    await openCanvas(page)
  })

  await test.step('the version keeps the second document and the fold', async () => {
    await saveVersion(page)
    await expectSaved(page, 2)
    await page.reload()
    await expect(graphToolbar(page)).toContainText('12 tools')
    await page.getByRole('button', { name: 'Unfold parcel-post', exact: true }).click()
    await expect(toolCard(page, 'follow_parcel')).toBeVisible()
  })
})

test('a graph is arranged in layers, by force and only where it is new; stopping moves nothing', async ({
  page,
}) => {
  const placeOf = (tool: string) =>
    toolCard(page, tool).evaluate((card) => (card as HTMLElement).style.transform)

  await arrangeBy(page, 'Arrange by force')
  await expect(undo(page)).toHaveAccessibleName(/arrange by force/)
  await arrangeBy(page, 'Arrange in layers')
  await expect(undo(page)).toHaveAccessibleName(/arrange in layers/)

  await test.step('only what is new is moved', async () => {
    await menu(page, 'Add server')
    await page.getByRole('dialog').getByRole('button', { name: 'Add server' }).click()
    await expect(graphToolbar(page)).toContainText('12 tools')
    const before = await placeOf('find_courses')
    await arrangeBy(page, 'Arrange only what is new: 4')
    await expect(undo(page)).toHaveAccessibleName(/arrange what is new/)
    expect(await placeOf('find_courses')).toBe(before)
  })

  await test.step('stopped while its worker never comes, it leaves everything where it is', async () => {
    const before = await placeOf('find_courses')
    // The layout asks for its engine anew each time; this one is never answered.
    await page.route('**/*', (route) => {
      if (route.request().resourceType() !== 'script') return route.continue()
    })
    await arrangeBy(page, 'Arrange by force')
    await graphToolbar(page).getByRole('button', { name: 'Stop arranging' }).click()
    await arranged(page)
    expect(await placeOf('find_courses')).toBe(before)
    await expect(undo(page)).toHaveAccessibleName(/arrange what is new/)
    await page.unrouteAll({ behavior: 'ignoreErrors' })
  })
})

test('a graph file that is wrong is refused in a sentence, and one that is right is a graph', async ({
  page,
}) => {
  const [find, book] = ['kiln-lane-pottery/find_courses', 'kiln-lane-pottery/book_course']
  const joins = (from: string, to: string) => ({
    ...{ from, to, parameter: null, weight: 1, author: 'person', review: 'accepted' },
    evidence: [{ kind: 'asserted', sentence: 'A person drew this dependency.' }],
  })
  const file = (nodes: string[], dependencies: unknown[], layout: object = {}) =>
    JSON.stringify({ graph: { nodes, dependencies }, layout })
  const wrong: [string, RegExp][] = [
    ['not a graph', /is not imported\. The text is not the JSON of a graph/],
    [file([find, 'nowhere/at_all'], []), /nowhere\/at_all is a tool that nobody here knows/],
    [file([find], [joins(find, find)]), /find_courses depends on itself/],
    [file([find], [], { [find]: { x: null, y: 3 } }), /cannot be read at layout/],
    [file([find, book], [joins(find, book), joins(find, book)]), /is there twice/],
  ]
  for (const [text, sentence] of wrong) {
    await importInto(page, text)
    await expect(page.getByText(sentence)).toBeVisible()
    await expect(graphToolbar(page)).toContainText('8 tools')
    await expect(undo(page)).toBeDisabled()
  }

  // Tools may lead back to each other: that is a graph, and a problem that is told.
  const round = file([find, book], [joins(find, book), joins(book, find)], { [find]: { x: 0, y: 0 } })
  await test.step('into the open graph, with one undo', async () => {
    await importInto(page, round)
    await expect(graphToolbar(page)).toContainText('2 tools · 2 dependencies')
    await undo(page).click()
    await expect(graphToolbar(page)).toContainText('8 tools')
  })

  await test.step('as a new graph', async () => {
    await goTo(page, 'Graphs')
    const choose = async (text: string) => {
      const chooser = page.waitForEvent('filechooser')
      await page.getByRole('button', { name: 'Import JSON' }).click()
      await (await chooser).setFiles({
        name: 'round trip.json',
        mimeType: 'application/json',
        buffer: Buffer.from(text),
      })
    }
    await choose(file(['nowhere/at_all'], []))
    await expect(page.getByText(/round trip\.json is not imported\. nowhere\/at_all/)).toBeVisible()
    await choose(round)
    await expect(page.getByRole('heading', { level: 1, name: 'round trip' })).toBeVisible()
    await expect(graphToolbar(page)).toContainText('2 tools · 2 dependencies')
  })
})
