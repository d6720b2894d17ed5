import { Trash2 } from 'lucide-react'
import { Button } from '@/components/ui/button'
import type { ToolKey } from '@/lib/tool'
import { type Coverage, findDependency, serverGroups } from '@/lib/tool-graph'
import { pairOf } from '../to-flow'
import type { GraphEditor } from '../use-graph-editor'
import { DependencyInspector } from './dependency-inspector'
import { NothingSelected } from './nothing-selected'
import { ServerInspector } from './server-inspector'
import { ToolInspector } from './tool-inspector'

/** What is selected, in words: one tool, one dependency, several things, or nothing. */
export function GraphInspector({ editor, coverage }: { editor: GraphEditor; coverage: Coverage }) {
  return (
    <section aria-label="Inspector" className="h-full overflow-auto px-4 py-3">
      <Selected editor={editor} coverage={coverage} />
    </section>
  )
}

function Selected({ editor, coverage }: { editor: GraphEditor; coverage: Coverage }) {
  const { draft, selection } = editor.state
  const nodes = selection.nodes.filter((key) => draft.graph.nodes.includes(key as ToolKey)) as ToolKey[]
  const dependencies = selection.edges.flatMap((id) => findDependency(draft.graph, pairOf(id)) ?? [])
  const folded = serverGroups(draft.graph, draft.layout).find(
    (group) => group.isFolded && selection.nodes.includes(group.server),
  )
  const [node] = nodes
  const [dependency] = dependencies
  if (nodes.length + dependencies.length > 1)
    return (
      <div className="grid justify-items-start gap-3">
        <p>
          {nodes.length} tools and {dependencies.length} dependencies are selected.
        </p>
        <Button variant="danger" icon={<Trash2 />} onClick={() => editor.remove(selection)}>
          Remove all of them
        </Button>
      </div>
    )
  if (folded !== undefined) return <ServerInspector editor={editor} group={folded} />
  if (node !== undefined)
    return <ToolInspector key={node} editor={editor} toolKey={node} count={coverage.ofTool(node)} />
  if (dependency !== undefined)
    return <DependencyInspector editor={editor} dependency={dependency} count={coverage.ofStep(dependency)} />
  return <NothingSelected editor={editor} />
}
