'use client'

import type { Route } from 'next'
import { useRouter } from 'next/navigation'
import { type FormEvent, useId, useTransition } from 'react'
import { Button } from '@/components/ui/button'
import { NumberField } from '@/components/ui/number-field'
import { Select } from '@/components/ui/select'
import { toast } from '@/components/ui/toaster'
import type { Result } from '@/lib/shared/result'

/** Has a model judge the stored chains of a graph version, as a job; arguments are judged by rules without asking. */
export function VerifyChainsForm({
  graphVersionId,
  models,
  verify,
}: {
  graphVersionId: string
  models: readonly { id: string; label: string }[]
  verify: (input: {
    graphVersionId: string
    model: string
    samples: number
    seed: number
  }) => Promise<Result<{ jobId: string }>>
}) {
  const form = useId()
  const router = useRouter()
  const [isPending, transition] = useTransition()

  function submit(event: FormEvent<HTMLFormElement>) {
    event.preventDefault()
    const data = new FormData(event.currentTarget)
    const [samples, seed] = [Number(data.get('samples')), Number(data.get('seed'))]
    transition(async () => {
      const started = await verify({ graphVersionId, model: String(data.get('model')), samples, seed })
      if (started.ok) router.push(`/jobs/${started.value.jobId}` as Route)
      else toast.error(started.problem.message)
    })
  }

  return (
    <form
      aria-label="Verify chains"
      onSubmit={submit}
      className="flex flex-wrap items-center gap-x-4 gap-y-2 border-line border-b px-4 py-2"
    >
      <Select aria-label="Model" name="model" className="w-56">
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
        />
      </label>
      <label htmlFor={`${form}-seed`} className="inline-flex items-center gap-1.5 text-ink-soft text-meta">
        Seed
        <NumberField
          id={`${form}-seed`}
          name="seed"
          defaultValue={1}
          min={0}
          max={2 ** 31 - 1}
          step={1}
          required
        />
      </label>
      <Button type="submit" disabled={isPending} className="ml-auto">
        {isPending ? 'Starting' : 'Verify by the model'}
      </Button>
    </form>
  )
}
