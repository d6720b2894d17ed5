import { fail, ok, type Result } from '../shared/result'
import type { ToolKey } from '../tool'
import type { OfferedTools } from '../trajectory'

/** The tools that a model named, checked against the documents; the problem's code is `unknown-tool`. */
export function keysOfTools(names: readonly string[], tools: OfferedTools): Result<ToolKey[]> {
  const keys = names.map((name) => tools.find(({ tool }) => tool.name === name)?.key)
  const unknown = names[keys.indexOf(undefined)]
  return unknown === undefined
    ? ok(keys.filter((key) => key !== undefined))
    : fail('unknown-tool', `The reply asks for ${unknown}, which the service does not have.`)
}
