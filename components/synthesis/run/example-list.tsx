import type { Route } from 'next'
import Link from 'next/link'
import { OutcomeBadge } from '@/components/job/outcome-badge'
import { formatCount } from '@/lib/shared/format'
import { STAGES } from '@/lib/synthesis'
import type { Outcome } from '@/lib/trajectory'
import { inWords, stageTitle } from '../names'

/** One item as it came in: where it ended, what was asked, the sentence behind it. */
export interface Example {
  ordinal: number
  stage: string | null
  outcome: Outcome
  reason: string | null
  detail: string | null
  resultId: string | null
  task: { question: string } | null
}

/** The newest item of every ending, kept ones first. */
export function ExampleList({
  examples,
  hrefOf,
}: {
  examples: readonly Example[]
  hrefOf: (example: Example) => Route
}) {
  if (examples.length === 0) return <p className="px-4 py-2 text-ink-soft">No item has come in yet.</p>
  return (
    <ul aria-label="Newest items">
      {[...examples].sort(inOrder).map((example) => (
        <li key={`${example.stage} ${example.outcome}`} className="border-line border-b">
          <Link
            href={hrefOf(example)}
            prefetch={false}
            className="grid gap-0.5 px-4 py-1.5 no-underline hover:bg-hover"
          >
            <span className="flex items-baseline gap-2 text-meta">
              <OutcomeBadge outcome={example.outcome} reason={null} />
              {example.outcome !== 'kept' && (
                <span className="text-ink-soft">
                  at {stageTitle(example.stage ?? '').title.toLowerCase()}: {inWords(example.reason ?? '')}
                </span>
              )}
              <span className="figures ml-auto text-ink-faint">item {formatCount(example.ordinal)}</span>
            </span>
            <span className="truncate">{example.task?.question ?? 'No task was written.'}</span>
            {example.detail && <span className="truncate text-ink-soft text-meta">{example.detail}</span>}
          </Link>
        </li>
      ))}
    </ul>
  )
}

/** Kept first, then gate by gate. */
const inOrder = (a: Example, b: Example): number => placeOf(a) - placeOf(b)
const placeOf = ({ outcome, stage }: Example): number =>
  outcome === 'kept' ? -1 : (STAGES as readonly (string | null)[]).indexOf(stage)
