import '../register.mjs'

const { ensureClient } = await import('../ensure-client.ts')
await ensureClient()
const { runBench } = await import('./bench/run-bench.ts')
await runBench()
process.exit(0)
