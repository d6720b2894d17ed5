import '../register.mjs'

const { ensureClient } = await import('../ensure-client.ts')
await ensureClient()
const { runChecks } = await import('./run-checks.ts')
process.exit(await runChecks())
