import { cx } from '@/components/ui/cx'
import { dimensionsFor, TASK_DIMENSIONS, type TaskDimension, type TaskLevel, type TaskMode } from '@/lib/task'
import { TASK_DIMENSION_NAMES } from './words'

/** The five levels of a task in a row: unjudged ones hatched, never a figure; those that do not apply to its mode a dot. */
export function LevelMarks({
  mode,
  levels,
}: {
  mode: TaskMode
  levels: { [dimension in TaskDimension]: TaskLevel | null }
}) {
  const applying = dimensionsFor(mode)
  return (
    <span className="inline-flex items-center gap-1 align-middle">
      {TASK_DIMENSIONS.map((dimension) => {
        const level = levels[dimension]
        const isApplying = applying.includes(dimension)
        const said = isApplying ? (level ?? 'unjudged') : 'does not apply'
        return (
          <span
            key={dimension}
            title={`${TASK_DIMENSION_NAMES[dimension]}: ${said}`}
            className={cx(
              'figures inline-flex size-4 items-center justify-center rounded-[2px] border text-[0.6875rem] leading-none',
              isApplying && level === null ? 'hatch border-line-strong' : 'border-line',
              isApplying && level !== null && level < 3 && 'text-fail',
              !isApplying && 'text-ink-faint',
            )}
          >
            <span className="sr-only">{`${TASK_DIMENSION_NAMES[dimension]} ${said}, `}</span>
            <span aria-hidden>{isApplying ? (level ?? '') : '·'}</span>
          </span>
        )
      })}
    </span>
  )
}
