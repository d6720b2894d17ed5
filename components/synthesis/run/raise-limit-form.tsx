import { useRouter } from 'next/navigation'
import { type FormEvent, useTransition } from 'react'
import type { MoveJob } from '@/components/job/job-head'
import { Button } from '@/components/ui/button'
import { Field } from '@/components/ui/field'
import { NumberField } from '@/components/ui/number-field'
import { toast } from '@/components/ui/toaster'

/** The way on for a run that has spent its limit: a higher one. */
export function RaiseLimitForm({
  jobId,
  spendMax,
  move,
}: {
  jobId: string
  spendMax: number
  move: MoveJob
}) {
  const [isPending, start] = useTransition()
  const router = useRouter()
  const resume = (event: FormEvent<HTMLFormElement>) => {
    event.preventDefault()
    const limit = Number(new FormData(event.currentTarget).get('limit'))
    start(async () => {
      const moved = await move({ jobId, move: 'resume', spendMax: limit })
      if (!moved.ok) toast.error(moved.problem.message)
      router.refresh()
    })
  }
  return (
    <form onSubmit={resume} className="flex items-end gap-3">
      <Field label="Limit of the whole run">
        {(control) => (
          <NumberField
            {...control}
            name="limit"
            unit="USD"
            min={0}
            step="any"
            required
            defaultValue={spendMax === 0 ? 1 : spendMax * 2}
          />
        )}
      </Field>
      <Button type="submit" variant="primary" disabled={isPending}>
        Resume with this limit
      </Button>
    </form>
  )
}
