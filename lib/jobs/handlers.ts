import { chainVerifyHandler } from './chain-verify'
import { graphBuildHandler } from './graph-build'
import type { JobHandler } from './handler'
import { synthesisHandler, synthesisPreviewHandler } from './synthesis'

/** Every kind of work, by the `kind` of its jobs. */
export const HANDLERS: Record<string, JobHandler> = {
  'chain-verify': chainVerifyHandler,
  'graph-build': graphBuildHandler,
  synthesis: synthesisHandler,
  'synthesis-preview': synthesisPreviewHandler,
}
