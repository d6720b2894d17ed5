import { execFile } from 'node:child_process'
import { mkdirSync, readFileSync, writeFileSync } from 'node:fs'
import { promisify } from 'node:util'
import { withLock } from '@/lib/outside/machine/lock-file'
import { inCheckout, program } from './checkout'
import { fingerprintFiles } from './fingerprint-files'

const MARK = inCheckout('lib/db/generated/schema.sha256')

/**
 * Generates the Prisma client when there is none for the schema as it is; an installation runs no scripts, so the
 * first command does. Takes 2 s then, and a few milliseconds ever after.
 */
export async function ensureClient(): Promise<void> {
  const schema = fingerprintFiles(inCheckout('prisma'), ['schema.prisma', 'models'])
  if (markIs(schema)) return
  // In the checkout, not the working folder: the client belongs to the code.
  mkdirSync(inCheckout('.studio'), { recursive: true })
  await withLock(inCheckout('.studio/generate.lock'), async () => {
    if (markIs(schema)) return
    await promisify(execFile)(process.execPath, [program.prisma, 'generate'], { cwd: inCheckout('') })
    writeFileSync(MARK, schema)
  })
}

function markIs(schema: string): boolean {
  try {
    return readFileSync(MARK, 'utf8') === schema
  } catch {
    return false
  }
}
