import { once } from 'node:events'
import { startWorker } from '@/lib/jobs/worker'
import { catchUp } from '@/lib/studio/catch-up'
import { defineVerb, done } from './verb'

export const worker = defineVerb({
  name: 'worker',
  summary: 'Work on jobs until stopped; any number may share a database',
  usage: '',
  options: {},
  stopsItself: true,
  async run(context) {
    await context.database()
    const working = await startWorker()
    await catchUp()
    if (!context.signal.aborted) await once(context.signal, 'abort')
    await working.stop()
    return done(null)
  },
})
