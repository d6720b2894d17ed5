import type { ModelProblemCode } from '../shared/model'

/** True for model problems that concern one item; every other means that the endpoint is down for now. */
export const isItemProblem = (code: ModelProblemCode): boolean =>
  code === 'refused' || code === 'truncated' || code === 'unparsed'

/** True when a signal was aborted by a time limit, as `AbortSignal.timeout` does, and not by somebody. */
export const isTimeUp = (signal: AbortSignal): boolean =>
  signal.aborted && (signal.reason as Error | undefined)?.name === 'TimeoutError'
