import type { Page } from '@playwright/test'
import { expectAccessible } from '../fixtures/accessible'
import { goByKeys } from '../fixtures/keyboard'
import { createProject, goTo, switchProject } from '../fixtures/pages/shell'
import { importPottery, listStatus } from '../fixtures/pages/tools'
import { visit } from '../fixtures/pages/visit'
import { expect, test } from '../fixtures/test'

/** The rooms by their keys, after `g`. */
const KEYS: [key: string, path: string][] = [
  ['t', '/tools'],
  ['c', '/tool-graphs'],
  ['s', '/synthesis'],
  ['r', '/trajectories'],
  ['d', '/datasets'],
  ['j', '/jobs'],
  [',', '/settings'],
  ['h', '/'],
]

test('the command menu goes where its name says, and makes nothing by accident', async ({ page }) => {
  await visit(page, '/')
  await page.keyboard.press('Control+k')
  const menu = page.getByRole('dialog', { name: 'Find a place or a command' })
  await expect(menu).toBeVisible()
  await expectAccessible(page)
  await page.keyboard.type('datas')
  await page.keyboard.press('Enter')
  await expect(page).toHaveURL(/\/datasets$/)
  await expect(menu).toBeHidden()

  await page.keyboard.press('Control+k')
  await page.keyboard.type('new project')
  await page.keyboard.press('Enter')
  const dialog = page.getByRole('dialog', { name: 'New project' })
  await expect(dialog).toBeVisible()
  await page.keyboard.press('Enter')
  await expect(dialog, 'a project without a name is not made').toBeVisible()
  await page.keyboard.press('Escape')
  await expect(dialog).toBeHidden()
  await expect(page.getByRole('button', { name: 'Project Demo; change' })).toBeVisible()
})

test('keys walk the rooms, ? explains them, and they rest while one types', async ({ page }) => {
  await visit(page, '/jobs')
  for (const [key, path] of KEYS) {
    await goByKeys(page, `g ${key}`, path)
  }
  await page.keyboard.press('?')
  const help = page.getByRole('dialog', { name: 'Keyboard' })
  await expect(help.getByRole('term').filter({ hasText: 'Trajectories' })).toBeVisible()
  await expectAccessible(page)
  await page.keyboard.press('Escape')
  await expect(help).toBeHidden()

  await visit(page, '/tools')
  await page.keyboard.press('/')
  await page.keyboard.type('g j ?')
  await expect(page.getByRole('searchbox', { name: 'Search tools' })).toHaveValue('g j ?')
  await expect(page).toHaveURL(/\/tools/)
  await expect(help).toBeHidden()
})

test('no two commands of a page share a key', async ({ page }) => {
  for (const path of ['/', '/tools', '/trajectories']) {
    await visit(page, path)
    await page.keyboard.press('?')
    const keys = await page.getByRole('dialog', { name: 'Keyboard' }).getByRole('definition').allInnerTexts()
    expect(new Set(keys).size, keys.join(' | ')).toBe(keys.length)
  }
})

test('the theme and the folded sidebar outlive a reload', async ({ page }) => {
  await visit(page, '/tools')
  await page.getByRole('button', { name: 'Theme: system' }).click()
  await saved(page, () => page.getByRole('menuitemradio', { name: 'Dark' }).click())
  await saved(page, () => page.getByRole('button', { name: 'Fold the sidebar' }).click())
  await page.reload()
  await expect(page.locator('html')).toHaveAttribute('data-theme', 'dark')
  await expect(page.getByRole('button', { name: 'Theme: dark' })).toBeVisible()
  await page.getByRole('button', { name: 'Unfold the sidebar' }).click()
  await expect(page.getByRole('button', { name: 'Fold the sidebar', exact: true })).toBeVisible()
})

test('another project has other lists', async ({ page, project }) => {
  await importPottery(page)
  await goTo(page, 'Tools')
  await expect(listStatus(page)).toHaveText('8 tools')
  await createProject(page, `${project} 2`)
  await goTo(page, 'Tools')
  await expect(page.getByRole('main')).toContainText('The tools of imported documents will be listed here')
  await switchProject(page, project)
  await goTo(page, 'Tools')
  await expect(listStatus(page)).toHaveText('8 tools')
})

/** What changes a cookie is answered by the server. */
async function saved(page: Page, act: () => Promise<void>): Promise<void> {
  const answer = page.waitForResponse((response) => response.request().method() === 'POST')
  await act()
  await answer
}
