import { fileURLToPath } from 'node:url'
import { defineConfig } from 'prisma/config'

// The CLI would download a native engine; the official WebAssembly build of the same engine answers instead.
process.env.PRISMA_SCHEMA_ENGINE_BINARY ??= fileURLToPath(
  new URL('./prisma/schema-engine.mjs', import.meta.url),
)
process.env.PRISMA_HIDE_UPDATE_MESSAGE ??= '1'
process.env.CHECKPOINT_DISABLE ??= '1'

export default defineConfig({
  schema: 'prisma',
  migrations: { path: 'prisma/migrations' },
  datasource: { url: process.env.DATABASE_URL ?? '' },
})
