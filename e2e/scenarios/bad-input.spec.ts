import { readFile, writeFile } from 'node:fs/promises'
import type { Page } from '@playwright/test'
import { buildGraph } from '../fixtures/pages/graphs'
import { expectJob } from '../fixtures/pages/jobs'
import { goTo } from '../fixtures/pages/shell'
import { startSynthesis } from '../fixtures/pages/synthesis'
import {
  type ChosenFile,
  importFile,
  importPottery,
  listStatus,
  POTTERY,
  sendFile,
} from '../fixtures/pages/tools'
import { visit } from '../fixtures/pages/visit'
import { expect, test } from '../fixtures/test'

const MB = 1024 * 1024

const file = (name: string, content: string | Buffer): ChosenFile => ({
  name,
  mimeType: 'application/json',
  buffer: Buffer.from(content),
})

const tool = (name: string, parameters: unknown = { type: 'object', properties: {} }) => ({
  name,
  description: `Does what ${name} has to do here.`,
  inputSchema: parameters,
})

const server = (name: string, tools: unknown[]) => JSON.stringify({ name, tools })

/** Files of which nothing can be read. */
const REFUSED: { what: string; file: ChosenFile; sentence: RegExp }[] = [
  {
    what: 'a file that is not JSON',
    file: file('notes.json', '{"tools": [\n  oops'),
    sentence: /notes\.json is not JSON at line 2, column 3: expected a value or \] and met "oops"/,
  },
  {
    what: 'JSON of another shape',
    file: file('weather.json', '{"temperature": 21, "city": "Oslo"}'),
    sentence: /weather\.json holds .*temperature.*Expected servers with their tools/,
  },
  { what: 'an empty file', file: file('empty.jsonl', ''), sentence: /empty\.jsonl is empty/ },
  {
    what: 'Latin-1 bytes',
    file: file('latin.json', Buffer.from(server('Café', [tool('a'), tool('b'), tool('c')]), 'latin1')),
    sentence: /Byte \d+ \(0xE9, line 1\) is not UTF-8.*Save it as UTF-8/,
  },
]

/** Files of which something can be read: what the report says, and how many tools stay. */
const REPORTED: { what: string; file: ChosenFile; kept: string; sentence: string; stays: number }[] = [
  {
    what: 'a schema that is no JSON Schema',
    file: file(
      'schema.json',
      server('Odd Schemas', [tool('one'), tool('two'), tool('three'), tool('four', { type: 'objekt' })]),
    ),
    kept: 'kept 1 of 1 servers and 3 of 4 tools',
    sentence: 'parameters.type is not JSON Schema: it must be one of',
    stays: 3,
  },
  {
    what: 'duplicate tool names',
    file: file('twice.json', server('Twice', [tool('one'), tool('two'), tool('three'), tool('one')])),
    kept: 'kept 1 of 1 servers and 3 of 4 tools',
    sentence: 'Twice already has a tool named one; this later one is left out.',
    stays: 3,
  },
  {
    what: 'names with spaces or emoji',
    file: file(
      'names.json',
      server('Names', [tool('find a boat'), tool('🚤 rent boat'), tool('🚤'), tool('moor')]),
    ),
    kept: 'kept 1 of 1 servers and 3 of 4 tools',
    sentence: 'has no letter or digit of a–z, 0–9, so no model can call it.',
    stays: 3,
  },
  {
    what: 'a server with two tools',
    file: file('small.json', server('Small', [tool('one'), tool('two')])),
    kept: 'kept 0 of 1 servers and 0 of 2 tools',
    sentence: 'Small has 2 usable tools of 2; a server needs at least 3.',
    stays: 0,
  },
]

test('files that cannot be read are refused in a sentence, and nothing is written', async ({
  page,
  quiet,
  project: _,
}, testInfo) => {
  quiet.allow(/status of 400/)
  await visit(page, '/tools/import')
  for (const refused of REFUSED) {
    await test.step(refused.what, async () => {
      await sendFile(page, refused.file)
      await expect(problem(page)).toHaveText(refused.sentence)
      await expect(problem(page)).toContainText('Nothing was imported.')
    })
  }
  await test.step('a file that is too large, in one line', async () => {
    const path = testInfo.outputPath('large.json')
    await writeFile(path, Buffer.alloc(65 * MB, 'x'))
    await sendFile(page, path)
    await expect(problem(page)).toContainText('This is more than 64 MB')
    const answer = await page.request.post('/api/import/tools?name=large.json&toolsMin=3', {
      headers: { origin: new URL(page.url()).origin },
      data: await readFile(path),
    })
    expect(answer.status()).toBe(413)
    expect(await answer.text()).toContain('large.json has more than 64 MB. Split it into several files.')
  })
  await expectCatalogue(page, 0)
})

for (const { what, file, kept, sentence, stays } of REPORTED) {
  test(`${what}: the report says what was left out`, async ({ page, project: _ }) => {
    await importFile(page, file)
    await expect(page.getByRole('main')).toContainText(kept)
    await expect(page.getByRole('table', { name: 'Entries of the report' })).toContainText(sentence)
    await expectCatalogue(page, stays)
  })
}

test('after a refusal the form takes the next file', async ({ page, quiet, project: _ }) => {
  quiet.allow(/status of 400/)
  await importFile(page, file('empty.json', ' '))
  await expect(problem(page)).toContainText('empty.json is empty')
  await sendFile(page, 'e2e/fixtures/files/pottery.json')
  await expect(page.getByRole('heading', { level: 1, name: 'pottery.json' })).toBeVisible()
  await expectCatalogue(page, 8)
})

test('what others stand on is not removed, and the sentence names them', async ({ page, project: _ }) => {
  await importPottery(page)
  await buildGraph(page, POTTERY)
  const graph = page.url()

  await test.step('a server under a graph', async () => {
    await visit(page, '/tools/servers')
    await page.getByRole('link', { name: POTTERY }).click()
    await page.getByRole('button', { name: 'Remove' }).click()
    await page.getByRole('button', { name: 'Remove server' }).click()
    await expect(problem(page)).toContainText(`these graphs stand on it: ${POTTERY} v1`)
    await expectCatalogue(page, 8)
  })

  await test.step('a graph under trajectories', async () => {
    await startSynthesis(page, { count: 8 })
    await expectJob(page, 'succeeded')
    await visit(page, graph)
    await page.getByRole('button', { name: 'Remove' }).click()
    await page.getByRole('button', { name: 'Remove graph' }).click()
    await expect(
      page.getByText(/The graph is not removed: \d+ tasks and \d+ trajectories stand on it/),
    ).toBeVisible()
    await page.reload()
    await expect(page.getByRole('heading', { level: 1, name: POTTERY })).toBeVisible()
  })
})

const problem = (page: Page) => page.getByRole('main').getByRole('alert')

async function expectCatalogue(page: Page, tools: number): Promise<void> {
  await goTo(page, 'Tools')
  if (tools > 0) await expect(listStatus(page)).toHaveText(`${tools} tools`)
  else await expect(page.getByRole('main').getByRole('link', { name: 'Import tools' })).toBeVisible()
}
