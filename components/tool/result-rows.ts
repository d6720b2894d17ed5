import { isObject } from '@/lib/shared/json'
import { type JsonSchema, type ParameterRow, parameterRows } from '@/lib/tool'

/**
 * A result schema as rows, like a tool's parameters. An answer that is no object with named parts (a list, a text)
 * stands as one row named `result`, its parts under it.
 */
export function resultRows(schema: JsonSchema): ParameterRow[] {
  const rows = parameterRows(schema)
  if (rows.length > 0) return rows
  // References are resolved from the root, so what they lead to must stay there.
  const { $defs = {}, definitions = {} } = schema
  return parameterRows({
    type: 'object',
    properties: { result: schema },
    required: ['result'],
    ...(isObject($defs) && { $defs }),
    ...(isObject(definitions) && { definitions }),
  })
}
