import { createRequire } from 'node:module'
import { setTimeout } from 'node:timers/promises'
import type { Page } from '@playwright/test'
import { expectAccessible } from '../fixtures/accessible'
import { buildGraph } from '../fixtures/pages/graphs'
import { expectJob } from '../fixtures/pages/jobs'
import { goTo } from '../fixtures/pages/shell'
import { startSynthesis } from '../fixtures/pages/synthesis'
import { importPottery, listStatus, POTTERY } from '../fixtures/pages/tools'
import { visit } from '../fixtures/pages/visit'
import { expect, test } from '../fixtures/test'

const require = createRequire(import.meta.url)
const everything = require.resolve('@modelcontextprotocol/server-everything/dist/index.js')
const memory = require.resolve('@modelcontextprotocol/server-memory/dist/index.js')

test('a tool is tried in a session, and says how it fares and which others are like it', async ({
  page,
  project: _,
}) => {
  await importPottery(page)

  await test.step('what does not fit is told at its field, and nothing is sent', async () => {
    await openTool(page, 'register_piece')
    await page.getByRole('link', { name: 'Try it' }).click()
    await expect(page.getByText('built-in, rule-based', { exact: true })).toBeVisible()
    await page.getByRole('button', { name: 'Call the tool' }).click()
    const booking = page.getByRole('textbox', { name: /^booking_id/ })
    await expect(booking).toBeFocused()
    await expect(booking).toHaveAccessibleDescription(/is required/)
    await expectAccessible(page)
    await page.keyboard.type('none')
    await page.keyboard.press('Control+Enter')
    await expect(booking).toHaveAccessibleDescription(/must match pattern/)
  })

  let piece = ''
  await test.step('plausible values are filled in, and what the call makes another tool finds', async () => {
    await page.getByRole('button', { name: 'Fill with plausible values' }).click()
    await page.keyboard.press('Tab')
    await page.keyboard.press('Control+Enter')
    await expect(result(page)).toContainText('answered')
    await page.getByRole('tab', { name: 'Text' }).click()
    piece = /PC-\d{4}/.exec((await result(page).textContent()) ?? '')?.[0] ?? ''
    expect(piece).not.toBe('')
    await openTool(page, 'get_piece')
    await page.getByRole('link', { name: 'Try it' }).click()
    await expect(tries(page)).toContainText('register_piece')
    await page.getByRole('textbox', { name: /^piece_id/ }).fill(piece)
    await page.keyboard.press('Control+Enter')
    await expect(result(page)).toContainText('Try 2')
    await expect(result(page)).toContainText(piece)
    await expect(result(page)).toContainText('not timed')
    await expectAccessible(page)
  })

  await test.step('a new session has forgotten it, and fails on purpose where it is asked to', async () => {
    await page.getByLabel('Failures on purpose').fill('100')
    await page.getByRole('button', { name: 'Start anew' }).click()
    await expect(page.getByText('0 of 200 tries')).toBeVisible()
    await page.getByRole('button', { name: 'Call the tool' }).click()
    await expect(result(page)).toContainText('The emulator made this call fail on purpose.')
    await expect(tries(page)).toContainText('failed on purpose')
  })

  await test.step('tries are no part of its health, trajectories are; both lead to each other', async () => {
    await page.getByRole('link', { name: 'For people' }).click()
    await expect(health(page)).toContainText('No trajectory has called it yet.')
    await expect(health(page)).toContainText('Tried 2 times on its page, 1 failed')
    await buildGraph(page, POTTERY)
    await startSynthesis(page, { count: 30 })
    await expectJob(page, 'succeeded')
    await goTo(page, 'Tools')
    await page.getByLabel('Order').selectOption({ label: 'most called first' })
    await expect(page).toHaveURL(/sort=calls/)
    await page.getByRole('table', { name: 'Tools' }).getByRole('link').first().click()
    await expect(health(page)).toContainText(/Calls\d+/)
    await expect(health(page)).toContainText('Built-in answers are not timed.')
    await expectAccessible(page)
    const name = (await page.getByRole('heading', { level: 1 }).textContent()) ?? ''
    await health(page)
      .getByRole('link', { name: /trajector/ })
      .click()
    await expect(page).toHaveURL(/\/trajectories\?tool=/)
    await page.getByRole('table', { name: 'Trajectories' }).getByRole('link').first().click()
    // The step is written into the address a moment after it is reached, when the tool's page is still on its way.
    await page.route(/\/tools\/tool_/, async (route) => {
      await setTimeout(600)
      await route.continue()
    })
    // Only the steps in sight are in the page: the outline leads to the call, wherever in the record it is.
    await page.getByRole('navigation', { name: 'Outline' }).getByRole('link', { name }).first().click()
    await page.locator('article[aria-current]').getByRole('link', { name, exact: true }).click()
    await expect(page.getByRole('heading', { level: 1, name })).toBeVisible()
    await page.unrouteAll({ behavior: 'wait' })
  })

  await test.step('the nearest tools are named, by an index that says that it is lexical', async () => {
    const near = page.getByRole('region', { name: 'Nearest tools' })
    await expect(near).toContainText('lexical')
    await expect(near).toContainText('On its server')
    await near.getByRole('link').first().click()
    await expect(page.getByRole('region', { name: 'Nearest tools' })).toBeVisible()
  })
})

