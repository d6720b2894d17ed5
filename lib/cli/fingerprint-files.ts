import { createHash } from 'node:crypto'
import { existsSync, readdirSync, readFileSync, statSync } from 'node:fs'
import { join } from 'node:path'

/**
 * A SHA-256 over names and contents of files, so that "are these still the same?" needs no clock: a fresh clone has
 * new dates and old contents.
 * @param paths files and folders below `root`; those that are missing count as missing
 */
export function fingerprintFiles(
  root: string,
  paths: string[],
  isCounted: (path: string) => boolean = () => true,
): string {
  const hash = createHash('sha256')
  for (const path of paths.flatMap((each) => filesOf(root, each)).filter(isCounted)) {
    hash
      .update(`${path}\0`)
      .update(readFileSync(join(root, path)))
      .update('\0')
  }
  return hash.digest('hex')
}

function filesOf(root: string, path: string): string[] {
  const full = join(root, path)
  if (!existsSync(full)) return []
  if (!statSync(full).isDirectory()) return [path]
  return readdirSync(full)
    .sort()
    .flatMap((name) => filesOf(root, `${path}/${name}`))
}
