'use client'

import { AddressFilters } from '@/components/ui/address-filters'
import { Choice } from '@/components/ui/choice'
import { SearchInput } from '@/components/ui/search-input'
import { TASK_MODES, TASK_REVIEWS, type TaskFilter, taskFilterFromQuery, taskQueryOf } from '@/lib/task'
import { augmentationNames, modeNames } from './words'

/** Which tasks the list shows. */
export function TaskFilters({
  filter,
  refused,
  runs,
  matching,
  total,
}: {
  filter: TaskFilter
  /** What the address asks for and no filter knows. */
  refused: readonly string[]
  runs: readonly { id: string; title: string }[]
  matching: number
  total: number
}) {
  return (
    <AddressFilters
      path="/tasks"
      query={taskQueryOf(filter)}
      queryOf={(entries) => taskQueryOf(taskFilterFromQuery(entries).filter)}
      refused={refused}
      shown={matching}
      total={total}
      filters={Object.keys(filter).length}
      noun="tasks"
    >
      <SearchInput
        label="Words in the question"
        name="q"
        defaultValue={filter.text}
        maxLength={200}
        className="w-40"
      />
      <Choice
        name="job"
        label="Run"
        any="any run"
        value={filter.jobId}
        options={runs.map(({ id, title }) => [id, title])}
        className="max-w-32"
      />
      <Choice
        name="review"
        label="Review"
        any="any review"
        value={filter.review}
        options={TASK_REVIEWS}
        className="max-w-32"
      />
      <Choice
        name="mode"
        label="Mode"
        any="any mode"
        value={filter.mode}
        options={TASK_MODES.map((mode) => [mode, modeNames[mode].inList])}
        className="max-w-32"
      />
      <Choice
        name="axis"
        label="Variation"
        any="any variation"
        value={filter.axis}
        options={Object.entries(augmentationNames).map(([axis, { inList }]) => [axis, inList])}
        className="max-w-32"
      />
      <Choice
        name="author"
        label="Author"
        any="any author"
        value={filter.author}
        options={['built-in', 'model', 'person']}
        className="max-w-32"
      />
      <Choice
        name="outcome"
        label="What became of the item"
        any="any outcome"
        value={filter.outcome}
        options={['kept', 'dropped', 'quarantined']}
        className="max-w-32"
      />
      <Choice
        name="leak"
        label="Leak"
        any="leak or not"
        value={filter.leak}
        options={[
          ['yes', 'names a tool'],
          ['no', 'names no tool'],
        ]}
        className="max-w-32"
      />
    </AddressFilters>
  )
}
