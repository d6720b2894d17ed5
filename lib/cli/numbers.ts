/** Texts of options as the numbers they say; what says none becomes NaN, which every schema refuses. */
export const numbersOf = <K extends string>(texts: Record<K, string>): Record<K, number> =>
  Object.fromEntries(
    Object.entries<string>(texts).map(([name, text]) => [
      name,
      text.trim() === '' ? Number.NaN : Number(text),
    ]),
  ) as Record<K, number>
