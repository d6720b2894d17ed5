import { existsSync } from 'node:fs'
import type { Page } from '@playwright/test'
import { startModelServer } from '@/lib/outside/stand-ins/model-server'
import { expectAccessible } from '../fixtures/accessible'
import { judgeKindly } from '../fixtures/chain-judge'
import {
  buildGraph,
  chooseServer,
  connect,
  dependency,
  expectSaved,
  graphToolbar,
  openCanvas,
  openList,
  openPane,
  saveVersion,
  toolCard,
} from '../fixtures/pages/graphs'
import { connectByCommand, MEMORY_COMMAND, MEMORY_TOOLS } from '../fixtures/pages/live-servers'
import { goTo } from '../fixtures/pages/shell'
import { importFile } from '../fixtures/pages/tools'
import { expect, test } from '../fixtures/test'

const ours = {
  file: 'e2e/fixtures/files/harbour-ferries-3.1.yaml',
  server: 'Harbour Ferries',
  places: 'get-harbours',
  journeys: 'get-crossings',
}
/** Of the same shape, and published by other people; told of it wherever it lies beside the checkout. */
const theirs = {
  file: '../shared/data/openapi/train-travel-3.1.yaml',
  server: 'Train Travel API',
  places: 'get-stations',
  journeys: 'get-trips',
}
const { file, server, places, journeys } = existsSync(theirs.file) ? theirs : ours
const OPERATIONS = 7
const ENTITIES = 'create_entities'

