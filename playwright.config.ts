import { defineConfig, devices } from '@playwright/test'
import { findChromium } from './lib/cli/checks/chromium'

const address = `http://127.0.0.1:${process.env.PORT ?? 3100}`

/** Of a browser that belongs to the system: no sandbox, for it may be root, and no reaching out. */
const QUIET = [
  ...['--no-sandbox', '--disable-gpu', '--disable-quic', '--no-first-run', '--disable-background-networking'],
  ...['--disable-component-update', '--disable-sync'],
]

export default defineConfig({
  testDir: 'e2e',
  // No story is about time: this only ends what hangs, on a machine that is busy with other things.
  timeout: 300_000,
  expect: { timeout: 15_000 },
  forbidOnly: true,
  // Two at a time, in one studio: each story has a project of its own, and waits for the studio as long as it works.
  workers: 2,
  fullyParallel: true,
  reporter: 'list',
  use: {
    ...devices['Desktop Chrome'],
    baseURL: address,
    viewport: { width: 1440, height: 900 },
    actionTimeout: 15_000,
    trace: 'retain-on-failure',
    launchOptions: { executablePath: findChromium() ?? undefined, args: QUIET },
  },
  projects: [{ name: 'chromium' }],
  webServer: {
    command: 'node lib/cli/bin.mjs start',
    url: address,
    env: {
      PORT: new URL(address).port,
      ASTRA_STUDIO_DIR: process.env.ASTRA_STUDIO_DIR ?? '.studio/e2e',
    },
    timeout: 240_000,
    reuseExistingServer: true,
    gracefulShutdown: { signal: 'SIGTERM', timeout: 15_000 },
  },
})
