/** An expected problem is a value: `ok` carries the answer, `fail` carries what went wrong, readable by people. */
export type Result<T, P = Problem> = { ok: true; value: T } | { ok: false; problem: P }

/** What went wrong, where, and what to do about it. `code` is for programs, `message` is one plain sentence. */
export interface Problem {
  code: string
  message: string
}

export const ok = <T>(value: T): { ok: true; value: T } => ({ ok: true, value })

export const fail = (code: string, message: string): { ok: false; problem: Problem } => ({
  ok: false,
  problem: { code, message },
})

/** The value of a result that cannot be a problem here; throws the problem if it is one all the same. */
export function expectOk<T>(result: Result<T>): T {
  if (!result.ok) throw new Error(result.problem.message)
  return result.value
}
