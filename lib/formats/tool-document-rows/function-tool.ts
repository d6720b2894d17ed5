import { isObject } from '../../shared/json'

/**
 * Whether a row is itself a tool: `{type: "function", function}`, or a name with its parameter schema as OpenAI,
 * MCP, Anthropic or BFCL write it.
 */
export function isFunctionTool(row: Record<string, unknown>): boolean {
  if (row.type === 'function' && isObject(row.function)) return true
  const schema = row.parameters ?? row.inputSchema ?? row.input_schema
  return typeof row.name === 'string' && schema !== undefined && !Array.isArray(row.tools)
}
