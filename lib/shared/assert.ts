/** Throws when an invariant of our own is broken. Never used for what a user may do wrong: that is a `Result`. */
export function assert(condition: unknown, message: string): asserts condition {
  if (!condition) throw new Error(`Invariant broken: ${message}`)
}

/** Marks a `switch` over a union as complete; the compiler points here when a member is added. */
export function assertNever(value: never): never {
  throw new Error(`Unhandled case: ${JSON.stringify(value)}`)
}
