import type { CoverageMeasure } from '@/lib/tool-graph'
import { figureWords, MEASURES } from './heat'

/** What the depth of the hue stands for. */
export function HeatLegend({ measure, most }: { measure: CoverageMeasure; most: number }) {
  const { hue, isShare } = MEASURES[measure]
  return (
    <div className="grid gap-1 text-ink-soft text-meta">
      <div className="figures flex items-center gap-2">
        {figureWords(0, measure)}
        <span
          aria-hidden
          className="h-2 flex-1 rounded-sm border border-line"
          style={{
            background: `linear-gradient(to right, var(--raised), color-mix(in oklab, var(${hue}) 34%, var(--raised)))`,
          }}
        />
        {figureWords(most, measure)}
      </div>
      <p className="text-ink-faint">
        {isShare
          ? 'The figure stands on each card; a dash and a dotted line say that there is none yet.'
          : 'The figure stands on each card; the scale is logarithmic.'}
      </p>
    </div>
  )
}
