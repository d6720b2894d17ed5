import type { Page } from '@playwright/test'
import { findFreePort } from '@/lib/outside/machine/free-port'
import { expectAccessible } from '../fixtures/accessible'
import { tabTo } from '../fixtures/keyboard'
import { clearPlace, startOwnStudio } from '../fixtures/own-studio'
import { expectFunnel, expectJob, expectProgress } from '../fixtures/pages/jobs'
import { goTo } from '../fixtures/pages/shell'
import { startSynthesis } from '../fixtures/pages/synthesis'
import { visit } from '../fixtures/pages/visit'
import { expect, test } from '../fixtures/test'

const ITEMS = 1200
/** Seen to be done between what is done to the run. */
const ITEMS_BETWEEN = 25

test.skip(process.platform !== 'linux', 'finds the processes of a studio in /proc')

test('design a run, preview it, and follow it through a pause and a dead worker to a drop and its reason', async ({
  browser,
}) => {
  test.setTimeout(600_000)
  const place = { folder: '.studio/e2e-run', port: await findFreePort(3300) }
  await clearPlace(place)
  const studio = await startOwnStudio(place)
  const page = await browser.newPage({ baseURL: studio.address })
  try {
    await visit(page, '/')
    await goTo(page, 'Synthesise')
    const start = page.getByRole('button', { name: /^Start / })

    await test.step('design it by the keyboard alone', async () => {
      await expectAccessible(page)
      const count = page.getByLabel('Trajectories', { exact: true })
      await tabTo(page, page.getByRole('checkbox', { name: /^All \d+ graphs$/ }))
      await page.keyboard.press('Space')
      await tabTo(page, count)
      await page.keyboard.press('Control+a')
      await page.keyboard.type('0')
      await expect(page.getByRole('alert').filter({ hasText: 'At least 1.' })).toBeVisible()
      await expect(start).toBeDisabled()
      await page.keyboard.press('Control+a')
      await page.keyboard.type(String(ITEMS))
      await tabTo(page, page.getByLabel('Weight of Missing tool'))
      await page.keyboard.press('Control+a')
      await page.keyboard.type('1')
      const judge = page.getByRole('group').filter({ has: page.getByText('Judge', { exact: true }) })
      await tabTo(page, judge.locator('summary').last())
      await page.keyboard.press('Enter')
      await tabTo(page, page.getByLabel('Least score'))
      await page.keyboard.press('Control+a')
      await page.keyboard.type('0.95')
      await expect(
        page.getByRole('button', { name: /^changed · ours ?: set Least score back to 0.8$/ }),
      ).toBeVisible()
      await expectAccessible(page)
    })

    await test.step('preview its first items, stage by stage', async () => {
      const preview = page.getByRole('region', { name: 'Preview' })
      await tabTo(page, preview.getByRole('button', { name: 'Preview 5 items' }))
      await page.keyboard.press('Enter')
      await expect(preview.getByRole('button', { name: 'Preview again' })).toBeEnabled({ timeout: 60_000 })
      await expect(preview.getByRole('listitem').filter({ hasText: /^item \d/ })).toHaveCount(5)
      await expect(preview.getByRole('heading', { name: 'Write' }).first()).toBeVisible()
      await expect(preview.getByRole('region', { name: 'Estimate' })).toContainText(
        `Estimate for ${ITEMS.toLocaleString('en')} items, from 5 previewed`,
      )
      await expectAccessible(page)
    })

    await test.step('start it, and watch its stages fill', async () => {
      await tabTo(page, start)
      await page.keyboard.press('Enter')
      await page.waitForURL(/\/jobs\/job_/)
      await expectProgress(page, ITEMS_BETWEEN)
    })
    const job = new URL(page.url()).pathname

    await test.step('pause it: nothing more is done', async () => {
      await page.getByRole('button', { name: 'Pause' }).click()
      await expectJob(page, 'paused')
      await expect(page.getByRole('note')).toContainText('Paused: asked for by a person')
      await expectAccessible(page)
    })

    await test.step('resume, kill the worker, and see it go on', async () => {
      await page.getByRole('button', { name: 'Resume' }).click()
      await expectProgress(page, ITEMS_BETWEEN)
      await studio.kill('worker')
      await expectProgress(page, ITEMS_BETWEEN)
      // Looked at while it runs, and last: the run does not wait for it.
      await expectAccessible(page)
      await expectJob(page, 'succeeded', { timeout: 240_000 })
    })

    await test.step('the stages add up: what passes one comes to the next', async () => {
      const { kept } = await expectFunnel(page, ITEMS)
      const stages = await readStages(page)
      expect(stages[0]?.in).toBe(ITEMS)
      for (const [place, stage] of stages.entries()) {
        expect(stage.in).toBe(stage.passed + stage.dropped + stage.quarantined)
        expect(stage.passed).toBe(stages[place + 1]?.in ?? kept)
      }
      await expect(page.getByRole('table', { name: 'Beside ASTRA' })).toContainText('54,885')
      await expectAccessible(page)
    })

    await test.step('a dropped item tells why, two clicks away', async () => {
      const row = page.getByRole('table', { name: 'Stages' }).getByRole('row', { name: /^Judge/ })
      await row.getByRole('link', { name: /below threshold/ }).click()
      await expect(page.getByRole('heading', { level: 1 })).toHaveText('Dropped at judge: below threshold')
      await expectAccessible(page)
      const first = page.getByRole('table', { name: 'Items' }).getByRole('row').nth(1)
      await expect(first).toContainText('is below 0.95')
      await first.getByRole('link').click()
      await expect(
        page.getByRole('note').filter({ hasText: 'Dropped at judge: below threshold' }),
      ).toBeVisible()
      await expectAccessible(page)
    })

    await test.step('clone it with changes, and lay the two side by side', async () => {
      await visit(page, job)
      await page.getByRole('link', { name: 'Clone with changes' }).click()
      await expect(page.getByLabel('Weight of Missing tool')).toHaveValue('1')
      await expect(page.getByLabel('Trajectories', { exact: true })).toHaveValue(String(ITEMS))
      await visit(page, '/')
      await startSynthesis(page, { count: 60 })
      await expectJob(page, 'succeeded')
      await goTo(page, 'Synthesise')
      await page.getByRole('link', { name: 'Runs' }).click()
      const runs = page.getByRole('table', { name: 'Runs' }).getByRole('checkbox')
      await runs.nth(0).check()
      await runs.nth(1).check()
      await expectAccessible(page)
      await page.getByRole('link', { name: 'Compare two runs' }).click()
      const different = page.getByRole('table', { name: 'Asked differently' })
      await expect(different.getByRole('row', { name: /^Least score/ })).toContainText('0.95')
      await expect(different.getByRole('row', { name: /^Seed/ })).toHaveCount(0)
      await expect(page.getByRole('table', { name: 'Yield by stage' })).toContainText(
        `/ ${ITEMS.toLocaleString('en')}`,
      )
      await expectAccessible(page)
    })
  } finally {
    await page.close()
    await studio.stop()
  }
})

/** The gates of items as the table has them, without the chains before them. */
async function readStages(
  page: Page,
): Promise<{ in: number; passed: number; dropped: number; quarantined: number }[]> {
  const rows = await page.getByRole('table', { name: 'Stages' }).getByRole('row').all()
  const cells = await Promise.all(rows.slice(1).map((row) => row.getByRole('cell').allInnerTexts()))
  const count = (text = '') => Number(text.replace(/[^0-9]/g, ''))
  return cells
    .filter(([name]) => name !== 'Chains')
    .map((row) => ({
      in: count(row[1]),
      passed: count(row[2]),
      dropped: count(row[5]),
      quarantined: count(row[6]),
    }))
}
