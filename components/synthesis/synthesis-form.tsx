'use client'

import type { Route } from 'next'
import { useRouter } from 'next/navigation'
import { type FormEvent, useState, useTransition } from 'react'
import { Button } from '@/components/ui/button'
import { Field } from '@/components/ui/field'
import { Notice } from '@/components/ui/notice'
import { NumberField } from '@/components/ui/number-field'
import { Select } from '@/components/ui/select'
import type { Result } from '@/lib/shared/result'
import { everyRole, type SynthesisInput } from '@/lib/synthesis'

interface GraphChoice {
  id: string
  graphId: string
  name: string
  version: number
  dependencyCount: number
}

/** The numbers of the form, with the bounds that the run's schema checks again. */
const NUMBERS = {
  count: {
    label: 'Trajectories',
    value: 200,
    min: 1,
    max: 100_000,
    step: 1,
    hint: 'Items of the job; each is one chain and one attempt.',
  },
  seed: {
    label: 'Seed',
    value: 1,
    min: 0,
    max: 2 ** 31 - 1,
    step: 1,
    hint: 'The same seed and inputs give the same files.',
  },
  lengthMin: {
    label: 'Shortest chain',
    value: 2,
    min: 2,
    max: 20,
    step: 1,
    hint: 'Tools per chain; ASTRA’s code uses 2 to 5.',
  },
  lengthMax: {
    label: 'Longest chain',
    value: 5,
    min: 2,
    max: 20,
    step: 1,
    hint: 'Walks never repeat a tool.',
  },
  failureRate: {
    label: 'Injected failures',
    value: 0.2,
    min: 0,
    max: 1,
    step: 0.05,
    hint: 'Share of emulated calls that fail; 0.20 in the paper.',
  },
  turnsMax: {
    label: 'Agent turns',
    value: 20,
    min: 1,
    max: 100,
    step: 1,
    hint: 'An attempt that needs more is dropped.',
  },
  scoreMin: {
    label: 'Least score',
    value: 0.8,
    min: 0,
    max: 1,
    step: 0.05,
    hint: 'Mean of the judged dimensions. This threshold is ours.',
  },
} as const
type NumberName = keyof typeof NUMBERS

const GROUPS: { title: string; names: NumberName[] }[] = [
  { title: 'How many', names: ['count', 'seed'] },
  { title: 'Chains', names: ['lengthMin', 'lengthMax'] },
  { title: 'Attempts', names: ['failureRate', 'turnsMax', 'scoreMin'] },
]

/** Designs a synthesis run: graph, model, count, seed and limits; starting it leads to its job. */
export function SynthesisForm({
  graphs,
  models,
  chosenGraph,
  start,
}: {
  graphs: GraphChoice[]
  models: { id: string; label: string }[]
  /** A graph or graph version id. */
  chosenGraph?: string
  start: (input: SynthesisInput) => Promise<Result<{ jobId: string }>>
}) {
  const router = useRouter()
  const [problem, setProblem] = useState<string | null>(null)
  const [model, setModel] = useState('built-in')
  const [isPending, transition] = useTransition()
  const chosen =
    graphs.find((graph) => graph.id === chosenGraph || graph.graphId === chosenGraph) ?? graphs[0]

  const submit = (event: FormEvent<HTMLFormElement>) => {
    event.preventDefault()
    const data = new FormData(event.currentTarget)
    const number = (name: NumberName) => Number(data.get(name))
    const params = {
      source: { kind: 'graphs' as const, graphVersionIds: [String(data.get('graph'))] },
      models: everyRole(String(data.get('model'))),
      count: number('count'),
      seed: number('seed'),
      chains: { lengthMin: number('lengthMin'), lengthMax: number('lengthMax') },
      failureRate: number('failureRate'),
      turnsMax: number('turnsMax'),
      scoreMin: number('scoreMin'),
    }
    transition(async () => {
      setProblem(null)
      const started = await start(params)
      if (started.ok) router.push(`/jobs/${started.value.jobId}` as Route)
      else setProblem(started.problem.message)
    })
  }

  return (
    <form onSubmit={submit} className="overflow-auto">
      <div className="grid max-w-3xl gap-6 p-4">
        <fieldset className="grid gap-3 sm:grid-cols-2">
          <legend className="mb-3 font-medium text-section">From what, by whom</legend>
          <Field label="Graph" hint="The newest version of each graph.">
            {(control) => (
              <Select {...control} name="graph" defaultValue={chosen?.id}>
                {graphs.map((graph) => (
                  <option key={graph.id} value={graph.id}>
                    {graph.name} · v{graph.version} · {graph.dependencyCount} dependencies
                  </option>
                ))}
              </Select>
            )}
          </Field>
          <Field
            label="Model"
            hint={
              model === 'built-in'
                ? 'Rule-based author, agent and judge: no network, seeded.'
                : 'Writes tasks, acts and judges; the tools are answered by the built-in emulator.'
            }
          >
            {(control) => (
              <Select
                {...control}
                name="model"
                value={model}
                onChange={(event) => setModel(event.target.value)}
              >
                <option value="built-in">built-in, rule-based</option>
                {models.map(({ id, label }) => (
                  <option key={id} value={id}>
                    {label}
                  </option>
                ))}
              </Select>
            )}
          </Field>
        </fieldset>
        {GROUPS.map((group) => (
          <fieldset key={group.title} className="grid gap-3 sm:grid-cols-3">
            <legend className="mb-3 font-medium text-section">{group.title}</legend>
            {group.names.map((name) => {
              const { label, hint, value, ...bounds } = NUMBERS[name]
              return (
                <Field key={name} label={label} hint={hint}>
                  {(control) => (
                    <NumberField {...control} {...bounds} name={name} defaultValue={value} required />
                  )}
                </Field>
              )
            })}
          </fieldset>
        ))}
        {problem && <Notice tone="problem">{problem}</Notice>}
        <div>
          <Button type="submit" variant="primary" disabled={isPending}>
            {isPending ? 'Starting' : 'Start synthesis'}
          </Button>
        </div>
      </div>
    </form>
  )
}
