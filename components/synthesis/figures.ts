/**
 * `12.3 %` of a count; a dash where there is nothing to count. Tenths always stand, so that columns line up, and what
 * is not none or all never looks as if it were.
 */
export function percentOf(part: number, whole: number): string {
  if (whole === 0) return '–'
  const percent = (part / whole) * 100
  if (part > 0 && percent < 0.05) return '< 0.1 %'
  if (part < whole && percent > 99.95) return '> 99.9 %'
  return `${percent.toFixed(1)} %`
}
