import { findFreePort } from '@/lib/outside/machine/free-port'
import { callStart, clearPlace, startOwnStudio } from '../fixtures/own-studio'
import { expectFunnel, expectJob, expectProgress } from '../fixtures/pages/jobs'
import { startSynthesis } from '../fixtures/pages/synthesis'
import { listStatus } from '../fixtures/pages/tools'
import { visit } from '../fixtures/pages/visit'
import { expect, test } from '../fixtures/test'

const ITEMS = 2000
/** Seen to be done after each blow, before the next one falls. */
const ITEMS_BETWEEN = 50

test.skip(process.platform !== 'linux', 'finds the processes of a studio in /proc')

test('a job outlives the death of every process, and does each item once', async ({ browser }) => {
  test.setTimeout(600_000)
  const place = { folder: '.studio/e2e-kill', port: await findFreePort(3200) }
  await clearPlace(place)
  let studio = await startOwnStudio(place)
  const page = await browser.newPage({ baseURL: studio.address })
  try {
    await visit(page, '/')
    await startSynthesis(page, { count: ITEMS })
    const job = new URL(page.url()).pathname
    await expectProgress(page, ITEMS_BETWEEN)

    for (const part of ['worker', 'web', 'database'] as const) {
      await test.step(`kill -9 of the ${part}: it comes back, and the page sees the job go on`, async () => {
        await studio.kill(part)
        await expectProgress(page, ITEMS_BETWEEN)
      })
    }

    await test.step('kill -9 of everything, and start again', async () => {
      await studio.killAll()
      studio = await startOwnStudio(place)
      await visit(page, `${studio.address}${job}`)
      await expectProgress(page, ITEMS_BETWEEN)
    })

    await test.step('a second start says that it runs, and where', async () => {
      const second = await callStart(place)
      expect(second.said).toContain(`Astra Studio is already at ${studio.address}`)
      expect(second.code).toBe(0)
    })

    await test.step('the job ends with every item once', async () => {
      await expectJob(page, 'succeeded', { timeout: 180_000 })
      await expectFunnel(page, ITEMS)
      await page.getByRole('link', { name: 'Open trajectories' }).click()
      await expect(listStatus(page)).toContainText('trajectories · 1 filter')
    })
  } finally {
    await page.close()
    await studio.stop()
  }
})
