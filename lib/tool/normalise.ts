import { isObject } from '../shared/json'
import { fail, ok, type Problem, type Result } from '../shared/result'
import { normaliseParameters, normaliseSchema } from './normalise-schema'
import { cleanText, countWords, cutText, wordsOf } from './text'
import type { JsonSchema, Tool } from './tool'

/** What an OpenAI function may be called. */
export const CALLABLE_NAME = /^[A-Za-z0-9_-]{1,64}$/

/** A longer description is cut: it stands in every prompt that offers the tool. */
export const DESCRIPTION_CHARS_MAX = 16_000

/** Fewer words do not say what a tool does (our reading of astra-spec 1.3, rule 3, which gives no number). */
const DESCRIPTION_WORDS_MIN = 3

/**
 * One tool as others wrote it (MCP, OpenAI, Anthropic or BFCL members) → our `Tool`, with every repair listed.
 * Normalising a normalised tool changes nothing. Refused with `not-a-tool`, `name-unusable`, `no-description`,
 * `unclear-description`, or a problem of its parameters (`normaliseParameters`).
 */
export function normaliseTool(raw: unknown): Result<{ tool: Tool; changes: Problem[] }> {
  const source = isObject(raw) && isObject(raw.function) ? raw.function : raw
  if (!isObject(source)) return fail('not-a-tool', `A tool must be an object; this is ${typeof source}.`)
  const name = callableName(source.name)
  if (!name.ok) return name
  const description = clearDescription(source.description, name.value.name)
  if (!description.ok) return description
  const parameters = normaliseParameters(source.parameters ?? source.inputSchema ?? source.input_schema)
  if (!parameters.ok) return parameters
  const result = resultSchema(
    source.result ?? source.outputSchema ?? source.output_schema ?? source.response ?? null,
  )
  return ok({
    tool: {
      name: name.value.name,
      sourceName: name.value.sourceName,
      description: description.value.text,
      parameters: parameters.value.schema,
      result: result.schema,
    },
    changes: [
      ...name.value.changes,
      ...description.value.changes,
      ...parameters.value.changes,
      ...result.changes,
    ],
  })
}

/** The name where it is callable, else its letters, digits, `_` and `-`, joined by `_` and cut to 64. */
export function callableName(
  raw: unknown,
): Result<{ name: string; sourceName: string | null; changes: Problem[] }> {
  if (typeof raw !== 'string' || raw.trim() === '') {
    return fail('name-unusable', 'The tool has no name; give it one.')
  }
  if (CALLABLE_NAME.test(raw)) return ok({ name: raw, sourceName: null, changes: [] })
  // Cut first: no name needs more, and trimming below is slow on a text made of underscores.
  const name = raw
    .slice(0, 256)
    .normalize('NFKD')
    .replace(/\p{M}+/gu, '')
    .replace(/[^A-Za-z0-9_-]+/g, '_')
    .replace(/^_+|_+$/g, '')
    .slice(0, 64)
  const sourceName = cutText(cleanText(raw), 200)
  if (!/[A-Za-z0-9]/.test(name)) {
    const message = `The name ${JSON.stringify(sourceName)} has no letter or digit of a–z, 0–9, so no model can call it.`
    return fail('name-unusable', message)
  }
  const message = `The name ${JSON.stringify(sourceName)} became ${JSON.stringify(name)}, which models can call.`
  return ok({ name, sourceName, changes: [{ code: 'name-changed', message }] })
}

/**
 * The description cleaned and cut, where it says what the tool does: three words or more that do not only repeat
 * the name. Refused with `no-description` and `unclear-description`.
 */
export function clearDescription(raw: unknown, name: string): Result<{ text: string; changes: Problem[] }> {
  const cleaned = typeof raw === 'string' ? cleanText(raw) : ''
  if (cleaned === '')
    return fail('no-description', 'The tool has no description, so nobody can know what it does.')
  const text = cutText(cleaned, DESCRIPTION_CHARS_MAX)
  if (countWords(text) < DESCRIPTION_WORDS_MIN) {
    const message = `The description ${JSON.stringify(text)} has fewer than ${DESCRIPTION_WORDS_MIN} words.`
    return fail('unclear-description', message)
  }
  const nameWords = new Set([...wordsOf(name), 'a', 'an', 'the'])
  if (wordsOf(text).every((word) => nameWords.has(word))) {
    return fail(
      'unclear-description',
      `The description ${JSON.stringify(text)} only repeats the tool's name.`,
    )
  }
  const changes: Problem[] = []
  if (cleaned !== raw) {
    const message = 'The description lost surplus white space or invisible characters.'
    changes.push({ code: 'description-cleaned', message })
  }
  if (text !== cleaned) {
    const message = `The description of ${cleaned.length} characters was cut to ${DESCRIPTION_CHARS_MAX}.`
    changes.push({ code: 'description-cut', message })
  }
  return ok({ text, changes })
}

/** A result schema is a help, not a need: one that is no JSON Schema is left out and reported. */
function resultSchema(raw: unknown): { schema: JsonSchema | null; changes: Problem[] } {
  if (raw === null || (isObject(raw) && Object.keys(raw).length === 0)) return { schema: null, changes: [] }
  const read = normaliseSchema(raw, 'result')
  if (read.ok) return read.value
  return {
    schema: null,
    changes: [
      { code: 'result-left-out', message: `The result schema was left out. ${read.problem.message}` },
    ],
  }
}
