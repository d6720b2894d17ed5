import { formatCount } from '@/lib/shared/format'
import { ASTRA_SFT, type RunShape } from '@/lib/synthesis'
import { percentOf } from '../figures'

/** Calls that have a bar of their own; longer attempts share the last. */
const LAST = 10
const BARS_PX = 88

/**
 * How many calls the kept trajectories have. Of ASTRA's only the share with one to five calls and the mean are published,
 * so that range is shaded, and both means stand under the bars.
 */
export function CallsChart({ shape: { byCalls, trajectories } }: { shape: RunShape }) {
  if (trajectories === 0) return null
  const bars = Array.from({ length: LAST + 1 }, (_, calls) =>
    byCalls.reduce((sum, one) => sum + (Math.min(one.calls, LAST) === calls ? one.count : 0), 0),
  )
  const most = Math.max(1, ...bars)
  const within = bars.slice(1, 6).reduce((sum, count) => sum + count, 0)
  const mean = byCalls.reduce((sum, { calls, count }) => sum + calls * count, 0) / trajectories
  return (
    <figure className="grid gap-1 px-4 pt-1 pb-3">
      <div
        role="img"
        aria-label={`Calls of a trajectory: ${bars.map((count, calls) => `${nameOf(calls)}: ${formatCount(count)}`).join(', ')}`}
        className="flex border-line-strong border-b"
      >
        {bars.map((count, calls) => (
          <div
            // biome-ignore lint/suspicious/noArrayIndexKey: bars are places on the axis
            key={calls}
            title={`${nameOf(calls)} ${calls === 1 ? 'call' : 'calls'}: ${formatCount(count)}, ${percentOf(count, trajectories)}`}
            className={`flex flex-1 flex-col justify-end px-1 ${calls >= 1 && calls <= 5 ? 'bg-sunken' : ''}`}
            style={{ height: BARS_PX + 20 }}
          >
            <span className="figures text-center text-ink-soft text-meta">
              {count > 0 && percentOf(count, trajectories).replace(/\.\d/, '')}
            </span>
            <div
              className="bg-ink-soft"
              style={{ height: Math.max(count > 0 ? 1 : 0, (count / most) * BARS_PX) }}
            />
          </div>
        ))}
      </div>
      <div aria-hidden className="figures flex text-ink-faint text-meta">
        {bars.map((_, calls) => (
          // biome-ignore lint/suspicious/noArrayIndexKey: bars are places on the axis
          <span key={calls} className="flex-1 text-center">
            {nameOf(calls)}
          </span>
        ))}
      </div>
      <figcaption className="text-ink-soft text-meta">
        Calls of a trajectory. Shaded, one to five: {percentOf(within, trajectories)} here,{' '}
        {(ASTRA_SFT.withOneToFive * 100).toFixed(1)} % in ASTRA; mean {mean.toFixed(2)} here,{' '}
        {ASTRA_SFT.callsMean} in ASTRA. ASTRA publishes no more of its distribution.
      </figcaption>
    </figure>
  )
}

const nameOf = (calls: number): string => (calls === LAST ? `${LAST}+` : String(calls))