test('a server’s domain is guessed or said, and the catalogue is searched key by key', async ({
  page,
  project: _,
}) => {
  await test.step('a tool written by hand makes a server, whose domain is guessed', async () => {
    await visit(page, '/tools/import/by-hand')
    await expectAccessible(page)
    await page.getByLabel('Server', { exact: true }).fill('Sky watch')
    await page.getByLabel('Tool name').fill('get_forecast')
    await page.getByRole('textbox', { name: 'Description' }).fill('Returns the weather forecast of a city.')
    await page.getByRole('button', { name: 'Add tool' }).click()
    await expect(page.getByRole('heading', { level: 1, name: 'Sky watch' })).toBeVisible()
    await expect(domain(page)).toContainText('Weather')
    await expect(domain(page)).toContainText('guessed, built-in, rule-based')
    await expect(domain(page)).toContainText(/“forecast”.*1 of its 1 tool/)
  })

  await test.step('a person says otherwise, by keyboard', async () => {
    await domain(page).getByRole('button', { name: 'Change' }).focus()
    await page.keyboard.press('Enter')
    await page.keyboard.press('Control+a')
    await page.keyboard.type('Astronomy')
    await page.keyboard.press('Enter')
    await expect(domain(page)).toContainText('Astronomy')
    await expect(domain(page)).toContainText('said by a person')
    await expectAccessible(page)
  })

  await importPottery(page)
  await test.step('the list follows each key, and the address the list', async () => {
    await goTo(page, 'Tools')
    await expect(listStatus(page)).toHaveText('9 tools')
    await page.keyboard.press('/')
    await page.keyboard.type('forec')
    await expect(listStatus(page)).toHaveText('1 of 9 tools · 1 filter')
    await expect(page).toHaveURL(/q=forec$/)
    await page.getByRole('link', { name: 'get_forecast' }).click()
    await expect(page.getByRole('heading', { level: 1, name: 'get_forecast' })).toBeVisible()
    await page.goBack()
    await expect(page.getByRole('searchbox', { name: 'Search tools' })).toHaveValue('forec')
    await expect(listStatus(page)).toHaveText('1 of 9 tools · 1 filter')
    await page.reload()
    await expect(listStatus(page)).toHaveText('1 of 9 tools · 1 filter')
    await page.getByRole('button', { name: 'Clear filters' }).click()
    await page.getByLabel('Domain').selectOption({ label: 'Crafts (8)' })
    await expect(listStatus(page)).toHaveText('8 of 9 tools · 1 filter')
    await expectAccessible(page)
    await page.getByRole('button', { name: 'Clear filters' }).click()
  })

  await test.step('a server is found by a word of its title', async () => {
    const server = page.getByRole('combobox', { name: 'Server' })
    await server.fill('sky')
    await expect(page.getByRole('listbox', { name: 'Server' }).getByRole('option')).toHaveText([/Sky watch/])
    await expectAccessible(page)
    await server.press('Enter')
    await expect(listStatus(page)).toHaveText('1 of 9 tools · 1 filter')
    await expect(server).toHaveValue('Sky watch')
    await expect(page).toHaveURL(/server=srv_\w+$/)
  })

  await test.step('the graphs of all servers are one job', async () => {
    await page.getByRole('link', { name: 'Servers' }).click()
    await expect(page.getByRole('row', { name: /Sky watch/ })).toContainText('Astronomy')
    await page.getByRole('button', { name: 'Build graphs of all servers' }).click()
    await page.getByRole('button', { name: 'Build graphs', exact: true }).click()
    await expectJob(page, 'succeeded')
    await page.getByRole('link', { name: 'Open the graphs' }).click()
    await expect(page.getByRole('link', { name: 'Sky watch' })).toBeVisible()
  })
})

