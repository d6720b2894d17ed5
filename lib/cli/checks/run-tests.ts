import { spawn } from 'node:child_process'
import { once } from 'node:events'
import { mkdirSync, readFileSync, rmSync } from 'node:fs'
import { removeDatabase } from '@/lib/db/embedded'
import { createScratch, dropScratch, scratchName } from '@/lib/db/testing/scratch'
import { findFreePort } from '@/lib/outside/machine/free-port'
import { inCheckout } from '../checkout'
import { buildWeb } from '../supervisor/web-build'
import { findChromium, installChromium, NO_CHROMIUM } from './chromium'
import { judged, lineOf, sumOf, type Tally, tallyOfPlaywright, tallyOfVitest } from './tally'

const RESULTS = inCheckout('.studio/test-results')
const FIRST_PORT = 3100

/**
 * Runs every test there is: unit, store and architecture with vitest, then the stories in a browser. Ends with the
 * line `N passed, N failed`.
 * @returns the exit code
 */
export async function runTests(): Promise<number> {
  rmSync(RESULTS, { recursive: true, force: true })
  mkdirSync(RESULTS, { recursive: true })
  const total = sumOf([await runVitest(), await runBrowserTests()])
  console.log(lineOf(total))
  return total.failed === 0 ? 0 : 1
}

async function runVitest(): Promise<Tally> {
  const report = `${RESULTS}/vitest.json`
  const code = await run(
    ['node_modules/vitest/vitest.mjs', 'run', '--allowOnly=false'].concat(
      '--reporter=default',
      '--reporter=json',
      `--outputFile.json=${report}`,
    ),
    process.env,
  )
  return readTally(report, tallyOfVitest, code)
}

async function runBrowserTests(): Promise<Tally> {
  if (!findChromium()) installChromium()
  const browser = findChromium()
  if (!browser) return notRun(NO_CHROMIUM)
  const built = await buildWeb({ tell: console.error, signal: new AbortController().signal })
  if (!built.ok) return notRun(built.problem.message)

  const place = await aPlaceForTheStudio()
  const report = `${RESULTS}/playwright.json`
  try {
    const code = await run(['node_modules/@playwright/test/cli.js', 'test', '--reporter=list,json'], {
      ...process.env,
      ...place.environment,
      PORT: String(await findFreePort(FIRST_PORT)),
      PLAYWRIGHT_CHROMIUM: browser,
      PLAYWRIGHT_JSON_OUTPUT_FILE: report,
    })
    return readTally(report, tallyOfPlaywright, code)
  } finally {
    await place.leave()
  }
}

/** An empty database for the studio under test: embedded, or made on the server of TEST_DATABASE_URL. */
async function aPlaceForTheStudio(): Promise<{ environment: NodeJS.ProcessEnv; leave(): Promise<void> }> {
  const folder = inCheckout('.studio/e2e')
  const server = process.env.TEST_DATABASE_URL
  if (server) {
    const name = scratchName('e2e')
    const url = await createScratch(server, name)
    return {
      environment: { ...process.env, ASTRA_STUDIO_DIR: folder, DATABASE_URL: url },
      leave: () => dropScratch(server, name),
    }
  }
  await removeDatabase(`${folder}/pg`)
  rmSync(folder, { recursive: true, force: true })
  // Empty rather than absent: a .env file would fill in what is absent.
  return {
    environment: { ...process.env, ASTRA_STUDIO_DIR: folder, DATABASE_URL: '' },
    leave: () => Promise.resolve(),
  }
}

function readTally<R>(file: string, tallyOf: (report: R) => Tally, exitCode: number | null): Tally {
  try {
    return judged(tallyOf(JSON.parse(readFileSync(file, 'utf8'))), exitCode)
  } catch {
    return notRun(`The test runner ended with exit code ${exitCode} and left no report.`)
  }
}

/** Tests that could not run have not passed. */
function notRun(sentence: string): Tally {
  console.error(sentence)
  return { passed: 0, failed: 1, skipped: 0 }
}

async function run(words: string[], env: NodeJS.ProcessEnv): Promise<number | null> {
  const child = spawn(process.execPath, words, { cwd: inCheckout(''), env, stdio: 'inherit' })
  const [code] = await once(child, 'exit')
  return code
}
