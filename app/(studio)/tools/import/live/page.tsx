import type { Metadata } from 'next'
import { ImportHeader } from '@/components/tool/import-header'
import { LiveForm } from '@/components/tool/live-form'
import { TOOLS_PER_SERVER_MIN } from '@/lib/tool'
import { connectServer } from '../../actions'

export const metadata: Metadata = { title: 'Connect a live server' }

export default function ConnectServerPage() {
  return (
    <>
      <ImportHeader current="/tools/import/live" />
      <div className="min-h-0 flex-1 overflow-auto">
        <div className="grid max-w-3xl gap-4 p-4">
          <p className="max-w-[80ch] text-ink-soft">
            Asks a running MCP server for its tools and remembers how it was reached, so that they can be
            listed again and compared.
          </p>
          <LiveForm toolsMin={TOOLS_PER_SERVER_MIN} connect={connectServer} />
        </div>
      </div>
    </>
  )
}
