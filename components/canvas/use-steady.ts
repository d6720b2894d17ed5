import { useMemo, useState } from 'react'

/**
 * A list worked out anew, in which every item that says the same as the one of its id before is that very value; where
 * all of them do, it is the list before.
 */
export function useSteady<T extends { id: string }>(work: () => T[], inputs: readonly unknown[]): T[] {
  const [steady] = useState(() => steadier<T>())
  // biome-ignore lint/correctness/useExhaustiveDependencies: the caller names what its work reads
  return useMemo(() => steady(work()), inputs)
}

/** Remembers the last list that it was given. */
export function steadier<T extends { id: string }>(): (items: T[]) => T[] {
  const same = sameList<T, T[]>()
  let before = new Map<string, T>()
  return (items) => {
    const steady = items.map((item) => {
      const known = before.get(item.id)
      return known !== undefined && isAlike(known, item) ? known : item
    })
    const list = same(steady)
    if (list === steady) before = new Map(steady.map((item) => [item.id, item]))
    return list
  }
}

/** The same values under the same names, one level deep and, for plain objects, two. */
function isAlike(a: object, b: object, levels = 2): boolean {
  const keys = Object.keys(a)
  return (
    keys.length === Object.keys(b).length &&
    keys.every((key) => {
      const [x, y] = [a[key as keyof typeof a] as unknown, b[key as keyof typeof b] as unknown]
      if (Object.is(x, y)) return true
      return levels > 1 && isPlain(x) && isPlain(y) && isAlike(x, y, levels - 1)
    })
  )
}

const isPlain = (value: unknown): value is object =>
  typeof value === 'object' && value !== null && Object.getPrototypeOf(value) === Object.prototype

/** The list of the last time, where this one holds the very same items. */
export function useSameList<T>(list: readonly T[]): readonly T[] {
  const [same] = useState(() => sameList<T>())
  return same(list)
}

/** Remembers the last list that it was given. */
export function sameList<T, List extends readonly T[] = readonly T[]>(): (list: List) => List {
  let before: List | null = null
  return (list) => {
    if (list.length !== before?.length || list.some((item, i) => item !== before?.[i])) before = list
    return before
  }
}
