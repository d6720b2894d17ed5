/**
 * How often two raters put things on the same of k ordered levels: `table[i][j]` counts things that the first put on
 * level i and the second on level j.
 */
export type AgreementTable = readonly (readonly number[])[]

/** The share on the diagonal, p_o; null for an empty table. */
export function agreementIn(table: AgreementTable): number | null {
  const n = countIn(table)
  return n === 0 ? null : table.reduce((sum, row, i) => sum + (row[i] ?? 0), 0) / n
}

/**
 * Cohen's kappa, κ = (p_o − p_e) / (1 − p_e), with p_e = Σ p_i· p_·i (J. Cohen, A coefficient of agreement for nominal
 * scales, Educational and Psychological Measurement 20, 1960). Null where it is not defined: for an empty table, and
 * where both raters only ever used one and the same level (p_e = 1).
 */
export const kappaIn = (table: AgreementTable): number | null => weighted(table, (i, j) => (i === j ? 0 : 1))

/**
 * Weighted kappa with linear disagreement |i − j|, for ordered levels: κ_w = 1 − Σ w_ij p_ij / Σ w_ij p_i· p_·j
 * (J. Cohen, Weighted kappa, Psychological Bulletin 70, 1968). Null where it is not defined, as above.
 */
export const weightedKappaIn = (table: AgreementTable): number | null =>
  weighted(table, (i, j) => Math.abs(i - j))

/** 1 − observed over expected disagreement; both kappas are this, with other weights. */
function weighted(table: AgreementTable, weightOf: (i: number, j: number) => number): number | null {
  const n = countIn(table)
  const rows = table.map((row) => row.reduce((sum, count) => sum + count, 0))
  const columns = table.map((_, j) => table.reduce((sum, row) => sum + (row[j] ?? 0), 0))
  let observed = 0
  let expected = 0
  for (const [i, row] of table.entries())
    for (const [j, count] of row.entries()) {
      observed += weightOf(i, j) * count
      expected += (weightOf(i, j) * (rows[i] ?? 0) * (columns[j] ?? 0)) / n
    }
  return n === 0 || expected === 0 ? null : 1 - observed / expected
}

const countIn = (table: AgreementTable): number => table.flat().reduce((sum, count) => sum + count, 0)
