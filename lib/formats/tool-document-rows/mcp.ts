import { firstText, objectOf, type ServerRow } from './server-row'

/**
 * The answer to MCP's `tools/list`, bare (`{tools}`) or in its JSON-RPC envelope (`{result: {tools}}`), with
 * the server's name and description beside it where somebody wrote them there.
 */
export function readMcpServer(row: Record<string, unknown>): ServerRow | null {
  // Rows of chat datasets carry tools as well; they are trajectories, not servers.
  if ('messages' in row || 'conversations' in row) return null
  const tools = objectOf(row.result).tools ?? row.tools
  if (!Array.isArray(tools)) return null
  const info = objectOf(row.serverInfo ?? row.server_info ?? objectOf(row.result).serverInfo)
  return {
    title: firstText(
      row.name,
      row.server_title,
      row.server_name,
      info.title,
      info.name,
      row.title,
      row.server,
    ),
    description: firstText(row.description, row.server_description, row.instructions, info.description),
    domain: firstText(row.domain, row.category),
    tools,
  }
}
