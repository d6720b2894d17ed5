import { Trash2, UnfoldVertical } from 'lucide-react'
import { DomainTag } from '@/components/tool/domain-tag'
import { ServerTag } from '@/components/tool/tool-name'
import { Button } from '@/components/ui/button'
import type { ServerGroup } from '@/lib/tool-graph'
import type { GraphEditor } from '../use-graph-editor'
import { toolNameOf } from '../words'

/** A folded group: its tools by name, each of which unfolds it and is shown, and what can be done with all of them. */
export function ServerInspector({ editor, group }: { editor: GraphEditor; group: ServerGroup }) {
  const { server, tools } = group
  const domain = editor.domainOf(server)
  return (
    <div className="grid justify-items-start gap-4">
      <h2 className="flex items-center gap-1.5 font-mono">
        <ServerTag server={server} domain={domain.name} />
        {server}
      </h2>
      <DomainTag domain={domain.name} isGuessed={domain.author === 'built-in'} />
      <p className="text-ink-soft">
        <span className="figures">{tools.length}</span> tools, folded into one card. Their dependencies are as
        they were; those that lead elsewhere are drawn as one line with their number.
      </p>
      <ul aria-label={`Tools of ${server}`} className="grid w-full">
        {tools.map((key) => (
          <li key={key}>
            <button
              type="button"
              onClick={() => editor.selectTool(key)}
              className="w-full truncate rounded-sm py-0.5 pl-3 text-left font-mono text-meta hover:bg-hover"
            >
              {toolNameOf(key)}
            </button>
          </li>
        ))}
      </ul>
      <div className="flex flex-wrap gap-2">
        <Button icon={<UnfoldVertical />} onClick={() => editor.toggleFold(server)}>
          Unfold
        </Button>
        <Button
          variant="danger"
          icon={<Trash2 />}
          onClick={() => editor.remove({ nodes: [server], edges: [] })}
        >
          Remove its tools
        </Button>
      </div>
    </div>
  )
}
