/** Texts of options as the numbers they say; what says none becomes NaN, which every schema refuses. */
export const numbersOf = <K extends string>(texts: Record<K, string>): Record<K, number> =>
  Object.fromEntries(
    Object.entries<string>(texts).map(([name, text]) => [
      name,
      text.trim() === '' ? Number.NaN : Number(text),
    ]),
  ) as Record<K, number>

/** The same for options that may have been left out: those are left out of the numbers, too. */
export const numbersGiven = <K extends string>(
  texts: Record<K, string | undefined>,
): Partial<Record<K, number>> =>
  numbersOf(
    Object.fromEntries(Object.entries(texts).filter(([, text]) => text !== undefined)) as Record<K, string>,
  )
