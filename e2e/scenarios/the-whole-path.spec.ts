import { createHash } from 'node:crypto'
import { readFile } from 'node:fs/promises'
import type { Page } from '@playwright/test'
import { Manifest } from '@/lib/dataset'
import { ROW_FORMATS } from '@/lib/formats'
import { expectAccessible } from '../fixtures/accessible'
import { buildGraph, graphToolbar, toolCard } from '../fixtures/pages/graphs'
import { expectFunnel, expectJob } from '../fixtures/pages/jobs'
import { goTo } from '../fixtures/pages/shell'
import { startSynthesis } from '../fixtures/pages/synthesis'
import { importPottery, listStatus, POTTERY } from '../fixtures/pages/tools'
import { expect, test } from '../fixtures/test'

const COUNT = 40

test('from tool documents to a dataset that a trainer accepts', async ({ page, context, project }) => {
  await context.grantPermissions(['clipboard-read', 'clipboard-write'])

  await test.step('an empty project says where to begin', async () => {
    await expect(page.getByRole('list', { name: 'Stations' })).toContainText('Import tools')
    await expectAccessible(page)
  })

  await test.step('import tools, and read what became of each', async () => {
    await page.getByRole('link', { name: 'Import tools' }).click()
    await expect(page.getByRole('heading', { name: 'Import tools' })).toBeVisible()
    await expectAccessible(page)
    await importPottery(page)
    const main = page.getByRole('main')
    await expect(main).toContainText('kept 1 of 2 servers and 8 of 11 tools')
    const counts = page.getByRole('navigation', { name: 'Counts of the report' })
    await expect(counts.getByRole('link', { name: 'server too small 1' })).toBeVisible()
    await expect(counts.getByRole('link', { name: 'duplicate name 1' })).toBeVisible()
    await expectAccessible(page)
    await counts.getByRole('link', { name: 'name changed 1' }).click()
    await page.getByRole('link', { name: 'fire_piece' }).click()
    await expect(page.getByRole('region', { name: 'Entry' })).toContainText(
      'The name "🔥 fire piece" became "fire_piece", which models can call.',
    )
    await expectAccessible(page)
  })

  await test.step('find a tool in the catalogue, and read its parameters', async () => {
    await goTo(page, 'Tools')
    await expect(listStatus(page)).toHaveText('8 tools')
    await page.getByRole('searchbox', { name: 'Search tools' }).fill('firing')
    await expect(listStatus(page)).toHaveText(/^1 of 8 tools/)
    await expectAccessible(page)
    await page.getByRole('link', { name: 'fire_piece' }).click()
    const parameters = page.getByRole('table', { name: 'Parameters' })
    await expect(parameters.getByRole('row', { name: /^firing/ })).toContainText(
      'one of "bisque" "glaze" "raku"',
    )
    await expectAccessible(page)
  })

  await test.step('build the graph, and read why its edges are there', async () => {
    await buildGraph(page, POTTERY)
    await toolCard(page, 'pay_booking').click()
    const inspector = page.getByRole('tabpanel', { name: 'Inspector' })
    await inspector.getByRole('button', { name: /book_course/ }).click()
    await expect(inspector).toContainText('booking_id')
    await expectAccessible(page)
  })

  await test.step('edit the graph: connect, undo, redo, drag, save', async () => {
    const toolbar = graphToolbar(page)
    await toolbar.getByRole('button', { name: 'list' }).click()
    const form = page.getByRole('form', { name: 'Connect two tools' })
    await form.getByRole('combobox', { name: /^From/ }).selectOption('get_course')
    await form.getByRole('combobox', { name: /^To/ }).selectOption('get_piece')
    await form.getByRole('button', { name: 'Connect' }).click()
    const drawn = page
      .getByRole('table', { name: 'Dependencies' })
      .getByRole('row', { name: /get_course.*get_piece/ })
    await expect(drawn).toBeVisible()
    await expectAccessible(page)
    await page.keyboard.press('Control+z')
    await expect(drawn).toBeHidden()
    await toolbar.getByRole('button', { name: 'Redo: connect get_course → get_piece' }).click()
    await expect(drawn).toBeVisible()
    await toolbar.getByRole('button', { name: 'canvas' }).click()
    await drag(page, 'get_course', { x: 60, y: 40 })
    await expect(toolbar.getByRole('button', { name: 'Undo: move get_course' })).toBeEnabled()
    await toolbar.getByRole('button', { name: 'Save version' }).click()
    await expect(toolbar.getByRole('status')).toHaveText(/v2 saved/)
  })

  await test.step('sample chains, and see one traced', async () => {
    await page.getByRole('link', { name: /^Chains/ }).click()
    await page.getByRole('button', { name: 'Sample chains' }).click()
    const chains = page.getByRole('table', { name: 'Chains' })
    const first = chains.getByRole('link').first()
    await expect(first).toBeVisible()
    await expectAccessible(page)
    const tools = (await first.innerText()).split(' → ')
    await first.click()
    const pane = page.getByRole('tabpanel', { name: 'Chains' })
    await expect(pane.getByRole('button', { pressed: true, name: tools.join(' → ') })).toBeVisible()
    for (const [place, tool] of tools.entries())
      await expect(toolCard(page, tool)).toContainText(String(place + 1))
    await expectAccessible(page)
  })

  await test.step('synthesise, and watch the job to its end without a reload', async () => {
    await goTo(page, 'Synthesise')
    await expectAccessible(page)
    await startSynthesis(page, { count: COUNT })
    await page.evaluate(() => Object.assign(window, { isTheSamePage: true }))
    await expectJob(page, 'succeeded')
    expect(await page.evaluate(() => 'isTheSamePage' in window)).toBe(true)
    const { kept } = await expectFunnel(page, COUNT)
    expect(kept).toBeGreaterThan(5)
    await expectAccessible(page)
  })

  await test.step('filter its trajectories and open one', async () => {
    await page.getByRole('link', { name: 'Open trajectories' }).click()
    await expect(listStatus(page)).toHaveText(/^\d+ trajectories · 1 filter$/)
    await page.getByLabel('Outcome').selectOption('kept')
    await expect(listStatus(page)).toHaveText(/ trajectories · 2 filters$/)
    await page.getByLabel('Tool', { exact: true }).selectOption({ label: 'kiln-lane-pottery/book_course' })
    await expect(listStatus(page)).toHaveText(/ · 3 filters$/)
    await expectAccessible(page)
    await page.getByRole('table', { name: 'Trajectories' }).getByRole('link').first().click()
    await expect(page.getByRole('toolbar', { name: 'Steps' })).toContainText('step 0 of')
  })

  await test.step('walk through it, and land on a step again by its link', async () => {
    const position = page.getByRole('toolbar', { name: 'Steps' }).getByRole('status')
    for (const key of ['j', 'j', 'j', 'k']) await page.keyboard.press(key)
    await expect(position).toHaveText(/^step 2 of/)
    await page.keyboard.press('y')
    await expect(page.getByText('Link to step 2 copied.')).toBeVisible()
    const link = await page.evaluate(() => navigator.clipboard.readText())
    expect(link).toContain('?step=2')
    await page.goto(link)
    await page.reload()
    await expect(position).toHaveText(/^step 2 of/)
    await expect(page.getByRole('article', { name: /^Step 2,/ })).toHaveAttribute('aria-current', 'step')
    await expectAccessible(page)
  })

  await test.step('see what the judge judged, and what it did not', async () => {
    const judgement = page.getByRole('region', { name: 'Judgement' })
    await expect(judgement.getByRole('term')).toHaveCount(7)
    await expect(judgement.getByRole('term').filter({ hasText: 'unjudged' })).not.toHaveCount(0)
    await expect(judgement.getByRole('term').filter({ hasText: 'Tool calls' })).not.toContainText('unjudged')
  })

  await test.step('freeze a dataset and check its files as a trainer would', async () => {
    await goTo(page, 'Datasets')
    await expectAccessible(page)
    await page.getByRole('link', { name: 'Freeze a version' }).first().click()
    await page.getByRole('textbox', { name: 'Dataset' }).fill('pottery-sft')
    await expectAccessible(page)
    await page.getByRole('button', { name: 'Freeze version' }).click()
    await expect(page.getByRole('heading', { level: 1, name: 'pottery-sft · v1' })).toBeVisible()
    await expectAccessible(page)

    const manifest = Manifest.parse(JSON.parse(await download(page, 'manifest.json')))
    expect(manifest.generators.map(({ agent }) => agent)).toEqual(['built-in agent'])
    expect(manifest.generators.map(({ inWords }) => inWords).join()).toContain('Built-in, rule-based')
    for (const { fileName, checkRow } of Object.values(ROW_FORMATS)) {
      const text = await download(page, fileName)
      const facts = manifest.files.find(({ name }) => name === fileName)
      const rows = text.trimEnd().split('\n')
      expect(createHash('sha256').update(text).digest('hex')).toBe(facts?.sha256)
      expect(rows.length).toBe(facts?.rows)
      expect(rows.length).toBe(manifest.counts.kept)
      expect(rows.flatMap(checkRow)).toEqual([])
    }
  })

  await test.step('the front door tells how far the project has come', async () => {
    await page.goto('/')
    await expect(page.getByRole('button', { name: `Project ${project}; change` })).toBeVisible()
    await expectAccessible(page)
  })
})

async function drag(page: Page, tool: string, by: { x: number; y: number }): Promise<void> {
  const box = await toolCard(page, tool).boundingBox()
  if (!box) throw new Error(`${tool} is not on the canvas.`)
  const from = { x: box.x + box.width / 2, y: box.y + 12 }
  await page.mouse.move(from.x, from.y)
  await page.mouse.down()
  await page.mouse.move(from.x + by.x / 2, from.y + by.y / 2)
  await page.mouse.move(from.x + by.x, from.y + by.y)
  await page.mouse.up()
}

async function download(page: Page, file: string): Promise<string> {
  const downloading = page.waitForEvent('download')
  await page.getByRole('link', { name: file }).click()
  return readFile(await (await downloading).path(), 'utf8')
}
