import { isObject } from '../shared/json'
import { fail, ok, type Result } from '../shared/result'
import { rowsOf } from './tool-document-rows/rows'

/** A call as BFCL writes it: `mv(source='a.txt', destination='b')`. Only the name is read. */
const CALL = /^\s*(?:[A-Za-z_]\w*\.)*([A-Za-z_]\w*)\s*\(/

/**
 * The ground truth of BFCL's multi-turn questions → the names of the calls of each question, in order over all of its
 * turns. A text that is no call reads as null, so that nobody takes the calls beside it for neighbours. Refused as a
 * whole: `empty-file`, `not-json`, and `other-shape` where a row has no `ground_truth` of lists of calls.
 */
export function readBfclGroundTruth(text: string, fileName: string): Result<(string | null)[][]> {
  const rows = rowsOf(text.startsWith('\uFEFF') ? text.slice(1) : text, fileName)
  if (!rows.ok) return rows
  const records: (string | null)[][] = []
  for (const { where, value } of rows.value) {
    if (!value.ok) return value
    const calls = isObject(value.value) ? callsIn(value.value.ground_truth) : null
    if (calls === null)
      return fail(
        'other-shape',
        `${where} of ${fileName} has no ground truth. Expected "ground_truth": a list of turns, each a list of calls such as "cd(folder='a')".`,
      )
    records.push(calls)
  }
  return ok(records)
}

function callsIn(turns: unknown): (string | null)[] | null {
  if (!Array.isArray(turns) || !turns.every(Array.isArray)) return null
  return turns.flat().map((call) => (typeof call === 'string' ? (CALL.exec(call)?.[1] ?? null) : null))
}
