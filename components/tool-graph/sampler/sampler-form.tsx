import { X } from 'lucide-react'
import { useId, useState } from 'react'
import { Checkbox } from '@/components/ui/checkbox'
import { NumberField } from '@/components/ui/number-field'
import { Select } from '@/components/ui/select'
import { SEED_MAX } from '@/lib/shared/seed'
import type { ToolKey } from '@/lib/tool'
import type { ChainSampling } from '@/lib/tool-graph'
import { toolNameOf } from '../words'

const NUMBERS = [
  { name: 'lengthMin', label: 'Shortest', min: 2, max: 5, step: 1 },
  { name: 'lengthMax', label: 'Longest', min: 2, max: 5, step: 1 },
  { name: 'walks', label: 'Walks', min: 1, max: 1_000_000, step: 1 },
  { name: 'seed', label: 'Seed', min: 0, max: SEED_MAX, step: 1 },
  { name: 'temperature', label: 'Temperature', min: 0.1, max: 10, step: 0.1 },
] as const

/** How chains are sampled; every change that makes sense samples anew at once. */
export function SamplerForm({
  sampling,
  tools,
  selected,
  onChange,
}: {
  sampling: ChainSampling
  /** The tools of the graph, for where walks begin, end and pass. */
  tools: readonly ToolKey[]
  /** The tools that are selected on the graph. */
  selected: readonly ToolKey[]
  onChange: (part: Partial<ChainSampling>) => void
}) {
  const passed = sampling.mustContain ?? []
  const pass = (keys: readonly ToolKey[]) =>
    onChange({ mustContain: keys.length === 0 ? undefined : [...keys] })
  const unpassed = selected.filter((key) => !passed.includes(key))
  return (
    <fieldset aria-label="How chains are sampled" className="grid grid-cols-6 gap-x-2 gap-y-1.5">
      {NUMBERS.map((field) => (
        <NumberSetting
          key={field.name}
          {...field}
          value={sampling[field.name] ?? 1}
          onChange={(value) => onChange({ [field.name]: value })}
        />
      ))}
      <Checkbox
        label="No tool twice"
        className="col-span-2 self-end"
        checked={sampling.acyclic}
        onChange={(event) => onChange({ acyclic: event.target.checked })}
      />
      <ToolSetting
        label="Begin at"
        tools={tools}
        value={sampling.start}
        onChange={(start) => onChange({ start })}
      />
      <ToolSetting label="End at" tools={tools} value={sampling.end} onChange={(end) => onChange({ end })} />
      <div className="col-span-6 grid grid-cols-subgrid gap-y-1">
        <ToolSetting
          label="Pass"
          empty={passed.length === 0 ? 'any tool' : 'and also'}
          tools={tools.filter((key) => !passed.includes(key))}
          onChange={(key) => key && pass([...passed, key])}
        />
        {passed.length > 0 && (
          <ul aria-label="Tools that every chain passes" className="col-span-6 flex flex-wrap gap-1">
            {passed.map((key) => (
              <li key={key}>
                <button
                  type="button"
                  aria-label={`Chains need not pass ${toolNameOf(key)}`}
                  onClick={() => pass(passed.filter((other) => other !== key))}
                  className="inline-flex items-center gap-1 rounded-sm border border-line px-1.5 font-mono text-meta hover:bg-hover"
                >
                  {toolNameOf(key)}
                  <X aria-hidden className="size-3" />
                </button>
              </li>
            ))}
          </ul>
        )}
        {unpassed.length > 0 && passed.length + unpassed.length <= sampling.lengthMax && (
          <button
            type="button"
            onClick={() => pass([...passed, ...unpassed])}
            className="col-span-3 mb-1.5 self-end justify-self-start truncate text-ink-soft text-meta underline hover:text-ink"
          >
            Pass{' '}
            {unpassed.length === 1
              ? toolNameOf(unpassed[0] as ToolKey)
              : `the ${unpassed.length} selected tools`}
          </button>
        )}
      </div>
    </fieldset>
  )
}

const label = 'font-medium text-ink-soft text-meta'

/** A figure that may be half typed; what is out of range is said by the field and changes nothing. */
function NumberSetting({
  label: words,
  value,
  onChange,
  ...range
}: {
  label: string
  value: number
  onChange: (value: number) => void
  min: number
  max: number
  step: number
}) {
  const id = useId()
  const [typed, setTyped] = useState<string | null>(null)
  return (
    <div className="col-span-2 grid content-start gap-0.5">
      <label htmlFor={id} className={label}>
        {words}
      </label>
      <NumberField
        id={id}
        {...range}
        required
        className="w-full"
        value={typed ?? value}
        onChange={(event) => {
          setTyped(event.target.value)
          if (event.target.value !== '' && event.target.checkValidity()) onChange(Number(event.target.value))
        }}
        onBlur={() => setTyped(null)}
      />
    </div>
  )
}

function ToolSetting({
  label: words,
  empty = 'any tool',
  tools,
  value,
  onChange,
}: {
  label: string
  empty?: string
  tools: readonly ToolKey[]
  value?: ToolKey
  onChange: (key: ToolKey | undefined) => void
}) {
  const id = useId()
  return (
    <div className="col-span-3 grid min-w-0 content-start gap-0.5">
      <label htmlFor={id} className={label}>
        {words}
      </label>
      <Select
        id={id}
        className="w-full min-w-0"
        value={value ?? ''}
        onChange={(event) => onChange(tools.find((key) => key === event.target.value))}
      >
        <option value="">{empty}</option>
        {tools.map((key) => (
          <option key={key} value={key}>
            {toolNameOf(key)}
          </option>
        ))}
      </Select>
    </div>
  )
}