test(`${server}: drawn across two servers, broken, mended, sampled, verified and restored`, async ({
  page,
  project: _,
}) => {
  test.setTimeout(600_000)
  const model = await startModelServer({ script: judgeKindly })
  try {
    await test.step('a model, an OpenAPI document and a live MCP server', async () => {
      await addEndpoint(page, model.baseUrl)
      await importFile(page, file)
      await expect(page.getByRole('heading', { level: 1, name: file.split('/').at(-1) })).toBeVisible()
      await expectAccessible(page)
      await connectByCommand(page, MEMORY_COMMAND, 'Memory')
      await expectAccessible(page)
    })

    await test.step('a graph of the one, and the other’s tools on it', async () => {
      await buildGraph(page, server, OPERATIONS)
      await expectAccessible(page)
      await addServer(page, 'Memory')
      await expect(graphToolbar(page)).toContainText(`${OPERATIONS + MEMORY_TOOLS} tools`)
      await expectAccessible(page)
    })

    await test.step('a dependency from one server to the other by mouse, and another by keyboard', async () => {
      await page.getByRole('button', { name: 'Fit view' }).click()
      await dragToConnect(page, 'get-bookings', ENTITIES)
      const inspector = page.getByRole('tabpanel', { name: 'Inspector' })
      await expect(inspector).toContainText(`get-bookings→${ENTITIES}`)
      await expect(inspector).toContainText('person')
      await openList(page)
      await connect(page, journeys, 'search_nodes')
      await expect(
        dependency(page, new RegExp(`search_nodes .*${journeys}|${journeys} feeds .* of search_nodes`)),
      ).toBeVisible()
      await expectAccessible(page)
      await saveVersion(page)
      await expectSaved(page, 2)
    })

    await test.step('broken: nothing finds the places any more; the problem brings them back', async () => {
      await openCanvas(page)
      for (const tool of [places, 'get-booking']) {
        await cardOf(page, tool).click()
        await page.keyboard.press('Delete')
      }
      await expect(graphToolbar(page)).toContainText(`${OPERATIONS + MEMORY_TOOLS - 2} tools`)
      const problems = await openPane(page, 'Problems')
      const unfed = problems.getByRole('region', { name: 'Nothing feeds it' })
      const findings = unfed.getByRole('button', { name: new RegExp(`${journeys} requires`) })
      await expect(findings.first()).toBeVisible()
      const count = await findings.count()
      await findings.first().click()
      await expectAccessible(page)
      await unfed.getByRole('button', { name: new RegExp(`^add .* and let it feed ${journeys}`) }).click()
      await expect.poll(() => findings.count()).toBeLessThan(count)
      await expect(graphToolbar(page)).toContainText(`${OPERATIONS + MEMORY_TOOLS - 1} tools`)
      await saveVersion(page)
      await expectSaved(page, 3)
    })

    await test.step('a review from the keyboard', async () => {
      const review = await openPane(page, 'Review')
      const status = review.getByRole('status')
      const [open = 0] = (await status.innerText()).split(' ').map(Number)
      expect(open).toBeGreaterThan(2)
      await page.keyboard.press('a')
      await expect(status).toHaveText(new RegExp(`^${open - 1} of `))
      await page.keyboard.press('r')
      await expect(status).toHaveText(new RegExp(`^${open - 2} of `))
      await page.keyboard.press('u')
      await expect(status).toHaveText(new RegExp(`^${open - 1} of `))
      await expectAccessible(page)
      await saveVersion(page)
      await expectSaved(page, 4)
    })

    await test.step('chains, live: traced, lost with an edge, back again', async () => {
      const chains = await openPane(page, 'Chains')
      const live = chains.getByRole('list', { name: 'Sampled chains' })
      await expect(chains.getByRole('status').first()).toHaveText(/^\d+ chains, 200 walks/)
      const across = live.getByRole('button', { name: new RegExp(`get-bookings → ${ENTITIES}`) }).first()
      await chains.getByRole('combobox', { name: 'Begin at' }).selectOption('get-bookings')
      await across.hover()
      await expect(toolCard(page, ENTITIES)).toContainText('2')
      await expectAccessible(page)

      await openList(page)
      await page
        .getByRole('button', { name: new RegExp(`^Remove: .*${ENTITIES}`) })
        .first()
        .click()
      const gone = chains.getByRole('region', { name: 'Chains that disappear' })
      await expect(gone).toContainText(`get-bookings → ${ENTITIES}`)
      await expectAccessible(page)
      const undo = page.getByRole('button', { name: /^Undo: remove/ })
      await page.getByRole('button', { name: 'More to do with the graph' }).click()
      await page.getByRole('menuitem', { name: 'Lock the graph' }).click()
      await expect(page.getByRole('button', { name: 'Undo: the graph is locked' })).toBeDisabled()
      await page.keyboard.press('ControlOrMeta+z')
      await expect(page.getByText('The graph is locked: unlock it to change it.')).toBeVisible()
      await page.getByRole('button', { name: 'Unlock' }).click()
      await undo.click()
      await expect(gone).toBeHidden()

      await across.click()
      const checks = chains.getByRole('region', { name: 'Arguments' })
      await expect(checks).toContainText(/pass|fail/)
      await expect(chains.getByRole('region', { name: 'Vote' })).toContainText('unjudged')
      await chains.getByRole('button', { name: 'Close the checks' }).click()
      await chains.getByRole('button', { name: 'Save these chains' }).click()
      await expect(chains.getByRole('button', { name: /^stored [1-9]/i })).toBeVisible()
      // Nobody pays without a booking: what begins with a payment is stored, and dropped by the rule.
      await chains.getByRole('combobox', { name: 'Begin at' }).selectOption('create-booking-payment')
      await expect(live.getByRole('button', { name: /^dropped/ }).first()).toContainText(
        'no person would say',
      )
      await chains.getByRole('button', { name: 'Save these chains' }).press('Enter')
      await expect(page.getByText(/ chains are stored for version 4: [1-9]\d* are new/).last()).toBeVisible()
    })

    await test.step('verified by models: what passes has its votes to read', async () => {
      const chains = page.getByRole('tabpanel', { name: /^Chains/ })
      await chains.getByRole('button', { name: /^stored/i }).click()
      await chains.getByText('Have models judge the stored chains').click()
      await chains.getByRole('button', { name: 'Verify by models' }).click()
      await expect(chains.getByText(/^succeeded: \d+ of \d+ chains/)).toBeVisible({ timeout: 60_000 })
      const stored = chains.getByRole('list', { name: 'Stored chains' })
      await stored
        .getByRole('button', { name: /^usable/ })
        .first()
        .click()
      for (const check of ['Vote', 'Back-translation', 'Coherence'])
        await expect(chains.getByRole('region', { name: check })).toContainText('pass')
      await expect(chains.getByRole('region', { name: 'Vote' })).toContainText('Please see to it.')
      await expectAccessible(page)

      await page.getByRole('link', { name: /^Chains \d/ }).click()
      await expect(page.getByText(/\d+ usable/)).toBeVisible()
      await expect(page.getByText(/\d+ dropped \(\d+ arguments\)/)).toBeVisible()
      await expectAccessible(page)
    })

    await test.step('coverage: the gaps lead to the sampler', async () => {
      await page.getByRole('link', { name: 'Graph', exact: true }).click()
      const coverage = await openPane(page, 'Coverage')
      await coverage.getByRole('combobox', { name: 'Show on the graph' }).selectOption('Tasks')
      await expect(toolCard(page, journeys)).toContainText('0')
      await coverage.getByRole('checkbox', { name: `Choose ${journeys}`, exact: true }).check()
      await expect(coverage.getByRole('link', { name: 'Sample tasks here' })).toHaveAttribute(
        'href',
        /graphVersionId=gver_.*mustContain=/,
      )
      await expectAccessible(page)
      await coverage.getByRole('button', { name: 'Sample chains here' }).click()
      await expect(page.getByRole('list', { name: 'Tools that every chain passes' })).toContainText(journeys)
    })

    await test.step('the first version comes back', async () => {
      await page.getByRole('link', { name: /^Versions/ }).click()
      await expect(page.getByRole('region', { name: /From version 3 to version 4/ })).toBeVisible()
      await expectAccessible(page)
      await page.getByRole('button', { name: 'Restore' }).last().click()
      await page.getByRole('alertdialog').getByRole('button', { name: 'Restore' }).click()
      await expect(page.getByRole('link', { name: 'Versions 5' })).toBeVisible()
      await page.getByRole('link', { name: 'Graph', exact: true }).click()
      await expect(graphToolbar(page)).toContainText(`${OPERATIONS} tools`)
    })
  } finally {
    await model.close()
  }
})

