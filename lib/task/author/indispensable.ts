import { purposeOf, type Tool, type ToolKey } from '../../tool'

/** The tools among those needed for which no other that is offered could stand in, each once. */
export function indispensableTools(
  needed: readonly ToolKey[],
  offered: readonly { key: ToolKey; tool: Tool }[],
): ToolKey[] {
  if (offered.length < 2) return []
  return [...new Set(needed)].filter((key) => {
    const own = offered.find((one) => one.key === key)
    return own && !offered.some((other) => other.key !== key && couldStandIn(other.tool, own.tool))
  })
}

/** True when a tool does the same to the same kind of thing as another. */
export function couldStandIn(other: Tool, tool: Tool): boolean {
  const [a, b] = [purposeOf(other), purposeOf(tool)]
  return a.noun === b.noun && a.kind === b.kind
}
