import { graphBuildHandler } from './graph-build'
import type { JobHandler } from './handler'
import { synthesisHandler } from './synthesis'

/** Every kind of work, by the `kind` of its jobs. */
export const HANDLERS: Record<string, JobHandler> = {
  'graph-build': graphBuildHandler,
  synthesis: synthesisHandler,
}
