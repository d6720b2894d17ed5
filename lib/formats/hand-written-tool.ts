import type { JsonValue } from '../shared/json'
import { ok, type Result } from '../shared/result'
import { normaliseTool, type Tool } from '../tool'
import { findJsonError } from './json-error'

/** A tool as it is typed into a form; the schemas are JSON texts, and `result` may be empty. */
export interface HandWrittenTool {
  name: string
  description: string
  parameters: string
  result: string
}

/** What is wrong with a tool, and in which field. */
export interface ToolFieldProblem {
  field: keyof HandWrittenTool
  message: string
}

/** Which field each refusal of `normaliseTool` is about; all others are about the parameters. */
const FIELDS: Record<string, keyof HandWrittenTool> = {
  'name-unusable': 'name',
  'no-description': 'description',
  'unclear-description': 'description',
}

/**
 * A tool from the texts of a form. Stricter than an import: whoever wrote it is there to mend it, so that a result
 * schema that is none is refused instead of left out. A problem of a schema names the path where it stands.
 */
export function readHandWrittenTool(texts: HandWrittenTool): Result<Tool, ToolFieldProblem> {
  const parameters = readJson(texts.parameters, 'parameters')
  if (!parameters.ok) return parameters
  const result = texts.result.trim() === '' ? ok(null) : readJson(texts.result, 'result')
  if (!result.ok) return result
  const { name, description } = texts
  const raw = { name: name.trim(), description, parameters: parameters.value, result: result.value }
  const tool = normaliseTool(raw)
  if (!tool.ok) {
    const { code, message } = tool.problem
    return wrong(FIELDS[code] ?? 'parameters', message)
  }
  const leftOut = tool.value.changes.find(({ code }) => code === 'result-left-out')
  return leftOut ? wrong('result', leftOut.message) : ok(tool.value.tool)
}

function readJson(text: string, field: 'parameters' | 'result'): Result<JsonValue, ToolFieldProblem> {
  try {
    return ok(JSON.parse(text) as JsonValue)
  } catch {
    const error = findJsonError(text)
    const place = `line ${error?.line ?? 1}, column ${error?.column ?? 1}`
    return wrong(field, `This is not JSON at ${place}: ${error?.message ?? 'it cannot be read'}.`)
  }
}

const wrong = (field: ToolFieldProblem['field'], message: string) => ({
  ok: false as const,
  problem: { field, message },
})
