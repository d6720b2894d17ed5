'use client'

import { X } from 'lucide-react'
import type { Route } from 'next'
import { useRouter } from 'next/navigation'
import { useRef, useState } from 'react'
import { AXIS_NAMES, MODE_NAMES } from '@/components/task/words'
import { Button, ButtonLink } from '@/components/ui/button'
import { FilterBar } from '@/components/ui/filter-bar'
import { NumberField } from '@/components/ui/number-field'
import { SearchInput } from '@/components/ui/search-input'
import { Select } from '@/components/ui/select'
import { AUGMENTATION_AXES, TASK_MODES } from '@/lib/task'
import type { ToolKey } from '@/lib/tool'
import { filterFromQuery, OUTCOMES, queryOf, TERMINATIONS, type TrajectoryFilter } from '@/lib/trajectory'
import { terminationNames } from './termination-names'

/** Typing settles this long before the list follows. */
const SETTLE_MS = 300

interface Known {
  /** The address that the page was last given for. */
  query: string
  /** The addresses that this form asked for; answers may come late and in any order. */
  asked: string[]
  edition: number
}

/**
 * Which trajectories the list shows. The address is the state: each change rewrites it in place, and the form
 * itself asks the same address, so it also works before the page is alive.
 */
export function TrajectoryFilters({
  filter,
  graphs,
  tools,
  runs,
  stages,
  matching,
  total,
}: {
  filter: TrajectoryFilter
  graphs: readonly { id: string; name: string }[]
  tools: readonly ToolKey[]
  runs: readonly { id: string; title: string }[]
  /** The gates at which an item with a trajectory can end. */
  stages: readonly string[]
  matching: number
  total: number
}) {
  const router = useRouter()
  const form = useRef<HTMLFormElement>(null)
  const settling = useRef<ReturnType<typeof setTimeout>>(undefined)
  const query = queryOf(filter)
  const [known, setKnown] = useState<Known>({ query, asked: [], edition: 0 })
  // An address that this form did not ask for came from elsewhere: start the form anew from it.
  if (known.query !== query) {
    const isOwn = known.asked.includes(query)
    setKnown({ query, asked: isOwn ? known.asked : [], edition: known.edition + (isOwn ? 0 : 1) })
  }

  function follow() {
    clearTimeout(settling.current)
    if (!form.current?.checkValidity()) return
    const entries = [...new FormData(form.current)].map(([name, value]) => [name, String(value)])
    const wanted = queryOf(filterFromQuery(Object.fromEntries(entries)).filter)
    if (wanted === query) return
    setKnown({ ...known, asked: [...known.asked, wanted] })
    router.replace((wanted ? `/trajectories?${wanted}` : '/trajectories') as Route)
  }

  return (
    <FilterBar shown={matching} total={total} filters={Object.keys(filter).length} noun="trajectories">
      <form
        key={known.edition}
        ref={form}
        action="/trajectories"
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
          className="w-48"
        />
        <Select aria-label="Outcome" name="outcome" defaultValue={filter.outcome ?? ''}>
          <option value="">any outcome</option>
          {OUTCOMES.map((outcome) => (
            <option key={outcome}>{outcome}</option>
          ))}
        </Select>
        <Select aria-label="Graph" name="graph" defaultValue={filter.graphId ?? ''} className="max-w-40">
          <option value="">any graph</option>
          {graphs.map((graph) => (
            <option key={graph.id} value={graph.id}>
              {graph.name}
            </option>
          ))}
        </Select>
        <Select aria-label="Tool" name="tool" defaultValue={filter.tool ?? ''} className="max-w-44">
          <option value="">any tool</option>
          {tools.map((tool) => (
            <option key={tool}>{tool}</option>
          ))}
        </Select>
        <Select aria-label="How it ended" name="ended" defaultValue={filter.termination ?? ''}>
          <option value="">however ended</option>
          {TERMINATIONS.map((termination) => (
            <option key={termination} value={termination}>
              {terminationNames[termination]}
            </option>
          ))}
        </Select>
        <Select aria-label="Run" name="job" defaultValue={filter.jobId ?? ''} className="max-w-44">
          <option value="">any run</option>
          {runs.map((run) => (
            <option key={run.id} value={run.id}>
              {run.title}
            </option>
          ))}
        </Select>
        <Select aria-label="Kind of task" name="mode" defaultValue={filter.mode ?? ''}>
          <option value="">any kind</option>
          {TASK_MODES.map((mode) => (
            <option key={mode} value={mode}>
              {MODE_NAMES[mode]}
            </option>
          ))}
        </Select>
        <Select aria-label="Variation" name="varied" defaultValue={filter.augmentation ?? ''}>
          <option value="">varied or not</option>
          {(['none', ...AUGMENTATION_AXES] as const).map((axis) => (
            <option key={axis} value={axis}>
              {AXIS_NAMES[axis]}
            </option>
          ))}
        </Select>
        <Select aria-label="Ended at" name="stage" defaultValue={filter.stage ?? ''}>
          <option value="">any stage</option>
          {stages.map((stage) => (
            <option key={stage} value={stage}>
              ended at {stage}
            </option>
          ))}
        </Select>
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
        <noscript>
          <Button type="submit">Filter</Button>
        </noscript>
      </form>
      {query !== '' && (
        <ButtonLink
          href="/trajectories"
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
