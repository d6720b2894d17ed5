import { Button } from '@/components/ui/button'
import { EmptyState } from '@/components/ui/empty-state'
import { Kbd } from '@/components/ui/kbd'
import { formatCount } from '@/lib/shared/format'
import type { Chain, ToolDependency } from '@/lib/tool-graph'
import { FeedChoice } from '../feed-choice'
import { DependencyTitle } from '../inspector/dependency-title'
import { EvidenceList } from '../inspector/evidence-list'
import type { GraphEditor } from '../use-graph-editor'
import { toolNameOf, weightWords } from '../words'
import { useReview } from './use-review'

/** The undecided dependencies one after the other, each with all that speaks for it, decided by one key. */
export function ReviewPanel({ editor, chains }: { editor: GraphEditor; chains: readonly Chain[] }) {
  const { shown, undecided, verbs } = useReview(editor)
  const { dependencies } = editor.state.draft.graph
  const share = dependencies.length === 0 ? 1 : 1 - undecided / dependencies.length
  return (
    <section aria-label="Review" className="flex h-full min-h-0 flex-col">
      <div className="grid gap-1.5 border-line border-b px-4 py-2">
        <p role="status" className="figures text-ink-soft text-meta">
          {formatCount(undecided)} of {formatCount(dependencies.length)} undecided
        </p>
        <div aria-hidden className="h-1 overflow-hidden rounded-full bg-hover">
          <div className="h-full bg-pass" style={{ width: `${share * 100}%` }} />
        </div>
        <div className="flex flex-wrap gap-1.5">
          {verbs.map(({ name, label, shortcut, isOffered, run }) => (
            <Button key={name} size="small" disabled={!isOffered} onClick={run} aria-keyshortcuts={shortcut}>
              {label} <Kbd keys={shortcut} />
            </Button>
          ))}
        </div>
      </div>
      <div className="min-h-0 flex-1 overflow-auto px-4 py-3">
        {shown === null ? (
          <EmptyState sentence={decidedWords(dependencies)} />
        ) : (
          <div className="wrap-anywhere grid grid-cols-[minmax(0,1fr)] gap-4">
            <DependencyTitle editor={editor} dependency={shown} />
            <Bearing dependency={shown} all={dependencies} chains={chains} />
            <FeedChoice editor={editor} dependency={shown} />
            <EvidenceList evidence={shown.evidence} />
          </div>
        )}
      </div>
    </section>
  )
}

/** What hangs on a dependency: what else feeds the same, and how many of the sampled chains walk it. */
function Bearing({
  dependency: { from, to, parameter, weight },
  all,
  chains,
}: {
  dependency: ToolDependency
  all: readonly ToolDependency[]
  chains: readonly Chain[]
}) {
  const others = all.filter(
    (other) =>
      other.to === to && other.parameter === parameter && other.from !== from && other.review !== 'refused',
  )
  const walked = chains.filter(({ tools }) =>
    tools.some((key, i) => key === to && tools[i - 1] === from),
  ).length
  return (
    <dl className="grid grid-cols-[auto_1fr] gap-x-4 gap-y-1">
      <dt className="text-ink-soft">Weight</dt>
      <dd className="figures">{weightWords(weight)} of 1</dd>
      {parameter !== null && (
        <>
          <dt className="text-ink-soft">Also fed by</dt>
          <dd className={others.length === 0 ? 'text-ink-soft' : 'break-words font-mono text-meta'}>
            {others.length === 0 ? 'nothing else' : others.map((other) => toolNameOf(other.from)).join(', ')}
          </dd>
        </>
      )}
      {chains.length > 0 && (
        <>
          <dt className="text-ink-soft">Walked by</dt>
          <dd className="figures">
            {formatCount(walked)} of {formatCount(chains.length)} sampled chains
          </dd>
        </>
      )}
    </dl>
  )
}

function decidedWords(dependencies: readonly ToolDependency[]): string {
  if (dependencies.length === 0) return 'There is no dependency to review yet.'
  const refused = dependencies.filter(({ review }) => review === 'refused').length
  return `Every dependency is decided: ${formatCount(dependencies.length - refused)} accepted, ${formatCount(refused)} refused. Refused ones are remembered and never walked.`
}
