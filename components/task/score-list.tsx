import { Badge } from '@/components/ui/badge'
import { AuthorMark } from '@/components/verifier/author-mark'
import { TASK_DIMENSIONS, TASK_LABELS, type TaskScores } from '@/lib/task'
import { TASK_DIMENSION_NAMES } from './words'

/** The five scores, each with its label, its reason and who gave it. */
export function ScoreList({ scores }: { scores: TaskScores | null }) {
  if (!scores) return <p className="text-ink-soft">Not scored.</p>
  return (
    <dl className="grid grid-cols-[minmax(0,1fr)] gap-2.5">
      {TASK_DIMENSIONS.map((dimension) => {
        const score = scores[dimension]
        return (
          <div key={dimension} className="grid gap-0.5">
            <dt className="flex flex-wrap items-center gap-2">
              <span>{TASK_DIMENSION_NAMES[dimension]}</span>
              {score.outcome === 'judged' ? (
                <span className="figures">
                  {score.level}{' '}
                  <span className="text-ink-soft">of 5 · {TASK_LABELS[dimension][score.level - 1]}</span>
                </span>
              ) : (
                <Badge tone="unjudged">unjudged</Badge>
              )}
              <AuthorMark author={score.author} className="ml-auto" />
            </dt>
            <dd className="wrap-anywhere text-ink-soft text-meta">{score.reason}</dd>
          </div>
        )
      })}
    </dl>
  )
}
