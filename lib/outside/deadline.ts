/** Why a call under a deadline was broken off; null when it was not. */
export type Interruption = 'aborted' | 'timeout' | null

/**
 * Runs a task with a signal that fires when the caller aborts or `timeoutMs` have passed. The task tells by
 * `interruption()` which of the two it was. `AbortSignal.any` is avoided: a signal that lives as long as a job
 * would keep every call's signal in memory.
 */
export async function withDeadline<T>(
  signal: AbortSignal,
  timeoutMs: number,
  task: (signal: AbortSignal, interruption: () => Interruption) => Promise<T>,
): Promise<T> {
  const controller = new AbortController()
  let interruption: Interruption = null
  const interrupt = (reason: Interruption) => {
    interruption ??= reason
    controller.abort()
  }
  const onAbort = () => interrupt('aborted')
  const timer = setTimeout(() => interrupt('timeout'), timeoutMs)
  signal.addEventListener('abort', onAbort, { once: true })
  if (signal.aborted) onAbort()
  try {
    return await task(controller.signal, () => interruption)
  } finally {
    clearTimeout(timer)
    signal.removeEventListener('abort', onAbort)
  }
}
