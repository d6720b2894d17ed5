import { Select } from '@/components/ui/select'
import type { ToolDependency } from '@/lib/tool-graph'
import { toolOn } from './to-flow'
import type { GraphEditor } from './use-graph-editor'
import { pairWords } from './words'

/** Which parameter a dependency feeds; required ones first. */
export function FeedSelect({ editor, dependency }: { editor: GraphEditor; dependency: ToolDependency }) {
  const { required, optional } = toolOn(editor.tools, dependency.to)
  const known = [...required, ...optional]
  const { parameter } = dependency
  return (
    <Select
      aria-label={`Parameter fed by ${pairWords(dependency)}`}
      value={parameter ?? ''}
      onChange={(event) => editor.feed(dependency, event.target.value || null)}
      className="w-44"
    >
      <option value="">order only</option>
      {parameter !== null && !known.includes(parameter) && (
        <option value={parameter}>{parameter} (gone)</option>
      )}
      {known.map((name) => (
        <option key={name} value={name}>
          {required.includes(name) ? name : `${name} (optional)`}
        </option>
      ))}
    </Select>
  )
}