test('a live server is connected and its tools are called, after the command was confirmed', async ({
  page,
  project: _,
}) => {
  await test.step('the exact command is shown before it is run', async () => {
    await connect(page, everything, 'Everything')
    await expectAccessible(page)
    await page.getByRole('link', { name: 'Open Everything' }).click()
    await expect(page.getByRole('heading', { level: 1, name: 'Everything', exact: true })).toBeVisible()
  })

  await test.step('a call goes to the server, and is timed', async () => {
    await page.getByRole('link', { name: /echo/ }).first().click()
    await page.getByRole('link', { name: 'Try it' }).click()
    await expect(page.getByLabel('Against')).toHaveValue('live')
    await page.getByRole('textbox', { name: /^message/ }).fill('good day')
    await page.keyboard.press('Control+Enter')
    await expect(page.getByRole('dialog')).toContainText(everything)
    await page.getByRole('button', { name: 'Run command' }).click()
    await expect(result(page)).toContainText('Echo: good day', { timeout: 30_000 })
    await expect(result(page)).toContainText(/\d (ms|s)/)
    await expectAccessible(page)
  })

  await test.step('the emulator answers for it where it is asked to', async () => {
    await page.getByLabel('Against').selectOption({ label: 'The emulator' })
    await expect(page).toHaveURL(/against=emulator/)
    await expect(page.getByText('0 of 200 tries')).toBeVisible()
  })

  await test.step('what one call leaves with a server, the next finds', async () => {
    await connect(page, memory, 'Memory')
    await page.getByRole('link', { name: 'Open Memory' }).click()
    await expect(page.getByRole('heading', { level: 1, name: 'Memory', exact: true })).toBeVisible()
    await page
      .getByRole('link', { name: /search_nodes/ })
      .first()
      .click()
    await page.getByRole('link', { name: 'Try it' }).click()
    await page.getByRole('button', { name: 'Edit as JSON' }).click()
    await page.getByRole('textbox', { name: 'Arguments as JSON' }).fill('{"query": "nobody knows this"}')
    await page.getByRole('button', { name: 'Call the tool' }).click()
    await page.getByRole('button', { name: 'Run command' }).click()
    await expect(result(page)).toContainText('entities', { timeout: 30_000 })
  })
})

const result = (page: Page) => page.getByRole('region', { name: 'Result', exact: true })
const tries = (page: Page) => page.getByRole('region', { name: 'Tries of this session' })
const health = (page: Page) => page.getByRole('region', { name: 'Health' })
const domain = (page: Page) => page.getByRole('region', { name: 'Domain' })

/** Opens a tool from the catalogue, found by its name. */
async function openTool(page: Page, name: string): Promise<void> {
  await goTo(page, 'Tools')
  await page.getByRole('searchbox', { name: 'Search tools' }).fill(name)
  await expect(page).toHaveURL(new RegExp(`q=${name}`))
  await page
    .getByRole('row', { name: new RegExp(name) })
    .getByRole('link')
    .click()
  await expect(page.getByRole('heading', { level: 1, name })).toBeVisible()
}

/** Connects an MCP server by its program, confirming what is shown. */
async function connect(page: Page, program: string, name: string): Promise<void> {
  await visit(page, '/tools/import/live')
  await expectAccessible(page)
  await page.getByLabel('Command line').fill(`node ${program}`)
  await page.getByLabel('Name', { exact: true }).fill(name)
  await page.getByRole('button', { name: 'List its tools' }).click()
  const dialog = page.getByRole('dialog')
  await expect(dialog).toContainText(program)
  await dialog.getByRole('button', { name: 'Run command' }).click()
  await page.waitForURL(/\/tools\/imports\//, { timeout: 30_000 })
}
