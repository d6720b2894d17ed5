import type { CallRecord } from './call-record'
import { holdsWord, peculiarValues, valueFinder } from './values'

/** An argument of a later call that an earlier call's result held. Positions in the record's calls, `from` < `to`. */
export interface FedArgument {
  from: number
  to: number
  parameter: string
}

/**
 * Which arguments came from which results: a value that nobody had told is held by the result of the latest earlier
 * call that holds it. At most one call for each argument.
 */
export function fedArguments({ told, calls }: CallRecord): FedArgument[] {
  const finders = calls.map(({ result }) => (result === null ? null : valueFinder(result)))
  return calls.flatMap((call, to) =>
    Object.entries(call.arguments).flatMap(([parameter, argument]): FedArgument[] => {
      const values = peculiarValues(argument).filter((value) => !holdsWord(told, value))
      if (values.length === 0) return []
      for (let from = to - 1; from >= 0; from--) {
        if (values.some((value) => finders[from]?.(value))) return [{ from, to, parameter }]
      }
      return []
    }),
  )
}
