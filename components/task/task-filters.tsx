'use client'

import { X } from 'lucide-react'
import type { Route } from 'next'
import { useRouter } from 'next/navigation'
import { useRef, useState } from 'react'
import { Button, ButtonLink } from '@/components/ui/button'
import { FilterBar } from '@/components/ui/filter-bar'
import { SearchInput } from '@/components/ui/search-input'
import { Select } from '@/components/ui/select'
import { TASK_MODES, TASK_REVIEWS, type TaskFilter, taskFilterFromQuery, taskQueryOf } from '@/lib/task'
import { AXIS_NAMES, MODE_NAMES } from './words'

/** Typing settles this long before the list follows. */
const SETTLE_MS = 300

/** Which tasks the list shows. The address is the state: each change rewrites it in place. */
export function TaskFilters({
  filter,
  runs,
  matching,
  total,
}: {
  filter: TaskFilter
  runs: readonly { id: string; title: string }[]
  matching: number
  total: number
}) {
  const router = useRouter()
  const form = useRef<HTMLFormElement>(null)
  const settling = useRef<ReturnType<typeof setTimeout>>(undefined)
  const query = taskQueryOf(filter)
  const [known, setKnown] = useState({ query, asked: [] as string[], edition: 0 })
  // An address that this form did not ask for came from elsewhere: start the form anew from it.
  if (known.query !== query) {
    const isOwn = known.asked.includes(query)
    setKnown({ query, asked: isOwn ? known.asked : [], edition: known.edition + (isOwn ? 0 : 1) })
  }

  function follow() {
    clearTimeout(settling.current)
    if (!form.current) return
    const entries = [...new FormData(form.current)].map(([name, value]) => [name, String(value)])
    const wanted = taskQueryOf(taskFilterFromQuery(Object.fromEntries(entries)).filter)
    if (wanted === query) return
    setKnown({ ...known, asked: [...known.asked, wanted] })
    router.replace((wanted ? `/tasks?${wanted}` : '/tasks') as Route)
  }

  return (
    <FilterBar shown={matching} total={total} filters={Object.keys(filter).length} noun="tasks">
      <form
        key={known.edition}
        ref={form}
        action="/tasks"
        className="contents"
        onSubmit={(event) => {
          event.preventDefault()
          follow()
        }}
        onChange={() => {
          clearTimeout(settling.current)
          settling.current = setTimeout(follow, SETTLE_MS)
        }}
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
        />
        <Choice
          name="review"
          label="Review"
          any="any review"
          value={filter.review}
          options={TASK_REVIEWS.map((name) => [name, name])}
        />
        <Choice
          name="mode"
          label="Mode"
          any="any mode"
          value={filter.mode}
          options={TASK_MODES.map((mode) => [mode, MODE_NAMES[mode]])}
        />
        <Choice
          name="axis"
          label="Variation"
          any="any variation"
          value={filter.axis}
          options={Object.entries(AXIS_NAMES)}
        />
        <Choice
          name="author"
          label="Author"
          any="any author"
          value={filter.author}
          options={['built-in', 'model', 'person'].map((name) => [name, name])}
        />
        <Choice
          name="outcome"
          label="What became of the item"
          any="any outcome"
          value={filter.outcome}
          options={['kept', 'dropped', 'quarantined'].map((name) => [name, name])}
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
        />
        <noscript>
          <Button type="submit">Filter</Button>
        </noscript>
      </form>
      {query !== '' && (
        <ButtonLink
          href={'/tasks' as Route}
          icon={<X aria-hidden />}
          onClick={() => {
            clearTimeout(settling.current)
            setKnown({ ...known, asked: [] })
          }}
        >
          Clear filters
        </ButtonLink>
      )}
    </FilterBar>
  )
}

function Choice({
  name,
  label,
  any,
  value,
  options,
}: {
  name: string
  label: string
  any: string
  value: string | undefined
  options: readonly (readonly [string, string])[]
}) {
  return (
    <Select aria-label={label} name={name} defaultValue={value ?? ''} className="max-w-32">
      <option value="">{any}</option>
      {options.map(([key, word]) => (
        <option key={key} value={key}>
          {word}
        </option>
      ))}
    </Select>
  )
}
