import { expectAccessible } from '../fixtures/accessible'
import { buildGraph } from '../fixtures/pages/graphs'
import { expectJob } from '../fixtures/pages/jobs'
import { goTo } from '../fixtures/pages/shell'
import { importPottery, listStatus, POTTERY } from '../fixtures/pages/tools'
import { visit } from '../fixtures/pages/visit'
import { expect, test } from '../fixtures/test'

const COUNT = 24

test('from a run of tasks alone, reviewed from the keyboard, to a run from those accepted', async ({
  page,
  context,
  project: _project,
  quiet,
}) => {
  const progress = () => page.getByRole('region', { name: 'Task review' }).getByRole('status')
  let jobId = ''

  await test.step('write tasks and stop before they are attempted', async () => {
    await importPottery(page)
    await buildGraph(page, POTTERY)
    await goTo(page, 'Synthesise')
    await page.getByRole('combobox', { name: 'Go as far as' }).selectOption({ label: 'tasks only' })
    await page.getByLabel('Trajectories', { exact: true }).fill(String(COUNT))
    await page.getByRole('button', { name: `Start ${COUNT} tasks` }).click()
    await page.waitForURL(/\/(jobs|synthesis\/runs)\/job_/)
    jobId = page.url().match(/job_\w+/)?.[0] ?? ''
    await expectJob(page, 'succeeded')
  })

  await test.step('read the list and one task', async () => {
    await goTo(page, 'Tasks')
    await expect(listStatus(page)).toContainText('tasks')
    await expectAccessible(page)
    await page.getByRole('table', { name: 'Tasks' }).getByRole('link').first().click()
    await expect(page.getByRole('region', { name: 'Right behaviour' })).toContainText('Call ')
    await expect(page.getByRole('region', { name: 'Scores' })).toContainText('unjudged')
    await expect(page.getByRole('region', { name: 'Lineage' })).toContainText(POTTERY)
    await expectAccessible(page)
  })

  await test.step('accept, refuse and take back by one key each', async () => {
    await visit(page, `/tasks/review?job=${jobId}`)
    await expect(progress()).toContainText('0 of')
    await expectAccessible(page)
    await page.keyboard.press('a')
    await expect(progress()).toContainText('1 accepted')
    await page.keyboard.press('x')
    await expect(page.getByRole('form', { name: 'Reason to refuse' })).toBeVisible()
    await expectAccessible(page)
    await page.keyboard.press('2')
    await expect(progress()).toContainText('1 accepted · 1 refused')
    await page.keyboard.press('x')
    await page.getByRole('textbox', { name: 'Reason in your own words' }).fill('asks for the wrong glaze')
    await page.keyboard.press('Enter')
    await expect(progress()).toContainText('2 refused')
    await page.keyboard.press('u')
    await expect(progress()).toContainText('1 refused')
    await page.keyboard.press('a')
    await expect(progress()).toContainText('2 accepted · 1 refused')
  })

  await test.step('edit a question; what gives a tool away is not kept', async () => {
    await page.keyboard.press('e')
    const editor = page.getByRole('form', { name: 'Edit the question' })
    const question = editor.getByRole('textbox', { name: 'Question' })
    const words = await question.inputValue()
    await question.fill(`${words} Use book_course.`)
    await page.keyboard.press('Control+Enter')
    await expect(editor.getByRole('alert')).toContainText('names the tool book_course')
    await expectAccessible(page)
    await question.fill(`Good evening. ${words}`)
    await page.keyboard.press('Control+Enter')
    const task = page.getByRole('region', { name: 'The task' })
    await expect(editor).toBeHidden()
    await expect(task).toContainText('Good evening.')
    await expect(task).toContainText('v2')
    await page.keyboard.press('a')
    await expect(progress()).toContainText('3 accepted · 1 refused')
  })

  await test.step('decide while the studio cannot be reached, and lose nothing', async () => {
    quiet.allow(/ERR_INTERNET_DISCONNECTED|Failed to fetch/)
    await context.setOffline(true)
    await page.keyboard.press('a')
    await expect(progress()).toContainText('kept in this browser')
    await expect(progress()).toContainText('4 accepted')
    await context.setOffline(false)
    await expect(progress()).not.toContainText('kept in this browser', { timeout: 30_000 })
    await visit(page, `/tasks?job=${jobId}&review=accepted`)
    await expect(listStatus(page)).toHaveText(/^4 of/)
  })

  await test.step('move a threshold, see what it keeps, and take it to a new run', async () => {
    await visit(page, `/tasks/thresholds?job=${jobId}`)
    const kept = page.getByRole('main').getByRole('status').first()
    const before = await kept.innerText()
    const slider = page.getByRole('slider', { name: 'Least level of Tool-selection difficulty' })
    await slider.focus()
    for (let level = 1; level < 5; level++) await page.keyboard.press('ArrowRight')
    await expect(slider).toHaveAttribute('aria-valuetext', /^at least 5/)
    await expect(kept).not.toHaveText(before)
    await expectAccessible(page)
    await page.getByRole('link', { name: 'Use in a new run' }).click()
    await page.waitForURL(/\/synthesis\?from=job_\w+&thresholds=/)
    await expect(page.getByRole('button', { name: `Start ${COUNT} tasks` })).toBeVisible()
  })

  await test.step('attempt the accepted tasks', async () => {
    await visit(page, `/tasks/review?job=${jobId}`)
    await page.getByRole('link', { name: 'Run from accepted tasks' }).click()
    await page.getByRole('button', { name: 'Start 4 trajectories' }).click()
    await page.waitForURL(/\/(jobs|synthesis\/runs)\/job_/)
    await expectJob(page, 'succeeded')
    await goTo(page, 'Trajectories')
    await expect(page.getByRole('table', { name: 'Trajectories' })).toContainText('Good evening.')
  })
})
