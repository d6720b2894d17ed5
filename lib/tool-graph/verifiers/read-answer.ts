import type { z } from 'zod'
import { parseJson } from '../../shared/json'

/** The JSON object in a model's text, after any thinking aloud and out of any fence; null when it does not fit. */
export function readAnswer<T>(text: string, schema: z.ZodType<T>): T | null {
  const said = text.split('</think>').at(-1) ?? ''
  for (const candidate of [said, said.slice(said.indexOf('{'), said.lastIndexOf('}') + 1)]) {
    const parsed = parseJson(candidate, 'The answer')
    const fitting = parsed.ok ? schema.safeParse(parsed.value) : null
    if (fitting?.success) return fitting.data
  }
  return null
}
