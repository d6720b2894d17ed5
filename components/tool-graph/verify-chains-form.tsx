'use client'

import { type FormEvent, useId, useState, useTransition } from 'react'
import { Button } from '@/components/ui/button'
import { Checkbox } from '@/components/ui/checkbox'
import { NumberField } from '@/components/ui/number-field'
import { Select } from '@/components/ui/select'
import { SEED_MAX } from '@/lib/shared/seed'

/** As many as may translate a chain back beside the one that votes. */
const OTHERS_MAX = 4

/**
 * Has models judge stored chains: one votes and judges the task, all of them translate back. What the rule fails is
 * never asked about.
 */
export function VerifyChainsForm({
  models,
  onVerify,
}: {
  models: readonly { id: string; label: string }[]
  onVerify: (asked: { model: string; otherModels: string[]; samples: number; seed: number }) => Promise<void>
}) {
  const form = useId()
  const [isPending, transition] = useTransition()
  const [model, setModel] = useState(models[0]?.id ?? '')
  const [others, setOthers] = useState<readonly string[]>([])
  const otherModels = others.filter((id) => id !== model)

  function submit(event: FormEvent<HTMLFormElement>) {
    event.preventDefault()
    const data = new FormData(event.currentTarget)
    const [samples, seed] = [Number(data.get('samples')), Number(data.get('seed'))]
    transition(() => onVerify({ model, otherModels, samples, seed }))
  }

  return (
    <form
      aria-label="Verify chains"
      onSubmit={submit}
      className="flex flex-wrap items-center gap-x-4 gap-y-2 py-2"
    >
      <Select
        aria-label="Model"
        value={model}
        onChange={(event) => setModel(event.target.value)}
        className="w-56 min-w-0"
      >
        {models.map(({ id, label }) => (
          <option key={id} value={id}>
            {label}
          </option>
        ))}
      </Select>
      <label htmlFor={`${form}-samples`} className="inline-flex items-center gap-1.5 text-ink-soft text-meta">
        Votes
        <NumberField
          id={`${form}-samples`}
          name="samples"
          defaultValue={3}
          min={1}
          max={15}
          step={1}
          required
          className="w-16"
        />
      </label>
      <label htmlFor={`${form}-seed`} className="inline-flex items-center gap-1.5 text-ink-soft text-meta">
        Seed
        <NumberField
          id={`${form}-seed`}
          name="seed"
          defaultValue={1}
          min={0}
          max={SEED_MAX}
          step={1}
          required
          className="w-20"
        />
      </label>
      {models.length > 1 && (
        <fieldset className="flex flex-wrap items-center gap-x-3">
          <legend className="float-left mr-2 text-ink-soft text-meta">Translated back also by</legend>
          {models
            .filter(({ id }) => id !== model)
            .map(({ id, label }) => (
              <Checkbox
                key={id}
                label={label}
                checked={otherModels.includes(id)}
                disabled={!otherModels.includes(id) && otherModels.length >= OTHERS_MAX}
                onChange={(event) =>
                  setOthers(
                    event.target.checked ? [...otherModels, id] : otherModels.filter((one) => one !== id),
                  )
                }
              />
            ))}
        </fieldset>
      )}
      <Button type="submit" disabled={isPending} className="ml-auto">
        {isPending ? 'Starting' : 'Verify by models'}
      </Button>
    </form>
  )
}
