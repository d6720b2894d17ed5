import { type Browser, chromium, type Page } from '@playwright/test'
import { type Figure, median, megabytes } from './table'

/** A page to time: where it is, and what is there once its first rows are painted. */
export interface TimedPage {
  what: string
  path: string
  /** CSS of something that only the finished page has. */
  painted: string
}

const RUNS = 7

/**
 * Time from asking for a page until its first rows are painted, on the running studio, and the memory of the
 * page after that. Each figure is the median of seven visits after one that is not counted.
 */
export async function pageFigures(
  address: string,
  executablePath: string | undefined,
  projectId: string,
  pages: readonly TimedPage[],
): Promise<Figure[]> {
  const browser = await chromium.launch({ executablePath, args: ['--no-sandbox', '--disable-gpu'] })
  try {
    const figures: Figure[] = []
    for (const page of pages) figures.push(await figureOf(browser, address, projectId, page))
    return figures
  } finally {
    await browser.close()
  }
}

async function figureOf(
  browser: Browser,
  address: string,
  projectId: string,
  timed: TimedPage,
): Promise<Figure> {
  const context = await browser.newContext({ viewport: { width: 1440, height: 900 } })
  await context.addCookies([{ name: 'project', value: projectId, url: address }])
  const page = await context.newPage()
  const visits: number[] = []
  for (let run = 0; run <= RUNS; run++) {
    await page.goto('about:blank')
    const startedAt = performance.now()
    await page.goto(`${address}${timed.path}`, { waitUntil: 'commit' })
    await page.locator(timed.painted).first().waitFor()
    if (run > 0) visits.push(performance.now() - startedAt)
  }
  const heap = await heapOf(page)
  await context.close()
  return {
    what: timed.what,
    figure: `${Math.round(median(visits))} ms`,
    how: `until painted, median of ${RUNS}; page heap ${megabytes(heap)}`,
  }
}

/** The page's live JavaScript heap in bytes, after a collection. */
export async function heapOf(page: Page): Promise<number> {
  const session = await page.context().newCDPSession(page)
  await session.send('HeapProfiler.enable')
  await session.send('HeapProfiler.collectGarbage')
  const { usedSize } = await session.send('Runtime.getHeapUsage')
  await session.detach()
  return usedSize
}
