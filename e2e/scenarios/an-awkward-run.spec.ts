import type { Page } from '@playwright/test'
import { AWKWARD } from '@/lib/outside/stand-ins/awkward-agent'
import { startModelServer } from '@/lib/outside/stand-ins/model-server'
import { expectAccessible } from '../fixtures/accessible'
import { buildGraph } from '../fixtures/pages/graphs'
import { expectJob } from '../fixtures/pages/jobs'
import { goTo } from '../fixtures/pages/shell'
import { importPottery, POTTERY } from '../fixtures/pages/tools'
import { expect, test } from '../fixtures/test'

const ITEMS = 40

test('a run in which the agent goes wrong in every way shows each, and why', async ({ page, project: _ }) => {
  const server = await startModelServer()
  try {
    await test.step('an endpoint that misbehaves acts on built-in tasks', async () => {
      await goTo(page, 'Settings')
      await page.getByRole('link', { name: 'Add endpoint' }).click()
      await page.getByLabel('Name').fill('Stand-in')
      await page.getByLabel('Base URL').fill(server.baseUrl)
      await page.getByLabel('Model', { exact: true }).fill('awkward')
      await page.getByLabel('Retries').fill('1')
      await page.getByRole('button', { name: 'Add endpoint' }).click()
      await expect(page.getByRole('heading', { level: 1, name: 'Stand-in' })).toBeVisible()
      await importPottery(page)
      await buildGraph(page, POTTERY)
      await goTo(page, 'Synthesise')
      await page.getByRole('combobox', { name: 'Agent' }).selectOption({ label: 'Stand-in · awkward' })
      await page.getByLabel('Trajectories', { exact: true }).fill(String(ITEMS))
      await page.getByRole('button', { name: /^Start [\d,]+ trajectories$/ }).click()
      await page.waitForURL(/\/jobs\/job_/)
      await expectJob(page, 'succeeded')
    })

    const reasons = new Set(Object.values(AWKWARD).flatMap(({ reason }) => reason ?? []))
    const run = page.url()
    for (const reason of reasons)
      await test.step(`${reason} opens its items`, async () => {
        await page.goto(run)
        await reasonLink(page, reason).click()
        const words = new RegExp(reason.replaceAll('-', '[- ]'))
        await expect(page.getByRole('heading', { level: 1 })).toContainText(words)
        await expect(page.getByRole('table').getByRole('row').nth(1)).toContainText(words)
      })

    await test.step('an item opens its record, which says what became of it', async () => {
      await page.goto(run)
      await reasonLink(page, 'unusable-calls').click()
      await page.waitForURL(/\/items\?/)
      await page.getByRole('table').getByRole('link').first().click()
      await expect(page.getByRole('region', { name: 'Facts' })).toContainText(
        'None of the calls of 3 turns in a row could be made.',
      )
      await expectAccessible(page)
    })
  } finally {
    await server.close()
  }
})

/** The count of a reason among the stages, which leads to its items. */
const reasonLink = (page: Page, reason: string) =>
  page.getByRole('table', { name: 'Stages' }).getByTitle(`dropped: ${reason}`)
