import { spawnSync } from 'node:child_process'
import { existsSync } from 'node:fs'
import { delimiter, join } from 'node:path'
import { chromium } from '@playwright/test'

const COMMANDS = ['chromium', 'chromium-browser', 'google-chrome', 'google-chrome-stable']

/** What to do where `findChromium` finds nothing. */
export const NO_CHROMIUM =
  'There is no Chromium for the browser tests. Install one (Debian: apt-get install chromium, elsewhere: ' +
  'npx playwright install chromium), or set PLAYWRIGHT_CHROMIUM to the path of one.'

/** The browser to test with: PLAYWRIGHT_CHROMIUM, else an installed one, else Playwright's own; null when there is none. */
export function findChromium(): string | null {
  const given = process.env.PLAYWRIGHT_CHROMIUM
  if (given) return existsSync(given) ? given : null
  const folders = (process.env.PATH ?? '').split(delimiter)
  const installed = COMMANDS.flatMap((command) => folders.map((folder) => join(folder, command)))
  return [...installed, chromium.executablePath()].find((path) => existsSync(path)) ?? null
}

/** Installs Chromium with the system's package manager, where we may. @returns whether there is one now */
export function installChromium(): boolean {
  const isDebian = existsSync('/etc/debian_version') && process.getuid?.() === 0
  if (!isDebian || process.env.PLAYWRIGHT_CHROMIUM) return false
  const apt = (...words: string[]) =>
    spawnSync('apt-get', words, {
      stdio: ['ignore', 2, 'inherit'],
      env: { ...process.env, DEBIAN_FRONTEND: 'noninteractive' },
    }).status === 0
  return (
    apt('update', '-q') && apt('install', '-qy', '--no-install-recommends', 'chromium') && !!findChromium()
  )
}
