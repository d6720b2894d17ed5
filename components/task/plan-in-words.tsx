import { ToolName } from '@/components/tool/tool-name'
import type { PlannedArgument, Task } from '@/lib/task'
import { partsOf } from '@/lib/tool'

/** What its author meant: each call with where every argument comes from. */
export function PlanInWords({ task }: { task: Task }) {
  if (!task.plan)
    return (
      <p className="text-ink-soft">
        Its author gave no plan, only the tools that it should need, in order:{' '}
        <span className="font-mono text-meta">
          {task.expectedTools.map((key) => partsOf(key).tool).join(' → ')}
        </span>
        .
      </p>
    )
  if (task.plan.length === 0) return <p className="text-ink-soft">No call is planned.</p>
  return (
    <ol className="grid gap-2">
      {task.plan.map(({ tool, arguments: args }, at) => (
        // biome-ignore lint/suspicious/noArrayIndexKey: a plan is never reordered, and may call a tool twice
        <li key={at} className="grid grid-cols-[1.5rem_minmax(0,1fr)]">
          <span className="figures text-ink-faint text-meta">{at + 1}</span>
          <div className="grid min-w-0 gap-0.5">
            <span className="flex flex-wrap items-center gap-2">
              <ToolName tool={tool} />
              {task.withheldTools.includes(tool) && (
                <span className="text-meta text-undecided">withheld from the agent</span>
              )}
            </span>
            <ul className="grid gap-0.5 text-meta">
              {Object.entries(args).map(([name, argument]) => (
                <li key={name} className="flex min-w-0 flex-wrap gap-x-2">
                  <span className="font-mono">{name}</span>
                  <Origin
                    argument={argument}
                    isWithheld={task.withheldValues.some(
                      (kept) => kept.tool === tool && kept.parameter === name,
                    )}
                  />
                </li>
              ))}
            </ul>
          </div>
        </li>
      ))}
    </ol>
  )
}

function Origin({ argument, isWithheld }: { argument: PlannedArgument; isWithheld: boolean }) {
  if (argument.from === 'result')
    return (
      <span className="text-ink-soft">
        from call {argument.step + 1}, <span className="font-mono">{argument.field}</span>
      </span>
    )
  return (
    <span className="min-w-0 text-ink-soft">
      <span className="wrap-anywhere font-mono text-ink">{JSON.stringify(argument.value)}</span>{' '}
      {isWithheld ? <span className="text-undecided">kept back until asked for</span> : 'said by the user'}
    </span>
  )
}
