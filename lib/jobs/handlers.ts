import { chainVerifyHandler } from './chain-verify'
import { graphBuildHandler } from './graph-build'
import type { JobHandler } from './handler'
import { judgeAgainHandler } from './judge-again'
import { serverGraphsHandler } from './server-graphs'
import { synthesisHandler, synthesisPreviewHandler } from './synthesis'
import { toolEmbeddingHandler } from './tool-embedding'

/** Every kind of work, by the `kind` of its jobs. */
export const HANDLERS: Record<string, JobHandler> = {
  'chain-verify': chainVerifyHandler,
  'graph-build': graphBuildHandler,
  'server-graphs': serverGraphsHandler,
  'judge-again': judgeAgainHandler,
  synthesis: synthesisHandler,
  'synthesis-preview': synthesisPreviewHandler,
  'tool-embedding': toolEmbeddingHandler,
}
