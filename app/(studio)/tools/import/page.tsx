import type { Metadata } from 'next'
import { ImportForm } from '@/components/tool/import-form'
import { ImportHeader } from '@/components/tool/import-header'
import { TOOL_FILE_BYTES_MAX } from '@/lib/formats'
import { TOOLS_PER_SERVER_MIN } from '@/lib/tool'

export const metadata: Metadata = { title: 'Import tools' }

export default function ImportToolsPage() {
  return (
    <>
      <ImportHeader current="/tools/import" />
      <div className="min-h-0 flex-1 overflow-auto">
        <div className="grid max-w-3xl gap-4 p-4">
          <p className="max-w-[80ch] text-ink-soft">
            Reads MCP <code className="font-mono">tools/list</code> results, ASTRA’s{' '}
            <code className="font-mono">mcp_servers.jsonl</code>, Toucan servers and OpenAI function tools, as
            JSON or JSON Lines, and OpenAPI 3.0, 3.1 or Swagger 2.0, as JSON or YAML; the format is found from
            the content.
          </p>
          <ImportForm bytesMax={TOOL_FILE_BYTES_MAX} toolsMin={TOOLS_PER_SERVER_MIN} />
        </div>
      </div>
    </>
  )
}
