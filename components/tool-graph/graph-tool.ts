import { isObject } from '@/lib/shared/json'
import type { JsonSchema, Tool, ToolKey } from '@/lib/tool'

/** A tool as the graph shows it. */
export interface GraphTool {
  key: ToolKey
  name: string
  /** What its server is about; null where that is not known or not told by colour. */
  domain: string | null
  description: string
  /** Names of the parameters that a call must give, and of those that it may. */
  required: string[]
  optional: string[]
  /** Names of what it returns, as far as its document says. */
  results: string[]
}

/** What the graph shows of a tool. */
export const graphToolOf = (key: ToolKey, tool: Tool, domain: string | null = null): GraphTool => ({
  key,
  name: tool.name,
  domain,
  description: tool.description,
  required: tool.parameters.required,
  optional: Object.keys(tool.parameters.properties).filter(
    (name) => !tool.parameters.required.includes(name),
  ),
  results: resultNames(tool.result),
})

/** The fields of what is returned; of a list, those of its items. */
function resultNames(schema: JsonSchema | null): string[] {
  const inner = isObject(schema?.items) ? schema.items : schema
  return isObject(inner?.properties) ? Object.keys(inner.properties) : []
}
