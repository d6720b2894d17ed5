import { fileURLToPath } from 'node:url'
import { defineConfig } from 'vitest/config'

const root = fileURLToPath(new URL('.', import.meta.url))

/** Tests that need a database: each file gets one of its own, see lib/db/testing. */
const store = ['lib/{db,jobs,server}/**/*.test.ts', 'lib/**/*.store.test.ts']

export default defineConfig({
  resolve: {
    alias: {
      '@': root.replace(/\/$/, ''),
      // The guard refuses to load outside of Next's server; a test is no browser either.
      'server-only': `${root}lib/cli/nothing.ts`,
    },
  },
  test: {
    projects: [
      {
        extends: true,
        test: {
          name: 'unit',
          include: ['{lib,components,app}/**/*.test.{ts,tsx}'],
          exclude: store,
          testTimeout: 20_000,
        },
      },
      {
        extends: true,
        test: {
          name: 'store',
          include: store,
          globalSetup: 'lib/db/testing/global-setup.ts',
          testTimeout: 60_000,
          hookTimeout: 60_000,
        },
      },
    ],
  },
})
