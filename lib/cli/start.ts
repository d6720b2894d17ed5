import { setTimeout as sleep } from 'node:timers/promises'
import { readInteger } from './options'
import { claimInstance, type Instance, releaseInstance } from './supervisor/instance'
import { runStudio } from './supervisor/run-studio'
import { badInput, defineVerb, done, failed, type VerbContext } from './verb'

export const start = defineVerb({
  name: 'start',
  summary: 'Start the studio: database, web server and a worker',
  usage: '[--dev]',
  options: {
    dev: { type: 'boolean', description: 'serve the sources as they change, without a build' },
  },
  stopsItself: true,
  async run(context) {
    const port = readInteger('port', process.env.PORT ?? '3000', { min: 1, max: 65_535 })
    if (!port.ok) return badInput(`PORT is a number from 1 to 65535; "${process.env.PORT}" is not.`)
    const other = await claimOrWait(context)
    if (other) {
      const { pid, address } = other
      return done({ address, pid }, [`Astra Studio is already at ${address} (process ${pid})`])
    }
    try {
      const place = { host: process.env.HOST ?? '127.0.0.1', port: port.value }
      const ended = await runStudio(place, { ...context, isDev: context.options.dev })
      return ended.ok ? done(null) : failed(ended.problem.message)
    } finally {
      releaseInstance()
    }
  },
})

/** @returns null when this folder's studio is ours to run, else the one that runs here, once it has an address */
async function claimOrWait(context: Pick<VerbContext, 'signal' | 'tell'>): Promise<Instance | null> {
  let other = claimInstance()
  if (other && !other.address) context.tell(`Process ${other.pid} is starting the studio here …`)
  while (other && !other.address) {
    await sleep(200, undefined, { signal: context.signal })
    other = claimInstance()
  }
  return other
}
