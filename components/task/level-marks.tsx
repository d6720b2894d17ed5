import { cx } from '@/components/ui/cx'
import { TASK_DIMENSIONS, type TaskDimension, type TaskLevel } from '@/lib/task'
import { TASK_DIMENSION_NAMES } from './words'

/** The five levels of a task in a row, unjudged ones hatched: never a figure for what nobody judged. */
export function LevelMarks({ levels }: { levels: { [dimension in TaskDimension]: TaskLevel | null } }) {
  return (
    <span className="inline-flex gap-1">
      {TASK_DIMENSIONS.map((dimension) => {
        const level = levels[dimension]
        return (
          <span
            key={dimension}
            title={`${TASK_DIMENSION_NAMES[dimension]}: ${level ?? 'unjudged'}`}
            className={cx(
              'figures inline-flex size-4 items-center justify-center rounded-[2px] border text-[0.6875rem] leading-none',
              level === null ? 'hatch border-line-strong' : 'border-line',
              level !== null && level < 3 && 'text-fail',
            )}
          >
            <span className="sr-only">
              {`${TASK_DIMENSION_NAMES[dimension]} ${level ?? 'unjudged'}, `}
            </span>
            <span aria-hidden>{level ?? ''}</span>
          </span>
        )
      })}
    </span>
  )
}