async function addEndpoint(page: Page, baseUrl: string): Promise<void> {
  await goTo(page, 'Settings')
  await page.getByRole('link', { name: 'Add endpoint' }).click()
  await page.getByLabel('Name').fill('Stand-in')
  await page.getByLabel('Base URL').fill(baseUrl)
  await page.getByLabel('Model', { exact: true }).fill('judge')
  await page.getByRole('button', { name: 'Add endpoint' }).click()
  await expect(page.getByRole('heading', { level: 1, name: 'Stand-in' })).toBeVisible()
}

/** The card of exactly this tool of the imported document: some names begin like others. */
const cardOf = (page: Page, tool: string) => page.locator(`.react-flow__node[data-id$="/${tool}"]`)

async function addServer(page: Page, server: string): Promise<void> {
  await page.getByRole('button', { name: 'More to do with the graph' }).click()
  await page.getByRole('menuitem', { name: 'Add server' }).click()
  const dialog = page.getByRole('dialog', { name: 'Add server' })
  await chooseServer(dialog, server)
  await dialog.getByRole('button', { name: 'Add server' }).click()
  await expect(dialog).toBeHidden()
}

/** From the right edge of one card to the middle of another, as a hand does it. */
async function dragToConnect(page: Page, from: string, to: string): Promise<void> {
  const source = toolCard(page, from)
  // Once the cards have come to rest under the hand.
  await source.hover()
  const start = await source.locator('.react-flow__handle-right').boundingBox()
  const end = await toolCard(page, to).locator('.react-flow__handle-left').boundingBox()
  if (!start || !end) throw new Error(`${from} and ${to} are not both on the canvas`)
  await page.mouse.move(start.x + start.width / 2, start.y + start.height / 2)
  await page.mouse.down()
  await page.mouse.move(end.x - 20, end.y, { steps: 10 })
  await page.mouse.move(end.x + end.width / 2, end.y + end.height / 2, { steps: 5 })
  await page.mouse.up()
}
