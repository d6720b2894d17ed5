import { formatCount } from '@/lib/shared/format'
import { RunMark } from './run-mark'

/** How attempts score: how many in each equal part of [0, 1]. */
export interface Scores {
  bins: number[]
  scored: number
  unscored: number
  mean: number | null
}

const HEIGHT = 96

/** The scores of two runs above the same line, as shares of what was scored, so that their sizes do not matter. */
export function ScoreChart({ a, b }: { a: Scores; b: Scores }) {
  const most = Math.max(
    0.0001,
    ...[a, b].flatMap(({ bins, scored }) => bins.map((count) => (scored === 0 ? 0 : count / scored))),
  )
  const sentence = [a, b]
    .map(
      ({ mean, scored }, at) =>
        `${at === 0 ? 'A' : 'B'}: mean ${mean === null ? 'none' : mean.toFixed(3)} of ${scored}`,
    )
    .join('; ')
  return (
    <div className="grid gap-2 px-4">
      <div role="img" aria-label={`Scores. ${sentence}`} className="border-line border-b">
        <div className="flex items-end gap-1" style={{ height: HEIGHT }}>
          {a.bins.map((_, bin) => (
            // biome-ignore lint/suspicious/noArrayIndexKey: bins are places on the axis
            <div key={bin} className="flex h-full flex-1 items-end gap-px" title={titleOf(bin, a, b)}>
              {[a, b].map(({ bins, scored }, at) => (
                <div
                  // biome-ignore lint/suspicious/noArrayIndexKey: two runs, always in the same places
                  key={at}
                  className={`flex-1 ${at === 0 ? 'bg-reward-plus' : 'bg-reward-minus'}`}
                  style={{ height: scored === 0 ? 0 : ((bins[bin] ?? 0) / scored / most) * HEIGHT }}
                />
              ))}
            </div>
          ))}
        </div>
      </div>
      <div className="figures flex justify-between text-ink-faint text-meta">
        {['0', '0.25', '0.5', '0.75', '1'].map((tick) => (
          <span key={tick}>{tick}</span>
        ))}
      </div>
      <dl className="flex flex-wrap gap-x-6 gap-y-1 text-meta">
        {[a, b].map(({ mean, scored, unscored }, at) => (
          // biome-ignore lint/suspicious/noArrayIndexKey: two runs, always in the same places
          <div key={at} className="flex items-baseline gap-2">
            <dt>
              <RunMark at={at} />
            </dt>
            <dd className="figures text-ink-soft">
              mean {mean === null ? '–' : mean.toFixed(3)} of {formatCount(scored)} scored,{' '}
              {formatCount(unscored)} without a score
            </dd>
          </div>
        ))}
      </dl>
    </div>
  )
}

const titleOf = (bin: number, a: Scores, b: Scores) =>
  `${(bin / a.bins.length).toFixed(2)} to ${((bin + 1) / a.bins.length).toFixed(2)}: A ${a.bins[bin]} of ${a.scored}, B ${b.bins[bin]} of ${b.scored}`
