import { firstText, objectOf, type ServerRow } from './server-row'

/**
 * A Toucan server: the flat row `{server_name, primary_label, tools}` or the crawl record it was made from,
 * `{labels, metadata: {server_name, remote_server_response: {tools}}}`.
 */
export function readToucanServer(row: Record<string, unknown>): ServerRow | null {
  const metadata = objectOf(row.metadata)
  const isCrawlRecord = 'remote_server_response' in metadata
  const tools = isCrawlRecord ? objectOf(metadata.remote_server_response).tools : row.tools
  const label = isCrawlRecord ? objectOf(row.labels).primary_label : row.primary_label
  if (!Array.isArray(tools) || typeof label !== 'string') return null
  return {
    title: firstText(isCrawlRecord ? metadata.server_name : row.server_name),
    description: firstText(objectOf(metadata.server_info_crawled).overview, row.description),
    domain: firstText(label),
    tools,
  }
}
