import { createRequire } from 'node:module'
import { fileURLToPath } from 'node:url'

const require = createRequire(import.meta.url)

/** A path inside the checkout, wherever the command was called. */
export const inCheckout = (path: string): string => fileURLToPath(new URL(`../../${path}`, import.meta.url))

/** The programs we run as processes of their own, as files for Node. */
export const program = {
  studio: inCheckout('lib/cli/bin.mjs'),
  next: require.resolve('next/dist/bin/next'),
  prisma: require.resolve('prisma/build/index.js'),
}
