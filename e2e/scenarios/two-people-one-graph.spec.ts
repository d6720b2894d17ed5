import type { Page } from '@playwright/test'
import { expectAccessible } from '../fixtures/accessible'
import {
  buildGraph,
  connect,
  dependency,
  expectSaved,
  graphToolbar,
  openCanvas,
  openList,
  saveVersion,
  toolCard,
} from '../fixtures/pages/graphs'
import { importPottery, POTTERY } from '../fixtures/pages/tools'
import { visit } from '../fixtures/pages/visit'
import { expect, test } from '../fixtures/test'

const othersOn = (page: Page) => page.getByRole('list', { name: 'Others on this graph' })

/** Says one's name on the open graph. */
async function call(page: Page, name: string) {
  await page.getByRole('button', { name: /^You are / }).click()
  const dialog = page.getByRole('dialog', { name: 'Your name' })
  await dialog.getByLabel('Name').fill(name)
  await dialog.getByRole('button', { name: 'Use this name' }).click()
  await expect(page.getByRole('button', { name: `You are ${name}. Change your name` })).toBeVisible()
}

test('two people edit one graph at once, and both edits are kept', async ({ page, project, browser }) => {
  expect(project).not.toBe('')
  await importPottery(page)
  await buildGraph(page, POTTERY)
  await openList(page)
  const context = await browser.newContext({ storageState: await page.context().storageState() })
  const other = await context.newPage()
  await visit(other, page.url())
  await openList(other)

  await test.step('each sees who else is there, what they point at and that they edit', async () => {
    await call(page, 'Ada')
    await call(other, 'Ben')
    await expect(othersOn(page)).toHaveText(/Ben$/)
    await expect(othersOn(other)).toHaveText(/Ada$/)
    await dependency(other, 'find_courses feeds course_id of get_course')
      .getByRole('button', { name: /^Inspect/ })
      .click()
    await expect(dependency(page, 'find_courses feeds course_id of get_course')).toContainText('Ben')
    await openCanvas(page)
    await openCanvas(other)
    await toolCard(other, 'book_course').click()
    await expect(toolCard(page, 'book_course')).toContainText('Ben')
    await expectAccessible(page)
    await openList(page)
    await openList(other)
  })

  await connect(page, 'get_course', 'get_piece')
  await connect(other, 'find_courses', 'get_piece')
  await expect(othersOn(page)).toContainText('Ben, editing')
  await saveVersion(other)
  await expectSaved(other, 2)

  await test.step('the second one to save chooses, and merges', async () => {
    await saveVersion(page)
    const choice = page.getByRole('dialog', { name: 'Version 2 was saved meanwhile' })
    await expect(choice).toContainText('do not exclude each other')
    await expectAccessible(page)
    await choice.getByRole('button', { name: 'Merge both' }).click()
    await expectSaved(page, 3)
    await expect(dependency(page, 'get_piece may follow get_course')).toBeVisible()
    await expect(dependency(page, 'get_piece may follow find_courses')).toBeVisible()
  })

  await test.step('edits that exclude each other are told, and the choice counts', async () => {
    await visit(other, page.url())
    await openList(other)
    for (const [who, verdict] of [
      [page, 'Refuse'],
      [other, 'Accept'],
    ] as const) {
      await dependency(who, 'find_courses feeds course_id of get_course')
        .getByRole('button', { name: /^Inspect/ })
        .click()
      await who.getByRole('tabpanel', { name: 'Inspector' }).getByRole('button', { name: verdict }).click()
    }
    await saveVersion(other)
    await expectSaved(other, 4)
    await saveVersion(page)
    const choice = page.getByRole('dialog', { name: 'Version 4 was saved meanwhile' })
    await expect(choice).toContainText('Both changed the review of find_courses → get_course')
    await choice.getByRole('button', { name: 'Merge, mine first' }).click()
    await expectSaved(page, 5)
    await expect(dependency(page, 'find_courses feeds course_id of get_course')).toContainText('refused')
  })

  await test.step('an unsaved edit outlives the tab', async () => {
    await connect(other, 'pay_booking', 'get_piece')
    const kept = () => other.evaluate(() => JSON.stringify({ ...localStorage }))
    await expect.poll(kept).toMatch(/pay_booking[^}]*get_piece/)
    await visit(other, page.url())
    await other.getByRole('button', { name: 'Restore them' }).click()
    await openList(other)
    await expect(dependency(other, 'get_piece may follow pay_booking')).toBeVisible()
    await expect(dependency(other, 'find_courses feeds course_id of get_course')).toContainText('refused')
  })

  await test.step('whoever vanishes is gone within seconds, and what they saved is not', async () => {
    await context.close()
    await expect(othersOn(page).getByRole('listitem')).toHaveCount(0)
    await visit(page, page.url())
    await openList(page)
    for (const words of ['get_piece may follow get_course', 'get_piece may follow find_courses'])
      await expect(dependency(page, words)).toBeVisible()
  })
})

test('what breaks a graph is named and mended, and an old version comes back', async ({ page, project }) => {
  expect(project).not.toBe('')
  await importPottery(page)
  await buildGraph(page, POTTERY)
  const toolbar = graphToolbar(page)

  await test.step('find a tool by keyboard, and take it off', async () => {
    await page.keyboard.press('Control+f')
    await page.keyboard.type('find cour')
    await page.keyboard.press('Enter')
    await page.keyboard.press('Escape')
    await expect(page.getByRole('tabpanel', { name: 'Inspector' })).toContainText('find_courses')
    await page.getByRole('button', { name: 'Remove from the graph' }).press('Enter')
    await expect(toolbar).toContainText('7 tools')
    await saveVersion(page)
    await expectSaved(page, 2)
  })

  await test.step('a dependency that carries nothing is a finding with its fix', async () => {
    await openList(page)
    await connect(page, 'fire_piece', 'get_course')
    await expect(dependency(page, 'get_course may follow fire_piece')).toBeVisible()
    await page.getByRole('tab', { name: /^Problems/ }).click()
    const finding = page.getByRole('region', { name: 'Forced order' })
    await finding.getByRole('button', { name: /get_course is made to wait for fire_piece/ }).press('Enter')
    await expectAccessible(page)
    await finding.getByRole('button', { name: 'remove fire_piece → get_course' }).press('Enter')
    await expect(dependency(page, 'get_course may follow fire_piece')).toBeHidden()
    await toolbar.getByRole('button', { name: 'Undo: remove fire_piece → get_course' }).click()
    await expect(finding).toBeVisible()
    await toolbar.getByRole('button', { name: 'Undo: connect fire_piece → get_course' }).click()
  })

  await test.step('compare the two versions, and restore the first', async () => {
    await page.getByRole('link', { name: 'Versions 2' }).click()
    const tools = page.getByRole('region', { name: 'Tools', exact: true })
    await expect(tools.getByRole('button', { name: 'removed: find_courses' })).toBeVisible()
    await expectAccessible(page)
    await page.getByRole('button', { name: 'Restore' }).click()
    await page.getByRole('alertdialog').getByRole('button', { name: 'Restore' }).click()
    await expect(page.getByRole('link', { name: 'Versions 3' })).toBeVisible()
    await page.getByRole('link', { name: 'Graph', exact: true }).click()
    await expect(graphToolbar(page)).toContainText('8 tools')
  })
})
