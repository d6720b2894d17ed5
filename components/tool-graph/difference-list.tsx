import type { ReactNode } from 'react'
import { EmptyState } from '@/components/ui/empty-state'
import type { ToolKey } from '@/lib/tool'
import type { ChainChanges, GraphDiff, StandingChain, ToolDependency, ToolPair } from '@/lib/tool-graph'
import { Quoted } from './quoted'
import { type DiffMark, MARK_COLORS, MARK_SIGNS } from './to-flow'
import { chainWords, pairWords, toolNameOf, weightWords } from './words'

/** Rows of one kind that are listed. */
const SHOWN_MAX = 100

interface Row {
  id: string
  mark: DiffMark
  words: ReactNode
  choose: () => void
}

/** Every difference of two versions as a row that leads to its place, and what they do to the stored chains. */
export function DifferenceList({
  diff,
  changes,
  onChooseTool,
  onChoosePair,
  onChooseChain,
}: {
  diff: GraphDiff
  changes: ChainChanges
  onChooseTool: (key: ToolKey) => void
  onChoosePair: (pair: ToolPair) => void
  onChooseChain: (tools: readonly ToolKey[]) => void
}) {
  const toolRow = (mark: DiffMark) => (key: ToolKey) => ({
    id: key,
    mark,
    words: toolNameOf(key),
    choose: () => onChooseTool(key),
  })
  const pairRow =
    (mark: DiffMark, words: (dependency: ToolDependency) => string) => (dependency: ToolDependency) => ({
      id: pairWords(dependency),
      mark,
      words: words(dependency),
      choose: () => onChoosePair(dependency),
    })
  const chainRow = (mark: DiffMark) => (chain: StandingChain) => ({
    id: chain.tools.join(),
    mark,
    words: (
      <>
        {chainWords(chain.tools)}
        {chain.standing.outcome !== 'pass' && (
          <span className="block font-sans text-ink-soft">
            {chain.standing.outcome === 'fail' ? 'dropped: ' : 'quarantined: '}
            <Quoted text={chain.standing.by.reason} />
          </span>
        )}
      </>
    ),
    choose: () => onChooseChain(chain.tools),
  })
  const fed = (dependency: ToolDependency) =>
    `${pairWords(dependency)}, ${dependency.parameter ?? 'order only'}`
  const sections: { title: string; rows: Row[] }[] = [
    {
      title: 'Tools',
      rows: [...diff.toolsAdded.map(toolRow('added')), ...diff.toolsRemoved.map(toolRow('removed'))],
    },
    {
      title: 'Dependencies',
      rows: [
        ...diff.dependenciesAdded.map(pairRow('added', fed)),
        ...diff.dependenciesRemoved.map(pairRow('removed', fed)),
        ...diff.dependenciesChanged.map((change) =>
          pairRow('changed', () => `${pairWords(change.after)}: ${changeWords(change)}`)(change.after),
        ),
      ],
    },
    { title: 'Chains that can no longer be walked', rows: changes.lost.map(chainRow('removed')) },
    { title: 'Chains that could not be walked before', rows: changes.gained.map(chainRow('added')) },
    { title: 'Chains that are usable now', rows: changes.verified.map(chainRow('added')) },
    { title: 'Chains that are no longer usable', rows: changes.unverified.map(chainRow('removed')) },
  ].filter(({ rows }) => rows.length > 0)
  if (sections.length === 0)
    return <EmptyState sentence="The two versions say the same; at most, cards stand elsewhere." />
  return (
    <div className="h-full overflow-auto">
      {sections.map(({ title, rows }) => (
        <section key={title} aria-label={title}>
          <h3 className="flex justify-between border-line border-b bg-sunken px-4 py-1 text-ink-soft text-meta">
            {title}
            <span className="figures">{rows.length}</span>
          </h3>
          <ul>
            {rows.slice(0, SHOWN_MAX).map(({ id, mark, words, choose }) => (
              <li key={`${mark} ${id}`} className="border-line border-b">
                <button
                  type="button"
                  onClick={choose}
                  className="flex w-full items-baseline gap-2 px-4 py-1.5 text-left hover:bg-hover"
                >
                  <span aria-hidden className="font-mono font-semibold" style={{ color: MARK_COLORS[mark] }}>
                    {MARK_SIGNS[mark]}
                  </span>
                  <span className="sr-only">{mark}: </span>
                  <span className="min-w-0 break-words font-mono text-meta">{words}</span>
                </button>
              </li>
            ))}
          </ul>
          {rows.length > SHOWN_MAX && (
            <p className="px-4 py-1.5 text-ink-faint text-meta">and {rows.length - SHOWN_MAX} more</p>
          )}
        </section>
      ))}
    </div>
  )
}

/** "review undecided → accepted, weight 0.50 → 1.00"; evidence is only said to differ. */
function changeWords({ before, after, what }: GraphDiff['dependenciesChanged'][number]): string {
  return what
    .map((part) => {
      if (part === 'evidence') return 'other evidence'
      const words = ({ [part]: value }: ToolDependency) =>
        typeof value === 'number' ? weightWords(value) : (value ?? 'order only')
      return `${part} ${words(before)} → ${words(after)}`
    })
    .join(', ')
}
