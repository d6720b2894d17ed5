import { isObject, type JsonObject } from '../../shared/json'
import type { Problem } from '../../shared/result'
import { clearDescription, type RawServer, type RawTool } from '../../tool'
import { mergeParameters } from './merge-parameters'
import { operationNames } from './operation-names'
import { operationResult } from './operation-result'
import { listOperations, type Operation } from './operations'

/** Whether a document says that it is OpenAPI 3.0 or 3.1, or Swagger 2.0. */
export const isOpenApi = (document: unknown): document is JsonObject =>
  isObject(document) &&
  (/^3\.[01](\.|$)/.test(String(document.openapi)) || /^2(\.0)?$/.test(String(document.swagger)))

/** An OpenAPI document → a server with one raw tool for each operation. `title` is for a document without one. */
export function readOpenApiServer(document: JsonObject, title: string): RawServer {
  const info = isObject(document.info) ? document.info : {}
  const operations = listOperations(document)
  const names = operationNames(operations)
  const server = textOf(info.title) || title
  return {
    title: server,
    description: textOf(info.description) || textOf(info.summary),
    domain: null,
    tools: operations.map((operation, i) => {
      const { name, changes } = names[i] ?? { name: operation.method, changes: [] }
      return toolOf(document, operation, server, name, changes)
    }),
  }
}

function toolOf(
  document: JsonObject,
  operation: Operation,
  server: string,
  name: string,
  changes: readonly Problem[],
): RawTool {
  const parameters = mergeParameters(document, operation)
  if (!parameters.ok) {
    const { code, message } = parameters.problem
    return { ok: false, problem: { code, message: `${requestOf(operation)}: ${message}` } }
  }
  const description = descriptionOf(operation, server, name)
  const result = operationResult(document, operation)
  return {
    ok: true,
    value: {
      name,
      description: description.text,
      parameters: parameters.value.schema,
      result: result.schema,
    },
    changes: [...changes, ...description.changes, ...parameters.value.changes, ...result.changes],
  }
}

/** Summary and description; where they do not say enough, the request is added, so that no operation is lost. */
function descriptionOf(
  operation: Operation,
  server: string,
  name: string,
): { text: string; changes: Problem[] } {
  const [summary, description] = [textOf(operation.source.summary), textOf(operation.source.description)]
  const text = description.startsWith(summary)
    ? description
    : [summary, description].filter(Boolean).join('\n\n')
  if (clearDescription(text, name).ok) return { text, changes: [] }
  const request = `Calls ${requestOf(operation)} of ${server}.`
  const message = 'The description was missing or said too little; method and path were added to it.'
  return {
    text: [text, request].filter(Boolean).join('\n\n'),
    changes: [{ code: 'description-made', message }],
  }
}

const requestOf = ({ method, path }: Operation) => `${method.toUpperCase()} ${path}`

const textOf = (value: unknown): string => (typeof value === 'string' ? value.trim() : '')
