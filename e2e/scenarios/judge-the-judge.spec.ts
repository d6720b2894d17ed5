import type { Locator, Page } from '@playwright/test'
import { expectAccessible } from '../fixtures/accessible'
import { buildGraph } from '../fixtures/pages/graphs'
import { expectJob } from '../fixtures/pages/jobs'
import { goTo } from '../fixtures/pages/shell'
import { startSynthesis } from '../fixtures/pages/synthesis'
import { importPottery, POTTERY } from '../fixtures/pages/tools'
import { expect, test } from '../fixtures/test'

test('hold the judge against people: mark without seeing it, then look where it differs', async ({
  page,
  project: _,
}) => {
  await importPottery(page)
  await buildGraph(page, POTTERY)
  await startSynthesis(page, { count: 24 })
  await expectJob(page, 'succeeded')
  const run = page.url()

  await test.step('nobody has marked yet; say who marks and go to the first', async () => {
    await goTo(page, 'Trajectories')
    await page.getByRole('link', { name: 'Judges against people' }).click()
    await expect(page.getByText('Nobody has marked a trajectory yet.')).toBeVisible()
    await expectAccessible(page)
    await page.getByRole('textbox', { name: 'Who marks' }).fill('Ada')
    await page.getByRole('button', { name: 'Mark the next' }).click()
    await page.waitForURL(/\/trajectories\/traj_.*queue=1/)
  })

  await test.step('the judge’s word shows once a dimension is marked, and not before', async () => {
    const calls = dimension(page, 'Tool calls')
    await expect(calls).not.toContainText('built-in')
    const facts = page.getByRole('region', { name: 'Facts' })
    await expect(facts).toContainText('shows when all is marked')
    await expect(facts).not.toContainText('kept')
    await expectAccessible(page)
    await markOf(page, 'Tool calls').getByText('0', { exact: true }).click()
    await expect(calls).toContainText('built-in')
    await expect(dimension(page, 'Conciseness')).not.toContainText('built-in')
    await calls.getByRole('textbox').fill('One of them failed.')
    await calls.getByRole('textbox').press('Enter')
    await expect(calls.getByRole('textbox')).toHaveValue('One of them failed.')
    await expect(calls).toContainText('1 earlier mark')
  })

  await test.step('the keyboard marks as well, and an edit overwrites nothing', async () => {
    await markOf(page, 'Tool calls').getByRole('radio', { name: '0', exact: true }).focus()
    await page.keyboard.press('ArrowRight')
    await expect(markOf(page, 'Tool calls').getByRole('radio', { name: '0.5' })).toBeChecked()
    await expect(dimension(page, 'Tool calls')).toContainText('2 earlier marks')
    await page.reload()
    await expect(markOf(page, 'Tool calls').getByRole('radio', { name: '0.5' })).toBeChecked()
    await expectAccessible(page)
  })

  await test.step('the next in the queue is another one', async () => {
    const before = page.url()
    await page.getByRole('button', { name: 'Mark the next' }).click()
    await page.waitForURL((url) => url.href !== before && url.pathname.startsWith('/trajectories/traj_'))
    await expect(page.getByText('0 of 7 marked')).toBeVisible()
    await markOf(page, 'Tool calls').getByText('1', { exact: true }).click()
    await expect(page.getByText('1 of 7 marked')).toBeVisible()
  })

  await test.step('agreement, kappa and the matrix; a cell leads to its trajectories', async () => {
    await page.getByRole('link', { name: 'Judges against people' }).click()
    await expect(page.getByText('2 marks on 2 trajectories by 1 person')).toBeVisible()
    const row = page.getByRole('row', { name: /^Tool calls/ })
    await expect(row.getByRole('cell').nth(1)).toHaveText('2')
    await row.getByRole('link').click()
    const matrix = page.getByRole('region', { name: 'Tool calls' })
    await matrix
      .getByRole('link', { name: /where people gave/ })
      .first()
      .click()
    await expect(page).toHaveURL(/marked=/)
    await expectAccessible(page)
    await matrix.getByRole('listitem').getByRole('link').first().click()
    await expect(page).toHaveURL(/\/trajectories\/traj_/)
    await expect(dimension(page, 'Tool calls')).toContainText('Ada')
  })

  await test.step('m marks outside the queue, with the judge in sight', async () => {
    await page.keyboard.press('m')
    await expect(page.getByRole('region', { name: 'Marking' })).toBeVisible()
    await expect(dimension(page, 'Conciseness')).toContainText('built-in')
    await page.getByRole('button', { name: 'Stop marking' }).click()
    await expect(page.getByRole('region', { name: 'Marking' })).toBeHidden()
  })

  await test.step('another look at the run counts once a person says so, and can be undone', async () => {
    await page.goto(`${run}/judge-again`)
    await page.getByLabel('Least mean that is kept').fill('1')
    await page.getByRole('button', { name: 'Judge again' }).click()
    await page.waitForURL(
      (url) => url.pathname.startsWith('/jobs/job_') && !url.pathname.includes('judge-again'),
    )
    await expectJob(page, 'succeeded')
    await page.getByRole('link', { name: 'See what changed' }).click()
    const counts = page.getByRole('region', { name: 'What counts' })
    await expect(counts).toContainText('These verdicts do not count')
    await counts.getByRole('textbox').fill('Ada')
    await expectAccessible(page)
    await counts.getByRole('button', { name: 'Let these verdicts count' }).click()
    await expect(counts).toContainText('count for the run by the word of Ada')
    await page.goto(run)
    await expect(page.getByRole('note').filter({ hasText: 'by the word of Ada' })).toBeVisible()
    await page.getByRole('note').getByRole('link').click()
    await counts.getByRole('button', { name: 'Let the run’s own count again' }).click()
    await expect(counts).toContainText('These verdicts do not count: the run keeps its own.')
  })
})

/** The block of one dimension: verdict, marks, and the reader's own word. */
const dimension = (page: Page, title: string): Locator =>
  page.getByRole('region', { name: 'Judgement' }).locator('dl > div').filter({ hasText: title })

const markOf = (page: Page, title: string): Locator =>
  page.getByRole('group', { name: `Your mark on ${title}` })
