'use client'

import { augmentationNames, modeNames } from '@/components/task/words'
import { AddressFilters } from '@/components/ui/address-filters'
import { Choice } from '@/components/ui/choice'
import { NumberField } from '@/components/ui/number-field'
import { SearchInput } from '@/components/ui/search-input'
import { AUGMENTATION_AXES, TASK_MODES } from '@/lib/task'
import type { ToolKey } from '@/lib/tool'
import { filterFromQuery, OUTCOMES, queryOf, TERMINATIONS, type TrajectoryFilter } from '@/lib/trajectory'
import { terminationNames } from './termination-names'

/** Which trajectories the list shows. */
export function TrajectoryFilters({
  filter,
  refused,
  graphs,
  tools,
  runs,
  stages,
  matching,
  total,
}: {
  filter: TrajectoryFilter
  /** What the address asks for and no filter knows. */
  refused: readonly string[]
  graphs: readonly { id: string; name: string }[]
  tools: readonly ToolKey[]
  runs: readonly { id: string; title: string }[]
  /** The gates at which an item with a trajectory can end. */
  stages: readonly string[]
  matching: number
  total: number
}) {
  return (
    <AddressFilters
      path="/trajectories"
      query={queryOf(filter)}
      queryOf={(entries) => queryOf(filterFromQuery(entries).filter)}
      refused={refused}
      shown={matching}
      total={total}
      filters={Object.keys(filter).length}
      noun="trajectories"
    >
      <SearchInput
        label="Words in the question"
        name="q"
        defaultValue={filter.text}
        maxLength={200}
        className="w-48"
      />
      <Choice name="outcome" label="Outcome" any="any outcome" value={filter.outcome} options={OUTCOMES} />
      <Choice
        name="graph"
        label="Graph"
        any="any graph"
        value={filter.graphId}
        options={graphs.map(({ id, name }) => [id, name])}
        className="max-w-40"
      />
      <Choice
        name="tool"
        label="Tool"
        any="any tool"
        value={filter.tool}
        options={tools}
        className="max-w-44"
      />
      <Choice
        name="ended"
        label="How it ended"
        any="however ended"
        value={filter.termination}
        options={TERMINATIONS.map((termination) => [termination, terminationNames[termination]])}
      />
      <Choice
        name="job"
        label="Run"
        any="any run"
        value={filter.jobId}
        options={runs.map(({ id, title }) => [id, title])}
        className="max-w-44"
      />
      <Choice
        name="mode"
        label="Kind of task"
        any="any kind"
        value={filter.mode}
        options={TASK_MODES.map((mode) => [mode, modeNames[mode].inList])}
      />
      <Choice
        name="varied"
        label="Variation"
        any="varied or not"
        value={filter.augmentation}
        options={(['none', ...AUGMENTATION_AXES] as const).map((axis) => [
          axis,
          augmentationNames[axis].inList,
        ])}
      />
      <Choice
        name="stage"
        label="Ended at"
        any="any stage"
        value={filter.stage}
        options={stages.map((stage) => [stage, `ended at ${stage}`])}
      />
      <span className="inline-flex items-center gap-1 text-ink-soft text-meta">
        score
        <NumberField
          aria-label="Lowest score"
          name="min"
          min={0}
          max={1}
          step={0.05}
          placeholder="0"
          defaultValue={filter.scoreMin}
          className="w-16"
        />
        to
        <NumberField
          aria-label="Highest score"
          name="max"
          min={0}
          max={1}
          step={0.05}
          placeholder="1"
          defaultValue={filter.scoreMax}
          className="w-16"
        />
      </span>
    </AddressFilters>
  )
}
