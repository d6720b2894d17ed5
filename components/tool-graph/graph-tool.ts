import type { Tool, ToolKey } from '@/lib/tool'

/** A tool as the graph shows it. */
export interface GraphTool {
  key: ToolKey
  name: string
  description: string
  /** Names of the parameters that a call must give, and of those that it may. */
  required: string[]
  optional: string[]
}

/** What the graph shows of a tool. */
export const graphToolOf = (key: ToolKey, tool: Tool): GraphTool => ({
  key,
  name: tool.name,
  description: tool.description,
  required: tool.parameters.required,
  optional: Object.keys(tool.parameters.properties).filter(
    (name) => !tool.parameters.required.includes(name),
  ),
})
