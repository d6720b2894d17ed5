import SwaggerParser from '@apidevtools/swagger-parser'
import { parse as parseYaml, YAMLParseError } from 'yaml'
import { isObject, type JsonObject, type JsonValue } from '@/lib/shared/json'
import { fail, ok, type Result } from '@/lib/shared/result'

export interface OpenApiRead {
  document: JsonValue
  /** Where the document breaks the specification of OpenAPI, in one sentence; null where nothing was found. */
  breach: string | null
}

/**
 * The text of an OpenAPI document, JSON or YAML, as a value. References are left as they are, and none to another
 * file or address is ever followed: a parser that did would read our own files to whoever sends a document.
 * Refused: `not-json`, `not-yaml`, with line and column.
 */
export async function parseOpenApi(text: string, fileName: string): Promise<Result<OpenApiRead>> {
  const value = parseText(text, fileName)
  if (!value.ok) return value
  const document = isObject(value.value) ? withTextVersions(value.value as JsonObject) : value.value
  return ok({
    document,
    breach: isObject(document) ? await breachOf(document as JsonObject, fileName) : null,
  })
}

function parseText(text: string, fileName: string): Result<JsonValue> {
  try {
    // Merge keys are YAML 1.1, and so are many of the documents. What JSON cannot say (NaN) becomes null.
    return ok(JSON.parse(JSON.stringify(parseYaml(text, { merge: true, maxAliasCount: 1000 }))) as JsonValue)
  } catch (error) {
    if (error instanceof YAMLParseError) {
      const [first] = error.linePos ?? []
      const [words] = error.message.split(' at line ')
      const place = first ? ` at line ${first.line}, column ${first.col}` : ''
      return fail('not-yaml', `${fileName} is not YAML${place}: ${words?.replace(/[.:]?\s*$/, '')}.`)
    }
    return fail('not-yaml', `${fileName} cannot be read as YAML: ${(error as Error).message}.`)
  }
}

/** YAML reads `version: 1.0` as a number; every author meant the text. */
function withTextVersions(document: JsonObject): JsonObject {
  const info = isObject(document.info) ? (document.info as JsonObject) : null
  return {
    ...document,
    ...(typeof document.swagger === 'number' && { swagger: document.swagger.toFixed(1) }),
    ...(typeof info?.version === 'number' && { info: { ...info, version: String(info.version) } }),
  }
}

async function breachOf(document: JsonObject, fileName: string): Promise<string | null> {
  try {
    // It resolves references in place, so it gets a copy.
    await SwaggerParser.validate(structuredClone(document) as never, {
      resolve: { external: false },
      dereference: { circular: 'ignore' },
    })
    return null
  } catch (error) {
    const words = (error as Error).message.replace(/\s+/g, ' ').trim()
    const shown = words.length > 300 ? `${words.slice(0, 300)}…` : words
    return `${fileName} breaks the OpenAPI specification, and was read all the same: ${shown}`
  }
}
