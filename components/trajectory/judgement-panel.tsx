import type { ReactNode } from 'react'
import { Badge } from '@/components/ui/badge'
import { Notice } from '@/components/ui/notice'
import {
  DIMENSION_GROUPS,
  type Dimension,
  type DimensionGroup,
  type Judgement,
  type PanelJudgement,
} from '@/lib/trajectory'
import { formatScore, meanOfJudged, type Verdict } from '@/lib/verifier'
import { dimensionNames, groupNames } from './dimension-names'
import { DimensionVerdict } from './dimension-verdict'
import { ScoreFigure } from './score-figure'

/** The judge's seven dimensions in the paper's three groups, each with its verdict, the reason and the evidence. */
export function JudgementPanel({
  judgement,
  panel,
  score,
  unjudgedCount,
  actions,
  isHidden,
  renderMarks,
  onSelect,
}: {
  judgement: Judgement | null
  panel: PanelJudgement | null
  score: number | null
  unjudgedCount: number
  actions?: ReactNode
  /** True for a dimension whose verdict the reader is not to see yet. */
  isHidden: (dimension: Dimension) => boolean
  /** What people say of a dimension, under what the judge says. */
  renderMarks: (dimension: Dimension) => ReactNode
  onSelect: (ordinal: number) => void
}) {
  const groups = Object.entries(DIMENSION_GROUPS) as [DimensionGroup, readonly Dimension[]][]
  const isAnyHidden = groups.some(([, dimensions]) => dimensions.some(isHidden))
  return (
    <section aria-label="Judgement" className="border-line border-b px-4 py-3">
      <div className="flex items-center justify-between gap-3">
        <h2 className="font-semibold text-section">Judgement</h2>
        <span className="flex items-center gap-3">
          {!isAnyHidden && <ScoreFigure score={score} unjudgedCount={unjudgedCount} />}
          {actions}
        </span>
      </div>
      {judgement === null && (
        <Notice tone="warning" className="mt-2">
          No judge has seen this trajectory; it has no score, neither high nor low.
        </Notice>
      )}
      {groups.map(([group, dimensions]) => (
        <section key={group} aria-label={groupNames[group]} className="mt-3">
          <div className="flex items-center justify-between border-line border-b pb-1">
            <h3 className="font-medium text-ink-faint text-meta">{groupNames[group]}</h3>
            {judgement && !dimensions.some(isHidden) && (
              <GroupMean verdicts={dimensions.map((dimension) => judgement[dimension])} />
            )}
          </div>
          <dl className="divide-y divide-line">
            {dimensions.map((dimension) => (
              <div key={dimension} className="py-2">
                {judgement && !isHidden(dimension) ? (
                  <DimensionVerdict
                    dimension={dimension}
                    verdict={judgement[dimension]}
                    judges={panel?.judges.map((one) => one[dimension]) ?? []}
                    onSelect={onSelect}
                  />
                ) : (
                  <dt className="font-medium" title={dimensionNames[dimension].asks}>
                    {dimensionNames[dimension].title}
                    <span className="block font-normal text-ink-soft">{dimensionNames[dimension].asks}</span>
                  </dt>
                )}
                {renderMarks(dimension)}
              </div>
            ))}
          </dl>
        </section>
      ))}
    </section>
  )
}

/** The mean of a group, and of how many where not all of it was judged. */
function GroupMean({ verdicts }: { verdicts: readonly Verdict[] }) {
  const mean = meanOfJudged(verdicts)
  const judged = verdicts.filter(({ outcome }) => outcome === 'judged').length
  if (mean === null) return <Badge tone="unjudged">none judged</Badge>
  return (
    <span className="text-ink-faint text-meta">
      mean{judged < verdicts.length && ` of ${judged} of ${verdicts.length}`}{' '}
      <span className="figures text-ink">{formatScore(mean)}</span>
    </span>
  )
}
