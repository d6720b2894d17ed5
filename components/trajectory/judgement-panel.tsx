import { Notice } from '@/components/ui/notice'
import { AuthorMark } from '@/components/verifier/author-mark'
import { VerdictBadge } from '@/components/verifier/verdict-badge'
import { DIMENSIONS, type Judgement } from '@/lib/trajectory'
import { dimensionNames } from './dimension-names'
import { ScoreFigure } from './score-figure'
import { StepLink } from './step-link'

/** Steps named under one verdict before the rest is only counted. */
const STEPS_SHOWN = 12

/** The judge's seven dimensions, each with its verdict, the reason and the steps that it points to. */
export function JudgementPanel({
  judgement,
  score,
  unjudgedCount,
  onSelect,
}: {
  judgement: Judgement | null
  score: number | null
  unjudgedCount: number
  onSelect: (ordinal: number) => void
}) {
  return (
    <section aria-label="Judgement" className="border-line border-b px-4 py-3">
      <div className="flex items-center justify-between gap-3">
        <h2 className="font-semibold text-section">Judgement</h2>
        <ScoreFigure score={score} unjudgedCount={unjudgedCount} />
      </div>
      {judgement === null ? (
        <Notice tone="warning" className="mt-2">
          No judge has seen this trajectory; it has no score, neither high nor low.
        </Notice>
      ) : (
        <dl className="mt-1 divide-y divide-line">
          {DIMENSIONS.map((dimension) => {
            const verdict = judgement[dimension]
            const steps = verdict.outcome === 'judged' ? verdict.steps : []
            return (
              <div key={dimension} className="py-2">
                <dt className="flex items-center gap-2" title={dimensionNames[dimension].asks}>
                  <span className="font-medium">{dimensionNames[dimension].title}</span>
                  <span className="ml-auto">
                    <VerdictBadge verdict={verdict} />
                  </span>
                </dt>
                <dd className="mt-0.5 text-ink-soft">
                  <p className="break-words">{verdict.reason}</p>
                  <p className="mt-1 flex flex-wrap items-center gap-x-2 gap-y-1 text-meta">
                    <AuthorMark author={verdict.author} />
                    {steps.length > 0 && <span className="text-ink-faint">steps</span>}
                    {steps.slice(0, STEPS_SHOWN).map((ordinal) => (
                      <StepLink
                        key={ordinal}
                        ordinal={ordinal}
                        onSelect={onSelect}
                        className="figures rounded-sm text-accent underline"
                      >
                        {ordinal}
                      </StepLink>
                    ))}
                    {steps.length > STEPS_SHOWN && (
                      <span className="text-ink-faint">and {steps.length - STEPS_SHOWN} more</span>
                    )}
                  </p>
                </dd>
              </div>
            )
          })}
        </dl>
      )}
    </section>
  )
}
