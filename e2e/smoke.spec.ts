import type { Page } from '@playwright/test'
import { expectAccessible } from './fixtures/accessible'
import { listStatus } from './fixtures/pages/tools'
import { expect, test } from './fixtures/test'

/** Rooms of the demo project, by the name that each page gives itself. */
const ROOMS: [path: string, heading: string | RegExp][] = [
  ['/tools', 'Catalogue'],
  ['/tools/servers', 'Catalogue'],
  ['/tools/imports', 'Catalogue'],
  ['/tools/import', 'Import tools'],
  ['/tool-graphs', 'Tool-call graphs'],
  ['/tasks', 'Tasks'],
  ['/tasks/review', 'Review tasks'],
  ['/tasks/thresholds', 'Thresholds'],
  ['/synthesis', 'Synthesise'],
  ['/synthesis/runs', 'Synthesise'],
  ['/synthesis/compare', 'Two runs side by side'],
  ['/jobs', 'Jobs'],
  ['/trajectories', 'Trajectories'],
  ['/calibration', 'Judges against people'],
  ['/datasets', 'Datasets'],
  ['/datasets/new', 'Freeze a version'],
  ['/settings', 'Models'],
  ['/settings/new', 'New endpoint'],
]

/** Things of the demo project: the list that leads to one, and views of the one it leads to. */
const THINGS: { list: string; table: string; views: string[] }[] = [
  { list: '/tools', table: 'Tools', views: ['', '?view=schema'] },
  { list: '/tools/servers', table: 'Servers', views: [''] },
  { list: '/tools/imports', table: 'Imports', views: ['', '?entry=0'] },
  { list: '/tool-graphs', table: 'Tool-call graphs', views: ['', '/chains', '/versions'] },
  { list: '/tasks', table: 'Tasks', views: [''] },
  { list: '/synthesis/runs', table: 'Runs', views: ['', '/judge-again'] },
  { list: '/jobs', table: 'Jobs', views: ['', '/items', '/items?outcome=dropped'] },
  { list: '/trajectories', table: 'Trajectories', views: ['', '?step=3'] },
  { list: '/datasets', table: 'Dataset versions', views: [''] },
]

const MISSING = ['/nowhere', '/tools/tool_none', '/tools/servers/srv_none', '/tools/imports/imp_none'].concat(
  [
    '/tool-graphs/graph_none',
    '/tool-graphs/graph_none/chains',
    '/jobs/job_none',
    '/jobs/job_none/items',
    '/jobs/job_none/flips',
  ],
  [
    '/trajectories/traj_none',
    '/tasks/task_none',
    '/datasets/dver_none',
    '/settings/model_none',
    '/tools/tool_none/and/further',
  ],
)

const title = (page: Page) => page.getByRole('heading', { level: 1 })

/** A page as it stands: accessible, and held by the window. What scrolls is in it, never the page itself, nor sideways. */
async function expectWhole(page: Page): Promise<void> {
  await expectAccessible(page)
  const beyond = await page.evaluate(() => {
    const { scrollHeight, clientHeight, scrollWidth, clientWidth } = document.documentElement
    const main = document.querySelector('main') ?? document.documentElement
    return [scrollHeight - clientHeight, scrollWidth - clientWidth, main.scrollWidth - main.clientWidth]
  })
  expect(beyond, `pixels beyond the window of ${page.url()}`).toEqual([0, 0, 0])
}

test('the front door opens on the demo project', async ({ page }) => {
  await page.goto('/')
  await expect(page.getByRole('button', { name: 'Project Demo; change' })).toBeVisible()
  await expect(page.getByRole('list', { name: 'Stations' }).getByRole('listitem')).toHaveCount(5)
  await expectWhole(page)
})

for (const [path, heading] of ROOMS) {
  test(`${path} opens`, async ({ page }) => {
    await page.goto(path)
    await expect(title(page)).toHaveText(heading)
    await expectWhole(page)
  })
}

for (const { list, table, views } of THINGS) {
  test(`what ${list} lists opens`, async ({ page }) => {
    await page.goto(list)
    const first = page.getByRole('table', { name: table }).getByRole('link').first()
    const address = await first.getAttribute('href')
    await first.click()
    await expect(page).toHaveURL(new RegExp(`${address}$`))
    for (const view of views) {
      if (view !== '') await page.goto(`${address}${view}`)
      await expect(title(page)).not.toHaveText('')
      await expectWhole(page)
    }
  })
}

test('an address that leads nowhere says so, and leads back', async ({ page, quiet }) => {
  quiet.allow(/status of 404/)
  for (const path of MISSING) {
    await page.goto(path)
    await expect(page.getByRole('main')).toContainText('Nothing is at this address in this project')
    await expect(page).toHaveTitle(/not found/i)
  }
  await expectWhole(page)
  await page.getByRole('link', { name: 'To the front door' }).click()
  await expect(page).toHaveURL(/\/$/)
})

test('a filter that cannot be read is left out, and the page says so', async ({ page }) => {
  await page.goto('/trajectories?min=high&outcome=kept')
  await expect(page.getByRole('note')).toContainText('left out: min=high')
  await expect(listStatus(page)).toHaveText(/ · 1 filter$/)
  await expectWhole(page)
})
