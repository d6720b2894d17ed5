/** `12.3 %` of a count; a dash where there is nothing to count. Tenths always stand, so that columns line up. */
export const percentOf = (part: number, whole: number): string =>
  whole === 0 ? '–' : `${((part / whole) * 100).toFixed(1)} %`
