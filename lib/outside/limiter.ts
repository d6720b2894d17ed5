/** Lets at most `limit` tasks run at once; the others wait in the order in which they came. */
export class Limiter {
  #limit: number
  #running = 0
  #waiting = new Set<() => void>()

  constructor(limit: number) {
    this.#limit = limit
  }

  /** A new limit holds from the next task on; running tasks are left alone. */
  setLimit(limit: number): void {
    this.#limit = limit
    this.#admit()
  }

  /** Runs the task when its turn comes. Rejects with the signal's reason when that aborts while it waits. */
  async run<T>(signal: AbortSignal, task: () => Promise<T>): Promise<T> {
    await this.#turn(signal)
    try {
      return await task()
    } finally {
      this.#running -= 1
      this.#admit()
    }
  }

  #turn(signal: AbortSignal): Promise<void> {
    return new Promise((resolve, reject) => {
      if (signal.aborted) return reject(signal.reason)
      const leave = () => {
        this.#waiting.delete(enter)
        reject(signal.reason)
      }
      const enter = () => {
        signal.removeEventListener('abort', leave)
        resolve()
      }
      signal.addEventListener('abort', leave, { once: true })
      this.#waiting.add(enter)
      this.#admit()
    })
  }

  #admit(): void {
    for (const enter of this.#waiting) {
      if (this.#running >= this.#limit) return
      this.#running += 1
      this.#waiting.delete(enter)
      enter()
    }
  }
}

const limiters = new Map<string, Limiter>()

/** The one limiter of this process for a key. The limit given last holds for all who share it. */
export function limiterFor(key: string, limit: number): Limiter {
  const known = limiters.get(key)
  known?.setLimit(limit)
  const limiter = known ?? new Limiter(limit)
  limiters.set(key, limiter)
  return limiter
}
