import { expectAccessible } from '../fixtures/accessible'
import { arrowToTab, choose, find, goByKeys, press, tabTo, type } from '../fixtures/keyboard'
import { dependency, expectSaved, graphToolbar } from '../fixtures/pages/graphs'
import { MEMORY_COMMAND, MEMORY_TOOLS } from '../fixtures/pages/live-servers'
import { expect, test } from '../fixtures/test'

const FERRIES = 'e2e/fixtures/files/harbour-ferries-3.1.yaml'
const OPERATIONS = 7

test('a graph drawn, broken, mended, sampled and restored without a mouse', async ({ page, project: _ }) => {
  test.setTimeout(600_000)

  await test.step('import an OpenAPI document', async () => {
    await goByKeys(page, 'g t', '/tools')
    await press(page, page.getByRole('link', { name: 'Import tools' }).first())
    await page.waitForURL('/tools/import')
    const chosen = page.waitForEvent('filechooser')
    await press(page, page.getByRole('button', { name: 'Choose a file' }))
    await (await chosen).setFiles(FERRIES)
    await press(page, page.getByRole('button', { name: 'Import tools' }))
    await expect(page.getByRole('heading', { level: 1, name: 'harbour-ferries-3.1.yaml' })).toBeVisible()
  })

  await test.step('connect a live server; its command is confirmed', async () => {
    await goByKeys(page, 'g t', '/tools')
    await press(page, page.getByRole('link', { name: 'Import tools' }).first())
    await press(page, page.getByRole('link', { name: 'Live MCP server' }))
    await page.waitForURL('/tools/import/live')
    await type(page, page.getByLabel('Command line'), MEMORY_COMMAND)
    await type(page, page.getByLabel('Name', { exact: true }), 'Memory')
    await press(page, page.getByRole('button', { name: 'List its tools' }))
    await press(page, page.getByRole('button', { name: 'Run command' }))
    await page.waitForURL(/\/tools\/imports\/imp_/)
  })

  await test.step('build the graph, and bring the other server onto it', async () => {
    await goByKeys(page, 'g c', '/tool-graphs')
    const form = page.getByRole('form', { name: 'Build a graph' })
    await find(page, form.getByRole('combobox', { name: 'Server' }), 'Harbour')
    await press(page, page.getByRole('button', { name: 'Build graph' }))
    await expect(graphToolbar(page)).toContainText(`${OPERATIONS} tools`)
    await page.keyboard.press('Control+k')
    await page.keyboard.type('add server')
    await page.keyboard.press('Enter')
    const dialog = page.getByRole('dialog', { name: 'Add server' })
    await find(page, dialog.getByRole('combobox', { name: 'Server' }), 'Memory')
    await press(page, dialog.getByRole('button', { name: 'Add server' }))
    await expect(dialog).toBeHidden()
    await expect(graphToolbar(page)).toContainText(`${OPERATIONS + MEMORY_TOOLS} tools`)
  })

  await test.step('draw from one server to the other, and save', async () => {
    await press(page, graphToolbar(page).getByRole('button', { name: 'list' }))
    const form = page.getByRole('form', { name: 'Connect two tools' })
    await choose(page, form.getByRole('combobox', { name: /^From/ }), 'get-bookings')
    await choose(page, form.getByRole('combobox', { name: /^To/ }), 'create_entities')
    await press(page, form.getByRole('button', { name: 'Connect' }))
    await expect(
      dependency(page, /create_entities .*get-bookings|get-bookings .*create_entities/),
    ).toContainText('person')
    await expectAccessible(page)
    await page.keyboard.press('Control+s')
    await expectSaved(page, 2)
  })

  await test.step('break it, and mend it from the problems', async () => {
    await page.keyboard.press('Control+f')
    await page.keyboard.type('get-harbours')
    await page.keyboard.press('Enter')
    await page.keyboard.press('Escape')
    await press(page, page.getByRole('button', { name: 'Remove from the graph' }))
    await page.keyboard.press('Control+f')
    await page.keyboard.type('get-booking')
    await page.keyboard.press('Enter')
    await page.keyboard.press('Escape')
    await press(page, page.getByRole('button', { name: 'Remove from the graph' }))
    await arrowToTab(page, page.getByRole('tab', { name: /^Problems/ }))
    const unfed = page.getByRole('region', { name: 'Nothing feeds it' })
    const findings = unfed.getByRole('button', { name: /get-crossings requires/ })
    await expect(findings.first()).toBeVisible()
    const count = await findings.count()
    await press(page, findings.first())
    await press(page, unfed.getByRole('button', { name: /^add .* and let it feed get-crossings/ }))
    await expect.poll(() => findings.count()).toBeLessThan(count)
    await page.keyboard.press('Control+s')
    await expectSaved(page, 3)
  })

  await test.step('review: accept, refuse, take back', async () => {
    await arrowToTab(page, page.getByRole('tab', { name: /^Review/ }))
    const status = page.getByRole('region', { name: 'Review' }).getByRole('status')
    const before = await status.innerText()
    for (const key of ['a', 'r', 'n', 'p', 'u', 'u']) await page.keyboard.press(key)
    await expect(status).toHaveText(before)
    await expectAccessible(page)
  })

  await test.step('chains: sampled, walked by arrows, their checks read, stored', async () => {
    await arrowToTab(page, page.getByRole('tab', { name: /^Chains/ }))
    const panel = page.getByRole('tabpanel', { name: /^Chains/ })
    await type(page, panel.getByLabel('Walks'), '400')
    await expect(panel.getByRole('status').first()).toHaveText(/chains, 400 walks/)
    const rows = panel.getByRole('list', { name: 'Sampled chains' }).getByRole('button')
    await tabTo(page, rows.first())
    await page.keyboard.press('ArrowDown')
    await page.keyboard.press('Enter')
    await expect(rows.nth(1)).toHaveAttribute('aria-pressed', 'true')
    await expect(panel.getByRole('region', { name: 'Arguments' })).toBeVisible()
    await expectAccessible(page)
    await press(page, panel.getByRole('button', { name: 'Save these chains' }))
    await expect(panel.getByRole('button', { name: /^stored [1-9]/i })).toBeVisible()
  })

  await test.step('restore the first version', async () => {
    await press(page, page.getByRole('link', { name: /^Versions/ }))
    await expect(page.getByRole('region', { name: /From version 2 to version 3/ })).toBeVisible()
    await expectAccessible(page)
    await press(page, page.getByRole('button', { name: 'Restore' }).last())
    await press(page, page.getByRole('alertdialog').getByRole('button', { name: 'Restore' }))
    await expect(page.getByRole('link', { name: 'Versions 4' })).toBeVisible()
    await press(page, page.getByRole('link', { name: 'Graph', exact: true }))
    await expect(graphToolbar(page)).toContainText(`${OPERATIONS} tools`)
  })
})
