import { spawn } from 'node:child_process'
import { once } from 'node:events'
import { existsSync, rmSync, writeFileSync } from 'node:fs'
import { join } from 'node:path'
import { studioFolder } from '@/lib/outside/machine/studio-folder'
import { program } from '../checkout'
import { childEnvironment, withParent } from './child'

/** The shape that a first start shows. */
const DEMO = 'first-look'

/**
 * Seeds the demo project into a database that was empty, in a process of its own: what it needs of memory should not
 * stay with us. A mark stands while it goes on, so that a start that was cut short is taken up by the next one; a
 * demo that people have deleted does not come back.
 */
export async function seedFirstStart(
  databaseUrl: string,
  wasEmpty: boolean,
  { tell, signal }: { tell(line: string): void; signal: AbortSignal },
): Promise<void> {
  const mark = join(studioFolder(), 'seeding')
  if (!wasEmpty && !existsSync(mark)) return
  writeFileSync(mark, '')
  tell('Seeding the demo project …')
  const child = spawn(process.execPath, [...withParent, program.studio, 'seed', DEMO], {
    env: { ...childEnvironment(), DATABASE_URL: databaseUrl },
    stdio: ['ignore', 'ignore', 'inherit'],
  })
  const stop = () => child.kill('SIGTERM')
  signal.addEventListener('abort', stop)
  const [code] = await once(child, 'exit')
  signal.removeEventListener('abort', stop)
  if (code === 0) rmSync(mark)
  else if (!signal.aborted) tell('The demo project could not be seeded; the next start tries again.')
}
