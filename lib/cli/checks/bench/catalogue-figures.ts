import { type Browser, chromium, type Page } from '@playwright/test'
import { createProject } from '@/lib/db/projects'
import { expectOk } from '@/lib/shared/result'
import { importTools } from '@/lib/studio/import-tools'
import type { TimedPage } from './page-figures'
import { serversFile } from './servers'
import { type Figure, median } from './table'

/** Some seven tools a server: a catalogue of 20,000. */
const SERVERS = 2_900

/** Typed letter by letter; every one changes what is found. */
const SEARCHES = ['recipe', 'share', 'desk 28', 'loan']

/** Makes the large catalogue. @returns its project and how many tools it holds */
export async function seedLargeCatalogue(): Promise<{ projectId: string; toolCount: number }> {
  const { id: projectId } = expectOk(await createProject('Large catalogue'))
  const file = Buffer.from(serversFile(SERVERS))
  const { report } = expectOk(await importTools(projectId, file, 'large.jsonl'))
  return { projectId, toolCount: report.kept }
}

/** The first rows of the large catalogue. */
export const catalogueOf = ({ toolCount }: { toolCount: number }): TimedPage => ({
  what: `page: catalogue of ${toolCount.toLocaleString('en')} tools`,
  path: '/tools',
  painted: '[data-row="0"]',
})

/** Time from a key in the catalogue's search until what it finds is painted, and how long the key held up the page. */
export async function searchFigures(
  address: string,
  executablePath: string | undefined,
  { projectId, toolCount }: { projectId: string; toolCount: number },
): Promise<Figure[]> {
  const browser = await chromium.launch({ executablePath, args: ['--no-sandbox', '--disable-gpu'] })
  try {
    const page = await openCatalogue(browser, address, projectId)
    const found: number[] = []
    const held: number[] = []
    for (const words of [SEARCHES[0] ?? '', ...SEARCHES]) {
      for (const key of words) {
        const { foundMs, heldMs } = await timeKey(page, key)
        found.push(foundMs)
        held.push(heldMs)
      }
      await timeClearing(page)
    }
    // The first search warms up what the others are timed with.
    const warm = (SEARCHES[0] ?? '').length
    return [
      {
        what: `search ${toolCount.toLocaleString('en')} tools, a keystroke`,
        figure: `${Math.round(median(found.slice(warm)))} ms`,
        how: `from the key until what it finds is painted, median of ${found.length - warm}; slowest ${Math.round(Math.max(...found.slice(warm)))} ms; the page was held up ${Math.round(Math.max(...held.slice(warm)))} ms at most`,
      },
    ]
  } finally {
    await browser.close()
  }
}

async function openCatalogue(browser: Browser, address: string, projectId: string): Promise<Page> {
  const context = await browser.newContext({ viewport: { width: 1440, height: 900 } })
  await context.addCookies([{ name: 'project', value: projectId, url: address }])
  const page = await context.newPage()
  await page.goto(`${address}/tools`)
  await page.waitForLoadState('networkidle')
  await page.getByRole('searchbox', { name: 'Search tools' }).focus()
  return page
}

/**
 * Presses a key and waits, in the page itself, for the list to stand for what is now typed and to be painted. The page
 * is told to watch before the key is pressed, and a text is run in it, which no compiler of ours has touched.
 */
async function timeKey(page: Page, key: string): Promise<{ foundMs: number; heldMs: number }> {
  await page.evaluate(WATCH)
  await page.keyboard.press(key)
  return page.evaluate('globalThis.timed')
}

const WATCH = `globalThis.timed = new Promise((resolve) => {
  const list = document.querySelector('[data-answered]')
  const painted = (then) => requestAnimationFrame(() => setTimeout(then))
  const onInput = ({ target, timeStamp }) => {
    const asked = target.value
    let heldMs = 0
    painted(() => { heldMs = performance.now() - timeStamp })
    const observer = new MutationObserver(() => {
      if (list.getAttribute('data-answered') !== asked) return
      observer.disconnect()
      painted(() => resolve({ foundMs: performance.now() - timeStamp, heldMs }))
    })
    observer.observe(list, { attributes: true })
  }
  document.addEventListener('input', onInput, { once: true, capture: true })
}); 0`

async function timeClearing(page: Page): Promise<void> {
  await page.keyboard.press('Control+a')
  await timeKey(page, 'Backspace')
}
