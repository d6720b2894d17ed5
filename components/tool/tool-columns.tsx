import type { VirtualColumn } from '@/components/ui/virtual-table'
import { formatCount } from '@/lib/shared/format'
import type { Id } from '@/lib/shared/id'
import { type Tool, toolKey } from '@/lib/tool'
import { ToolName } from './tool-name'

/** A tool as a line of a list. */
export interface ToolListing {
  id: Id<'tool'>
  name: string
  /** Its beginning. */
  description: string
  parameterCount: number
  requiredCount: number
  /** The name of its server, and what that is about; null where it is not known. */
  server: string
  domain: string | null
}

const LINE_CHARS_MAX = 200

/** As much of a text as a line can show; no character is cut in half. */
const beginningOf = (text: string): string => text.slice(0, LINE_CHARS_MAX).replace(/[\uD800-\uDBFF]$/, '')

/** A tool of a document as a line of a list. */
export const toolListing = (
  id: Id<'tool'>,
  server: { name: string; domain: { name: string | null } },
  tool: Tool,
): ToolListing => ({
  id,
  name: tool.name,
  description: beginningOf(tool.description),
  parameterCount: Object.keys(tool.parameters.properties).length,
  requiredCount: tool.parameters.required.length,
  server: server.name,
  domain: server.domain.name,
})

export const toolColumns: VirtualColumn<ToolListing>[] = [
  {
    key: 'name',
    header: 'Tool',
    width: 'minmax(200px, 3fr)',
    cell: (tool) => (
      <ToolName tool={toolKey(tool.server, tool.name)} domain={tool.domain} className="max-w-full" />
    ),
  },
  {
    key: 'description',
    header: 'Description',
    width: 'minmax(200px, 5fr)',
    cell: (tool) => <span className="text-ink-soft">{tool.description}</span>,
  },
  {
    key: 'required',
    header: 'Required',
    width: '72px',
    numeric: true,
    cell: (tool) => formatCount(tool.requiredCount),
  },
  {
    key: 'parameters',
    header: 'Parameters',
    width: '84px',
    numeric: true,
    cell: (tool) => formatCount(tool.parameterCount),
  },
]
