import { AuthorMark } from '@/components/verifier/author-mark'
import type { ToolDependency } from '@/lib/tool-graph'
import { ReviewBadge } from '../review-badge'
import type { GraphEditor } from '../use-graph-editor'
import { toolNameOf } from '../words'

/** Which tools a dependency joins, who made it, and what a person said of it. */
export function DependencyTitle({ editor, dependency }: { editor: GraphEditor; dependency: ToolDependency }) {
  const { from, to, author, review } = dependency
  return (
    <header className="grid gap-1">
      <h2 className="flex flex-wrap items-center gap-1 font-mono">
        {[from, to].map((key, i) => (
          <span key={key} className="inline-flex items-center gap-1">
            {i > 0 && <span>→</span>}
            <button type="button" className="hover:underline" onClick={() => editor.selectTool(key)}>
              {toolNameOf(key)}
            </button>
          </span>
        ))}
      </h2>
      <div className="flex items-center gap-3">
        <AuthorMark author={{ kind: author, name: author }} />
        <ReviewBadge review={review} />
      </div>
    </header>
  )
}
