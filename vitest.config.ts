import { fileURLToPath } from 'node:url'
import { defineConfig } from 'vitest/config'

const root = fileURLToPath(new URL('.', import.meta.url))

/** Tests that need a database: each file gets one of its own, see lib/db/testing. */
const store = ['lib/{db,jobs,server}/**/*.test.ts', 'lib/**/*.store.test.ts']

/** No test is about time: this only ends what hangs, on a machine that is busy with other things. */
const PATIENCE_MS = 120_000

export default defineConfig({
  resolve: {
    alias: {
      '@': root.replace(/\/$/, ''),
      // The guard refuses to load outside of Next's server; a test is no browser either.
      'server-only': `${root}lib/cli/nothing.ts`,
    },
  },
  test: {
    // One for each core: on a machine of two the default is one, and much of the time goes into waiting.
    maxWorkers: '100%',
    projects: [
      {
        extends: true,
        test: {
          name: 'unit',
          include: ['{lib,components,app}/**/*.test.{ts,tsx}'],
          exclude: store,
          // Values in, values out: the files share what they import, which takes longer to load than most take to run.
          isolate: false,
          unstubEnvs: true,
          testTimeout: PATIENCE_MS,
        },
      },
      {
        extends: true,
        test: {
          name: 'store',
          include: store,
          globalSetup: 'lib/db/testing/global-setup.ts',
          testTimeout: PATIENCE_MS,
          hookTimeout: PATIENCE_MS,
        },
      },
    ],
  },
})
