import { PrismaPg } from '@prisma/adapter-pg'
import { storable } from '@/lib/shared/json'
import { Prisma, PrismaClient } from './generated/client'

export { Prisma }
export type Transaction = Omit<PrismaClient, '$connect' | '$disconnect' | '$on' | '$transaction' | '$extends'>

const kept = globalThis as unknown as { studioDatabase?: PrismaClient }

/** The address of the database; `start` and the command line set it before anything asks. */
export function databaseUrl(): string {
  const url = process.env.DATABASE_URL
  if (!url)
    throw new Error(
      'DATABASE_URL is not set. Start the studio with `npm start`, or set it to a Postgres server.',
    )
  return url
}

/** The one client of this process: made when first asked for, so that a build needs no database. */
export function db(): PrismaClient {
  kept.studioDatabase ??= new PrismaClient({
    adapter: new PrismaPg({ connectionString: databaseUrl(), max: 8, application_name: 'astra-studio' }),
  })
  return kept.studioDatabase
}

/** Closes the client, for processes that end. */
export async function closeDatabase(): Promise<void> {
  await kept.studioDatabase?.$disconnect()
  kept.studioDatabase = undefined
}

/** A domain value as the JSON that Prisma stores. Everything stored went through a schema on its way in. */
export const asJson = (value: unknown): Prisma.InputJsonValue => value as Prisma.InputJsonValue

/** The same for what a model wrote, without the characters that Postgres refuses. */
export const asStorableJson = (value: unknown): Prisma.InputJsonValue => asJson(storable(value))
