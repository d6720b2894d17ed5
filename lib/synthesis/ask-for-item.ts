import { isItemProblem, ModelError, type ModelUsage } from '../shared/model'
import { fail, type Result } from '../shared/result'
import { NO_USAGE } from './agents/agent'
import { isTimeUp } from './endings'

/**
 * Asks a model for something that one item needs. A reply that cannot be used, or that comes too late, is a problem of
 * that item; throws `ModelError` when the endpoint is down, so that the run pauses.
 */
export async function askForItem<Value>(
  signal: AbortSignal,
  ask: () => Promise<{ value: Result<Value>; usage: ModelUsage }>,
): Promise<{ value: Result<Value>; usage: ModelUsage }> {
  try {
    return await ask()
  } catch (error) {
    if (isTimeUp(signal))
      return {
        value: fail('time-limit', 'The time limit was reached before the model had answered.'),
        usage: NO_USAGE,
      }
    if (!(error instanceof ModelError) || !isItemProblem(error.code)) throw error
    return { value: fail(error.code, error.message), usage: error.usage }
  }
}
