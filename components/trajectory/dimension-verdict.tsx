import { AuthorMark } from '@/components/verifier/author-mark'
import { VerdictBadge } from '@/components/verifier/verdict-badge'
import type { Dimension } from '@/lib/trajectory'
import { formatScore, spreadOf, type Verdict } from '@/lib/verifier'
import { dimensionNames } from './dimension-names'
import { StepLink } from './step-link'

/** Steps named under one verdict before the rest is only counted. */
const STEPS_SHOWN = 12

/** One dimension's verdict: score, reason, steps, the words it rests on, and what each judge of a panel said. */
export function DimensionVerdict({
  dimension,
  verdict,
  judges,
  onSelect,
}: {
  dimension: Dimension
  verdict: Verdict
  /** The verdicts of a panel's judges; empty where one judged alone. */
  judges: readonly Verdict[]
  onSelect: (ordinal: number) => void
}) {
  const { steps, quotes = [] } = verdict.outcome === 'judged' ? verdict : { steps: [] }
  const spread = spreadOf(judges)
  return (
    <>
      <dt className="flex items-center gap-2" title={dimensionNames[dimension].asks}>
        <span className="font-medium">{dimensionNames[dimension].title}</span>
        <span className="ml-auto flex items-center gap-3">
          {spread !== null && spread > 0 && (
            <span className="text-meta text-undecided">
              <span aria-hidden>↕ </span>
              <span className="figures">{formatScore(spread)}</span> apart
            </span>
          )}
          <VerdictBadge verdict={verdict} />
        </span>
      </dt>
      <dd className="mt-0.5 text-ink-soft">
        <p className="break-words">{verdict.reason}</p>
        {quotes.length > 0 && (
          <ul className="mt-1 grid gap-1">
            {quotes.map(({ step, text }, at) => (
              // biome-ignore lint/suspicious/noArrayIndexKey: a judge may quote the same words for several rounds
              <li key={at} className="flex gap-2 border-line-strong border-l-2 pl-2 text-meta">
                <q className="line-clamp-2 min-w-0 flex-1 break-words">{text}</q>
                <StepNumber ordinal={step} onSelect={onSelect} />
              </li>
            ))}
          </ul>
        )}
        <p className="mt-1 flex flex-wrap items-center gap-x-2 gap-y-1 text-meta">
          <AuthorMark author={verdict.author} />
          {steps.length > 0 && <span className="text-ink-faint">steps</span>}
          {steps.slice(0, STEPS_SHOWN).map((ordinal) => (
            <StepNumber key={ordinal} ordinal={ordinal} onSelect={onSelect} />
          ))}
          {steps.length > STEPS_SHOWN && (
            <span className="text-ink-faint">and {steps.length - STEPS_SHOWN} more</span>
          )}
        </p>
        {judges.length > 0 && (
          <details className="mt-1 text-meta">
            <summary className="cursor-pointer text-ink-soft">
              What each of {judges.length} judges said
            </summary>
            <ul className="mt-1 grid gap-1.5">
              {judges.map((one, seat) => (
                // biome-ignore lint/suspicious/noArrayIndexKey: a panel keeps its seats
                <li key={seat} className="border-line border-l pl-2">
                  <span className="flex items-center justify-between gap-2">
                    <AuthorMark author={one.author} />
                    <VerdictBadge verdict={one} />
                  </span>
                  <span className="break-words">{one.reason}</span>
                </li>
              ))}
            </ul>
          </details>
        )}
      </dd>
    </>
  )
}

const StepNumber = ({ ordinal, onSelect }: { ordinal: number; onSelect: (ordinal: number) => void }) => (
  <StepLink ordinal={ordinal} onSelect={onSelect} className="figures rounded-sm text-accent underline">
    {ordinal}
  </StepLink>
)
