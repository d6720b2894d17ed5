import type { Page } from '@playwright/test'
import { type ModelServer, startModelServer } from '@/lib/outside/stand-ins/model-server'
import { buildGraph } from '../fixtures/pages/graphs'
import { expectFunnel, expectJob, readFunnel } from '../fixtures/pages/jobs'
import { goTo } from '../fixtures/pages/shell'
import { startSynthesis } from '../fixtures/pages/synthesis'
import { importPottery, POTTERY } from '../fixtures/pages/tools'
import { expect, test } from '../fixtures/test'

const KEY = 'sk-this-key-stays-on-the-server-7f3a'
const ITEMS = 4

test('a model of one’s own: tried, gone in mid-run, back again', async ({ page, project: _ }) => {
  const said = hearAnswers(page)
  let server = await startModelServer({ apiKey: KEY })
  const port = Number(new URL(server.baseUrl).port)
  try {
    await test.step('add the endpoint and try it with one call', async () => {
      await goTo(page, 'Settings')
      await page.getByRole('link', { name: 'Add endpoint' }).click()
      await fillEndpoint(page, server)
      await page.getByRole('button', { name: 'Add endpoint' }).click()
      await expect(page.getByRole('heading', { level: 1, name: 'Stand-in' })).toBeVisible()
      await page.getByRole('button', { name: 'Make one call' }).click()
      await expect(page.getByRole('region', { name: 'Try it' })).toContainText('calls tools')
      expect(server.requests).toHaveLength(1)
      expect(server.requests[0]?.headers.authorization).toBe(`Bearer ${KEY}`)
    })

    await importPottery(page)
    await buildGraph(page, POTTERY)

    await test.step('with the endpoint down the job pauses and says why', async () => {
      await server.close()
      await startSynthesis(page, { count: ITEMS, model: 'Stand-in · echo' })
      await expectJob(page, 'paused')
      await expect(page.getByRole('note')).toContainText(/Paused: 127\.0\.0\.1:\d+ could not be reached/)
      expect((await readFunnel(page)).in).toBe(0)
    })

    await test.step('with the endpoint back it resumes and ends', async () => {
      server = await startModelServer({ apiKey: KEY, port })
      await page.getByRole('button', { name: 'Resume' }).click()
      await expectJob(page, 'succeeded')
      await expectFunnel(page, ITEMS)
      expect(server.requests.length).toBeGreaterThan(0)
    })

    await test.step('the key has never come back', async () => {
      await goTo(page, 'Settings')
      await page.getByRole('link', { name: 'Stand-in' }).click()
      await expect(page.getByLabel('API key')).toHaveValue('')
      const bodies = await said()
      expect(bodies.length).toBeGreaterThan(10)
      expect(bodies.filter((body) => body.includes(KEY))).toEqual([])
      expect(await page.content()).not.toContain(KEY)
    })
  } finally {
    await server.close()
  }
})

async function fillEndpoint(page: Page, { baseUrl }: ModelServer): Promise<void> {
  await page.getByLabel('Name').fill('Stand-in')
  await page.getByLabel('Base URL').fill(baseUrl)
  await page.getByLabel('Model', { exact: true }).fill('echo')
  await page.getByLabel('API key').fill(KEY)
  await page.getByLabel('Retries').fill('0')
}

/** Keeps every answer that the studio gives to this page, pages and data alike. */
function hearAnswers(page: Page): () => Promise<string[]> {
  const answers: Promise<string>[] = []
  page.on('response', (response) => {
    // The streams of a job's events and of who is there have no end to wait for.
    if (!/\/api\/(events|presence)/.test(response.url())) answers.push(response.text().catch(() => ''))
  })
  return () => Promise.all(answers)
}
