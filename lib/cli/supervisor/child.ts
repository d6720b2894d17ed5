import { resolve } from 'node:path'
import { inCheckout } from '../checkout'

/** Words for Node that make a process end with the one that started it. */
export const withParent = ['--import', `file://${inCheckout('lib/cli/die-with-parent.mjs')}`]

/** Our environment for a process of ours: the same studio folder, whichever folder it works in. */
export function childEnvironment(): NodeJS.ProcessEnv {
  return {
    ...process.env,
    ASTRA_STUDIO_DIR: resolve(process.env.ASTRA_STUDIO_DIR ?? '.studio'),
    ASTRA_SUPERVISOR: String(process.pid),
  }
}
