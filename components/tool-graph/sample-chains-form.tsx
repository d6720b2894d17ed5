'use client'

import { type FormEvent, useId, useTransition } from 'react'
import { Button } from '@/components/ui/button'
import { Checkbox } from '@/components/ui/checkbox'
import { NumberField } from '@/components/ui/number-field'
import { Select } from '@/components/ui/select'
import { toast } from '@/components/ui/toaster'
import type { Result } from '@/lib/shared/result'
import { SEED_MAX } from '@/lib/shared/seed'
import type { ToolKey } from '@/lib/tool'
import type { ChainSampling } from '@/lib/tool-graph'
import { toolNameOf } from './words'

const NUMBERS = [
  { name: 'walks', label: 'Walks', value: 200, min: 1, max: 1_000_000 },
  { name: 'lengthMin', label: 'Shortest', value: 2, min: 2, max: 20, unit: 'tools' },
  { name: 'lengthMax', label: 'Longest', value: 5, min: 2, max: 20, unit: 'tools' },
  { name: 'seed', label: 'Seed', value: 1, min: 0, max: SEED_MAX },
  { name: 'temperature', label: 'Temperature', value: 1, min: 0.1, max: 10, step: 0.1 },
] as const

const PLACES = [
  { name: 'start', label: 'Begin at' },
  { name: 'end', label: 'End at' },
  { name: 'mustContain', label: 'Pass' },
] as const
type PlaceName = (typeof PLACES)[number]['name']

/** Samples chains of one graph version; the same seed draws the same walks. */
export function SampleChainsForm({
  graphVersionId,
  tools,
  sample,
}: {
  graphVersionId: string
  /** The tools of the graph, for where walks begin, end and pass. */
  tools: readonly ToolKey[]
  sample: (input: {
    graphVersionId: string
    sampling: ChainSampling
  }) => Promise<Result<{ sampled: number; added: number; total: number }>>
}) {
  const form = useId()
  const [isPending, transition] = useTransition()

  function submit(event: FormEvent<HTMLFormElement>) {
    event.preventDefault()
    const data = new FormData(event.currentTarget)
    const number = (name: (typeof NUMBERS)[number]['name']) => Number(data.get(name))
    const tool = (name: PlaceName) => tools.find((key) => key === data.get(name))
    const passed = tool('mustContain')
    const sampling = {
      walks: number('walks'),
      lengthMin: number('lengthMin'),
      lengthMax: number('lengthMax'),
      seed: number('seed'),
      acyclic: data.has('acyclic'),
      temperature: number('temperature'),
      start: tool('start'),
      end: tool('end'),
      mustContain: passed && [passed],
    }
    transition(async () => {
      const result = await sample({ graphVersionId, sampling })
      if (!result.ok) toast.error(result.problem.message)
      else {
        const { sampled, added, total } = result.value
        toast.success(
          `${sampling.walks} walks met ${sampled} chains; ${added} are new, ${total} are kept in all.`,
        )
      }
    })
  }

  return (
    <form
      aria-label="Sample chains"
      onSubmit={submit}
      className="flex flex-wrap items-center gap-x-4 gap-y-2 border-line border-b px-4 py-2"
    >
      {NUMBERS.map(({ name, label, value, ...rest }) => (
        <label
          key={name}
          htmlFor={`${form}-${name}`}
          className="inline-flex items-center gap-1.5 text-ink-soft text-meta"
        >
          {label}
          <NumberField
            id={`${form}-${name}`}
            name={name}
            defaultValue={value}
            step={1}
            required
            {...rest}
            className="w-24"
          />
        </label>
      ))}
      {PLACES.map(({ name, label }) => (
        <label
          key={name}
          htmlFor={`${form}-${name}`}
          className="inline-flex items-center gap-1.5 text-ink-soft text-meta"
        >
          {label}
          <Select id={`${form}-${name}`} name={name} className="w-40">
            <option value="">any tool</option>
            {tools.map((key) => (
              <option key={key} value={key}>
                {toolNameOf(key)}
              </option>
            ))}
          </Select>
        </label>
      ))}
      <Checkbox name="acyclic" label="No tool twice" defaultChecked />
      <Button type="submit" variant="primary" disabled={isPending} className="ml-auto">
        {isPending ? 'Sampling' : 'Sample chains'}
      </Button>
    </form>
  )
}
