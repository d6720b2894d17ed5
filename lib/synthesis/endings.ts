/** True when a signal was aborted by a time limit, as `AbortSignal.timeout` does, and not by somebody. */
export const isTimeUp = (signal: AbortSignal): boolean =>
  signal.aborted && (signal.reason as Error | undefined)?.name === 'TimeoutError'
