import { augmentationNames, modeNames } from '@/components/task/words'
import { Input } from '@/components/ui/input'
import { AUGMENTATIONS, type AugmentationChoice } from '@/lib/synthesis'
import { TASK_MODES, type TaskMode } from '@/lib/task'
import { useDesign } from './design-context'
import { isChanged } from './settings'

/** The mix of a run: how its tasks are constructed and varied, as weights beside the shares that they come to. */
export function MixFields() {
  return (
    <div className="grid gap-x-6 gap-y-4 @xl:grid-cols-2">
      <Weights
        title="Kinds of task"
        at="modes"
        lines={TASK_MODES.map((mode: TaskMode) => ({
          name: mode,
          ...modeNames[mode],
        }))}
      />
      <Weights
        title="Variations"
        at="augmentations"
        lines={AUGMENTATIONS.map((choice: AugmentationChoice) => ({
          name: choice,
          ...augmentationNames[choice],
        }))}
      />
    </div>
  )
}

function Weights({
  title,
  at,
  lines,
}: {
  title: string
  at: 'modes' | 'augmentations'
  lines: { name: string; title: string; says: string }[]
}) {
  const { params, problems, set } = useDesign()
  const weights = params[at] as { [name: string]: number }
  const total = lines.reduce((sum, { name }) => sum + (weights[name] || 0), 0)
  // All zero means the first, as the planner has it.
  const shareOf = (name: string, place: number) =>
    total === 0 ? (place === 0 ? 1 : 0) : (weights[name] || 0) / total
  return (
    <fieldset className="grid content-start gap-0.5">
      <legend
        title="Weights, and the shares that they come to"
        className="mb-1.5 flex w-full items-baseline gap-2 font-medium text-section"
      >
        {title}
        <span className="ml-auto font-normal text-[0.6875rem] text-ink-faint italic">
          {isChanged(params, at) ? <span className="text-undecided not-italic">changed · ours</span> : 'ours'}
        </span>
      </legend>
      {lines.map(({ name, title: label, says }, place) => {
        const share = shareOf(name, place)
        const problem = problems[`${at}.${name}`]
        return (
          <div key={name} title={says} className="flex h-row items-center gap-2">
            <span className="w-28 shrink-0 truncate">{label}</span>
            <span className="w-14 shrink-0">
              <Input
                type="number"
                min={0}
                max={1000}
                step="any"
                aria-label={`Weight of ${label}`}
                aria-invalid={problem ? true : undefined}
                value={Number.isNaN(weights[name]) ? '' : weights[name]}
                onChange={({ target }) => set(`${at}.${name}`, target.valueAsNumber)}
                className="figures text-right text-meta"
              />
            </span>
            <span aria-hidden className="h-1.5 min-w-8 flex-1 overflow-hidden rounded-full bg-hover">
              <span className="block h-full bg-ink-faint" style={{ width: `${share * 100}%` }} />
            </span>
            <span className="figures w-10 shrink-0 text-right text-ink-soft text-meta">
              {(share * 100).toFixed(0)} %
            </span>
          </div>
        )
      })}
      {lines.map(
        ({ name, title: label }) =>
          problems[`${at}.${name}`] && (
            <p key={name} role="alert" className="text-fail text-meta">
              <span aria-hidden>✕ </span>
              {label}: {problems[`${at}.${name}`]}
            </p>
          ),
      )}
    </fieldset>
  )
}
