import { Field } from '@/components/ui/field'
import { Select } from '@/components/ui/select'
import type { ToolKey } from '@/lib/tool'
import type { GraphEditor } from '../use-graph-editor'

/** How the graph is worked with, and the tools that could still come onto it. */
export function NothingSelected({ editor }: { editor: GraphEditor }) {
  const { graph } = editor.state.draft
  const there = new Set(graph.nodes)
  const missing = [...editor.tools.values()].filter((tool) => !there.has(tool.key))
  const refused = graph.dependencies.filter(({ review }) => review === 'refused').length
  return (
    <div className="grid gap-3">
      <p className="text-ink-soft">
        Select a tool or a dependency to read why it is there. Drag from a tool's right edge to another tool
        to connect them; press Delete to remove what is selected.
      </p>
      {refused > 0 && (
        <p className="text-ink-soft">
          {refused} of {graph.dependencies.length} dependencies are refused and never walked.
        </p>
      )}
      {missing.length > 0 && (
        <Field label={`Tools of the documents that are not on the graph: ${missing.length}`}>
          {(control) => (
            <Select {...control} value="" onChange={(event) => editor.addTool(event.target.value as ToolKey)}>
              <option value="">Add a tool</option>
              {missing.map((tool) => (
                <option key={tool.key} value={tool.key}>
                  {tool.name}
                </option>
              ))}
            </Select>
          )}
        </Field>
      )}
    </div>
  )
}
