import { Wrench } from 'lucide-react'
import { useState } from 'react'
import { Button } from '@/components/ui/button'
import { cx } from '@/components/ui/cx'
import { EmptyState } from '@/components/ui/empty-state'
import { fixOf, type GraphProblem, type GraphProblemKind } from '@/lib/tool-graph'
import { Quoted } from './quoted'
import type { GraphEditor } from './use-graph-editor'

const KIND_WORDS: { [kind in GraphProblemKind]: string } = {
  unfed: 'Nothing feeds it',
  cycle: 'Cycles',
  'forced-order': 'Forced order',
  'missing-parallelism': 'Missing parallelism',
  duplicate: 'Duplicates',
  unconnected: 'No chain reaches it',
  'below-filter': 'Below the filter rules',
}
const KINDS = Object.keys(KIND_WORDS) as GraphProblemKind[]

/** Findings of one kind that are listed; a graph of 2,000 tools can have thousands. */
const SHOWN_MAX = 50

/** What is likely wrong with the graph: each finding leads to its place, and the chosen one offers its fix. */
export function ProblemsPanel({
  editor,
  problems,
}: {
  editor: GraphEditor
  /** Null while they are looked for. */
  problems: readonly GraphProblem[] | null
}) {
  const [chosen, setChosen] = useState<string | null>(null)
  if (problems === null) return <EmptyState sentence="The tools are being read." />
  if (problems.length === 0)
    return (
      <EmptyState sentence="Nothing is likely wrong: every identifier is fed and every order carries something." />
    )
  return (
    <div className="h-full overflow-auto">
      {KINDS.map((kind) => {
        const found = problems.filter((problem) => problem.kind === kind)
        return found.length === 0 ? null : (
          <section key={kind} aria-label={KIND_WORDS[kind]}>
            <h3 className="flex justify-between border-line border-b bg-sunken px-4 py-1 text-ink-soft text-meta">
              {KIND_WORDS[kind]}
              <span className="figures">{found.length}</span>
            </h3>
            <ul>
              {found.slice(0, SHOWN_MAX).map((problem) => (
                <li key={problem.id} className="border-line border-b">
                  <button
                    type="button"
                    aria-expanded={problem.id === chosen}
                    onClick={() => {
                      setChosen(problem.id === chosen ? null : problem.id)
                      editor.show({ nodes: problem.tools, pairs: problem.pairs })
                    }}
                    className={cx(
                      'block w-full px-4 py-1.5 text-left text-ink-soft hover:bg-hover',
                      problem.id === chosen && 'bg-selected',
                    )}
                  >
                    <Quoted text={problem.sentence} />
                  </button>
                  {problem.id === chosen && <Fix editor={editor} problem={problem} />}
                </li>
              ))}
            </ul>
            {found.length > SHOWN_MAX && (
              <p className="px-4 py-1.5 text-ink-faint text-meta">and {found.length - SHOWN_MAX} more</p>
            )}
          </section>
        )
      })}
    </div>
  )
}

function Fix({ editor, problem }: { editor: GraphEditor; problem: GraphProblem }) {
  const fix = fixOf(problem, editor.state.draft, editor.known)
  if (fix === null) return null
  return (
    <div className="px-4 pt-1.5 pb-2">
      <Button size="small" icon={<Wrench />} onClick={() => editor.apply(fix)}>
        <span className="max-w-72 truncate first-letter:uppercase">{fix.name}</span>
      </Button>
    </div>
  )
}
