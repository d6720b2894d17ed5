import { execFileSync } from 'node:child_process'
import { request as httpRequest } from 'node:http'
import { importFile } from '../fixtures/pages/tools'
import { expect, test } from '../fixtures/test'

/** What only the server may know by name. */
const SECRETS = ['DATABASE_URL', 'sealedKey', 'ASTRA_STUDIO_SECRET', 'studio-batches']

const MARKUP = `<img src=x onerror="document.title='run'"><script>document.title='run'</script>`

test('scripts run only with the nonce of their own page', async ({ page }) => {
  const policies = await Promise.all([0, 1].map(async () => (await page.request.get('/tools')).headers()))
  const scriptSources = policies.map(({ 'content-security-policy': policy = '' }) => {
    const sources = policy.split('; ').find((rule) => rule.startsWith('script-src '))
    expect(sources).toMatch(/'nonce-[^']+'/)
    expect(sources).not.toContain('unsafe-inline')
    expect(sources).not.toContain('unsafe-eval')
    return sources
  })
  expect(scriptSources[0]).not.toBe(scriptSources[1])
})

test('changes are accepted only from the studio’s own pages', async ({ page, baseURL }) => {
  const import_ = '/api/import/tools?name=x.json&toolsMin=3'
  for (const origin of ['https://elsewhere.example', 'null', '']) {
    const answer = await page.request.post(import_, { headers: { origin }, data: '{}' })
    expect(answer.status()).toBe(403)
  }
  const own = await page.request.post(import_, { headers: { origin: baseURL ?? '' }, data: '{}' })
  expect(own.status()).toBe(400)
})

test('the studio does not answer to a foreign name', async ({ baseURL }) => {
  expect(await statusFor(`${baseURL}/tools`, 'elsewhere.example')).toBe(403)
  expect(await statusFor(`${baseURL}/tools`, new URL(baseURL ?? '').host)).toBe(200)
})

test('a description that is markup is shown as text', async ({ page, project }) => {
  const tool = (name: string) => ({
    name,
    description: `Words before ${MARKUP} and after.`,
    inputSchema: { type: 'object' },
  })
  const document = {
    name: `<b>${project}</b>`,
    description: MARKUP,
    tools: ['one', 'two', 'three'].map(tool),
  }
  await importFile(page, {
    name: 'markup.json',
    mimeType: 'application/json',
    buffer: Buffer.from(JSON.stringify(document)),
  })
  await page.getByRole('link', { name: /^Open / }).click()
  await expect(page.getByRole('heading', { level: 1 })).toHaveText(`<b>${project}</b>`)
  await page.getByRole('table', { name: 'Tools' }).getByRole('link').first().click()
  await expect(page.getByRole('main')).toContainText(`Words before ${MARKUP} and after.`)
  await expect(page.getByRole('main').locator('img')).toHaveCount(0)
  await expect(page).not.toHaveTitle('run')
})

test('what is sent to browsers knows no secret by name', () => {
  for (const secret of SECRETS) {
    const found = execFileSync('sh', ['-c', `grep -rlF ${secret} .next/static || true`], { encoding: 'utf8' })
    expect(found, secret).toBe('')
  }
  const known = execFileSync('grep', ['-rlF', 'Find a place or a command', '.next/static'], {
    encoding: 'utf8',
  })
  expect(known, 'the search itself finds what is there').not.toBe('')
})

/** The status for a request under another host name, which a browser could not send by itself. */
function statusFor(address: string, host: string): Promise<number | undefined> {
  return new Promise((resolve, reject) => {
    httpRequest(address, { headers: { host } }, (response) => resolve(response.resume().statusCode))
      .on('error', reject)
      .end()
  })
}
