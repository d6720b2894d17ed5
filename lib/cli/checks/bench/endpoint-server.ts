import { scenarios } from '@/lib/outside/stand-ins/model-answers'
import { startModelServer } from '@/lib/outside/stand-ins/model-server'

/**
 * The local test server in a process of its own. Told how long to think over an answer on average, it tells how many
 * calls it had in flight, moment by moment, since it was told the last time. Some answers take half as long and some half
 * as long again, as with models: else all calls would come back in the same moment.
 */
const SAMPLE_MS = 5
const server = await startModelServer()
let inFlight: number[] = []
setInterval(() => inFlight.push(server.inFlight.now), SAMPLE_MS)

/** Spreads numbers evenly over 0..1 (the golden ratio's multiples). */
const spread = (index: number) => (index * 0.618_033_988_75) % 1

process.on('message', (thinkingMs: number) => {
  process.send?.(inFlight)
  inFlight = []
  server.requests.length = 0
  server.follow((body, index) => ({
    ...scenarios.echo?.(body, index),
    delayMs: thinkingMs * (0.5 + spread(index)),
  }))
})
process.on('disconnect', () => process.exit(0))
process.send?.(server.baseUrl)
