import { isObject, type JsonObject } from '../../shared/json'
import { fail, ok, type Result } from '../../shared/result'
import { parseListLiteral } from './list-literal'
import { Persona } from './persona'

/** What became of a file of personas: how many rows came through, what was changed in some, why others did not. */
export interface PersonaReport {
  personas: Persona[]
  accepted: number
  /** Rows that came through after a change, with what it was. */
  changed: { row: number; change: string }[]
  rejected: { row: number; reason: string }[]
}

const PERSONAS_MAX = 2000
const LISTS = ['skills_and_expertise_list', 'hobbies_and_interests_list'] as const

/**
 * Personas from a file: JSON Lines, a JSON array, or an object that holds one. Rows have the fields of astra-spec 3.2; others
 * (ethnicity and region among them, which ASTRA leaves out on purpose) are ignored. A problem says why no persona could be read.
 */
export function parsePersonas(text: string): Result<PersonaReport> {
  const rows = rowsOf(text.replace(/^\uFEFF/, ''))
  const report: PersonaReport = { personas: [], accepted: 0, changed: [], rejected: [] }
  for (const { row, value } of rows) {
    if (report.personas.length >= PERSONAS_MAX) {
      report.rejected.push({ row, reason: `More than ${PERSONAS_MAX} personas; the rest is left out.` })
      continue
    }
    const read = readRow(value)
    if (!read.ok) {
      report.rejected.push({ row, reason: read.problem.message })
      continue
    }
    report.personas.push(read.value.persona)
    if (read.value.changes.length === 0) report.accepted++
    else report.changed.push({ row, change: read.value.changes.join('; ') })
  }
  if (report.personas.length > 0) return ok(report)
  const first = report.rejected[0]
  return fail(
    'no-personas',
    first ? `No row is a persona. Row ${first.row}: ${first.reason}` : 'The file holds no rows.',
  )
}

/** Every row with its number from 1; a line that is no JSON has the value undefined. */
function rowsOf(text: string): { row: number; value: unknown }[] {
  const whole = jsonOf(text)
  if (whole !== undefined) {
    const list = Array.isArray(whole)
      ? whole
      : isObject(whole)
        ? (Object.values(whole).find((member) => Array.isArray(member) && member.some(isObject)) ?? [whole])
        : [whole]
    return (list as unknown[]).map((value, at) => ({ row: at + 1, value }))
  }
  return text
    .split('\n')
    .map((line, at) => ({ row: at + 1, line: line.trim() }))
    .filter(({ line }) => line !== '')
    .map(({ row, line }) => ({ row, value: jsonOf(line) }))
}

function jsonOf(text: string): unknown {
  try {
    return JSON.parse(text)
  } catch {
    return undefined
  }
}

function readRow(value: unknown): Result<{ persona: Persona; changes: string[] }> {
  if (value === undefined) return fail('bad-row', 'This line is not JSON.')
  if (!isObject(value)) return fail('bad-row', 'A persona is an object with at least an occupation.')
  const changes: string[] = []
  const row: JsonObject = { ...(value as JsonObject) }
  if (typeof row.age === 'string' && /^\s*\d+\s*$/.test(row.age)) {
    row.age = Number(row.age)
    changes.push('age was a text')
  }
  if (typeof row.age === 'number' && !Number.isInteger(row.age)) {
    row.age = Math.floor(row.age)
    changes.push('age was not whole')
  }
  for (const name of LISTS) {
    const list = row[name]
    if (list === null) delete row[name]
    if (typeof list !== 'string') continue
    const items = parseListLiteral(list)
    if (items === null) return fail('bad-row', `${name} is a text that does not read as a list.`)
    row[name] = items
    changes.push(`${name} was a text`)
  }
  for (const [name, member] of Object.entries(row))
    if (typeof member === 'string') row[name] = member.replaceAll(/\p{Cc}+/gu, ' ').trim()
  if (typeof row.professional_persona === 'string' && row.professional_persona.length > 4000) {
    row.professional_persona = row.professional_persona.slice(0, 4000)
    changes.push('professional_persona was cut at 4,000 characters')
  }
  const persona = Persona.safeParse(row)
  if (persona.success) return ok({ persona: persona.data, changes })
  const [issue] = persona.error.issues
  const field = issue?.path.join('.') || 'The row'
  const isMissing = issue?.code === 'invalid_type' && issue.message.endsWith('received undefined')
  return fail('bad-row', isMissing ? `${field} is missing` : `${field}: ${issue?.message ?? 'not a persona'}`)
}
