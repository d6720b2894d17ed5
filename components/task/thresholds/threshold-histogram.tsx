import { useRef } from 'react'
import { cx } from '@/components/ui/cx'
import { NumberField } from '@/components/ui/number-field'
import { formatCount } from '@/lib/shared/format'
import {
  levelAtPercentile,
  type ScoreHistogram,
  TASK_LABELS,
  TASK_LEVELS,
  type TaskDimension,
  type TaskLevel,
} from '@/lib/task'
import { TASK_DIMENSION_NAMES } from '../words'

const BARS_PX = 96

/** One dimension: a bar a level, those nobody judged hatched and apart, and a threshold that is dragged or walked with the arrows. */
export function ThresholdHistogram({
  dimension,
  histogram,
  threshold,
  onChange,
}: {
  dimension: TaskDimension
  histogram: ScoreHistogram
  threshold: TaskLevel
  onChange: (level: TaskLevel) => void
}) {
  const bars = useRef<HTMLDivElement>(null)
  const counts = TASK_LEVELS.map((level) => histogram.byLevel[level])
  const judged = counts.reduce((sum, count) => sum + count, 0)
  const most = Math.max(1, ...counts, histogram.unjudged)
  const below = TASK_LEVELS.reduce(
    (sum, level) => sum + (level < threshold ? histogram.byLevel[level] : 0),
    0,
  )
  const name = TASK_DIMENSION_NAMES[dimension]

  function dragTo(clientX: number) {
    const box = bars.current?.getBoundingClientRect()
    if (!box) return
    const at = Math.round(((clientX - box.left) / box.width) * TASK_LEVELS.length)
    const level = TASK_LEVELS[Math.max(0, Math.min(TASK_LEVELS.length - 1, at))]
    if (level && level !== threshold) onChange(level)
  }

  return (
    <section
      aria-label={name}
      className="grid content-start gap-2 rounded-md border border-line bg-raised p-3"
    >
      <h2 className="flex items-baseline gap-2">
        <span>{name}</span>
        <span className="figures ml-auto text-ink-soft text-meta">
          {threshold === 1 ? 'no threshold' : `at least ${threshold} · ${formatCount(below)} below`}
        </span>
      </h2>
      <div className="flex items-end gap-3">
        <div
          ref={bars}
          className="relative flex flex-1 cursor-ew-resize touch-none select-none items-end gap-1"
          onPointerDown={(event) => {
            event.currentTarget.setPointerCapture(event.pointerId)
            dragTo(event.clientX)
          }}
          onPointerMove={(event) => event.buttons === 1 && dragTo(event.clientX)}
        >
          {TASK_LEVELS.map((level) => (
            <Bar
              key={level}
              count={histogram.byLevel[level]}
              most={most}
              label={String(level)}
              title={`${level}: ${TASK_LABELS[dimension][level - 1]}`}
              isBelow={level < threshold}
            />
          ))}
          <span
            aria-hidden
            className="pointer-events-none absolute inset-y-0 w-0.5 bg-accent"
            style={{ left: `calc(${((threshold - 1) / TASK_LEVELS.length) * 100}% - 3px)` }}
          />
        </div>
        <div className="w-10 border-line border-l pl-2">
          <Bar count={histogram.unjudged} most={most} label="–" title="unjudged" isHatched />
        </div>
      </div>
      <label className="grid gap-0.5 text-ink-soft text-meta">
        <span className="sr-only">Least level of {name}</span>
        <input
          type="range"
          min={1}
          max={5}
          step={1}
          value={threshold}
          aria-valuetext={
            threshold === 1
              ? 'no threshold'
              : `at least ${threshold}, ${TASK_LABELS[dimension][threshold - 1]}; ${below} below`
          }
          onChange={({ target }) => onChange(Number(target.value) as TaskLevel)}
          className="w-[calc(100%-3.25rem)] accent-accent"
        />
      </label>
      <div className="flex flex-wrap items-center gap-2 text-ink-soft text-meta">
        <span className="inline-flex items-center gap-1.5">
          percentile
          <NumberField
            aria-label={`Percentile of ${name}`}
            min={0}
            max={99}
            step={5}
            placeholder="–"
            className="w-16"
            onChange={({ target }) =>
              target.value !== '' && onChange(levelAtPercentile(histogram, Number(target.value)))
            }
          />
        </span>
        <span className="figures ml-auto">
          {formatCount(judged)} judged · {formatCount(histogram.unjudged)} unjudged
          {histogram.notApplying > 0 && ` · ${formatCount(histogram.notApplying)} need no tool`}
        </span>
      </div>
    </section>
  )
}

function Bar({
  count,
  most,
  label,
  title,
  isBelow = false,
  isHatched = false,
}: {
  count: number
  most: number
  label: string
  title: string
  isBelow?: boolean
  isHatched?: boolean
}) {
  return (
    <div
      className="grid flex-1 justify-items-stretch gap-1 text-center text-meta"
      title={`${title} · ${count}`}
    >
      <span className="flex flex-col justify-end" style={{ height: BARS_PX }}>
        <span className="figures text-[0.6875rem] text-ink-soft">
          {count === 0 ? '' : formatCount(count)}
        </span>
        <span
          className={cx(
            'rounded-t-[2px]',
            isHatched ? 'hatch border-line-strong' : isBelow ? 'bg-line-strong' : 'bg-accent',
            isHatched && count > 0 && 'border',
          )}
          style={{ height: `${(count / most) * (BARS_PX - 18)}px`, minHeight: count > 0 ? 2 : 0 }}
        />
      </span>
      <span className="figures border-line border-t text-ink-faint">
        <span className="sr-only">{title}: </span>
        {label}
      </span>
    </div>
  )
}
