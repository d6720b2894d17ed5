import { partsOf, type Tool, type ToolKey } from '../../tool'

/** Tools as a model reads them, one a line; those of the chain's own servers. */
export function toolListing(
  chain: readonly ToolKey[],
  tools: readonly { key: ToolKey; tool: Tool }[],
): string {
  const servers = new Set(chain.map((key) => partsOf(key).server))
  return tools
    .filter(({ key }) => servers.has(partsOf(key).server))
    .map(({ tool: { name, description, parameters } }) => JSON.stringify({ name, description, parameters }))
    .join('\n')
}

export const namesOf = (chain: readonly ToolKey[]): string[] => chain.map((key) => partsOf(key).tool)
