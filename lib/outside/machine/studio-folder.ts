import { mkdirSync } from 'node:fs'
import { resolve } from 'node:path'

/** The folder that keeps what runs here: `.studio` in the working folder, or ASTRA_STUDIO_DIR. Made when missing. */
export function studioFolder(): string {
  const folder = resolve(/*turbopackIgnore: true*/ process.env.ASTRA_STUDIO_DIR ?? '.studio')
  mkdirSync(folder, { recursive: true })
  return folder
}
