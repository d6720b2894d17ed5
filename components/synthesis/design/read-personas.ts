import { z } from 'zod'
import { fail, ok, type Result } from '@/lib/shared/result'
import { Persona } from '@/lib/synthesis'

/** Reads personas from a JSON list or from JSON lines. The first that is not one is named; none is guessed. */
export function readPersonas(text: string): Result<Persona[]> {
  const rows = parsedRows(text)
  if (!rows.ok) return rows
  if (rows.value.length === 0) return fail('bad-input', 'The file holds no persona.')
  const personas: Persona[] = []
  for (const [at, row] of rows.value.entries()) {
    const read = Persona.safeParse(row)
    if (!read.success) {
      const [issue] = read.error.issues
      return fail(
        'bad-input',
        `Persona ${at + 1}: ${issue?.path.join('.') || 'the line'} is not what was expected (${issue?.message}).`,
      )
    }
    personas.push(read.data)
  }
  return personas.length > 2000
    ? fail('bad-input', `A run takes at most 2,000 personas; the file holds ${personas.length}.`)
    : ok(personas)
}

function parsedRows(text: string): Result<unknown[]> {
  const whole = jsonOf(text)
  if (whole !== undefined) return ok(z.array(z.unknown()).safeParse(whole).data ?? [whole])
  const rows: unknown[] = []
  for (const [at, line] of text.split('\n').entries()) {
    if (line.trim() === '') continue
    const row = jsonOf(line)
    if (row === undefined) return fail('bad-input', `Line ${at + 1} of the file is not JSON.`)
    rows.push(row)
  }
  return ok(rows)
}

function jsonOf(text: string): unknown {
  try {
    return JSON.parse(text)
  } catch {
    return undefined
  }
}
