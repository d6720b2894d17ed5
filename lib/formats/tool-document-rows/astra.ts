import { firstText, objectOf, type ServerRow } from './server-row'

/**
 * A row of ASTRA's `mcp_servers.jsonl` (astra-spec 1.4). How to reach the server (`call_info`) and `features`
 * are not part of a tool document.
 */
export function readAstraServer(row: Record<string, unknown>): ServerRow | null {
  const base = objectOf(row.base_info)
  if (!Array.isArray(base.tool_list)) return null
  const group = objectOf(base.group_info)
  return {
    title: firstText(group.name, group.server_title, group.server_name, group.group_id) ?? 'Unknown',
    description: firstText(group.server_description, group.tool_description),
    domain: firstText(group.domain),
    tools: base.tool_list,
  }
}
