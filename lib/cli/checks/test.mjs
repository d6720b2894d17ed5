import '../register.mjs'

const { ensureClient } = await import('../ensure-client.ts')
await ensureClient()
const { runTests } = await import('./run-tests.ts')
process.exit(await runTests())
