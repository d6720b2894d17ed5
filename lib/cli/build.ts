import { buildWeb } from './supervisor/web-build'
import { defineVerb, done, failed } from './verb'

export const build = defineVerb({
  name: 'build',
  summary: 'Build the web app when its sources have changed',
  usage: '',
  options: {},
  stopsItself: true,
  async run(context) {
    const built = await buildWeb(context)
    if (!built.ok) return failed(built.problem.message)
    const { wasNeeded, seconds } = built.value
    return done({ built: wasNeeded, seconds }, [
      wasNeeded ? `Built in ${seconds.toFixed(1)} s.` : 'Nothing has changed since the last build.',
    ])
  },
})
