import { existsSync, rmSync, writeFileSync } from 'node:fs'
import { join } from 'node:path'
import { studioFolder } from '@/lib/outside/machine/studio-folder'

/**
 * Seeds the demo project into a database that was empty. A mark stands while it goes on, so that a start that was
 * cut short is taken up by the next one; a demo that people have deleted does not come back.
 */
export async function seedFirstStart(
  databaseUrl: string,
  wasEmpty: boolean,
  tell: (line: string) => void,
): Promise<void> {
  const mark = join(studioFolder(), 'seeding')
  if (!wasEmpty && !existsSync(mark)) return
  writeFileSync(mark, '')
  const given = process.env.DATABASE_URL
  process.env.DATABASE_URL = databaseUrl
  try {
    tell('Seeding the demo project …')
    const { seedDemo } = await import('@/prisma/seed')
    await seedDemo()
    rmSync(mark)
  } finally {
    const { closeDatabase } = await import('@/lib/db/client')
    await closeDatabase()
    if (given === undefined) delete process.env.DATABASE_URL
  }
}
