'use client'

import { useRouter } from 'next/navigation'
import { type FormEvent, useTransition } from 'react'
import { PersonInput } from '@/components/trajectory/person-input'
import { useMarkerName } from '@/components/trajectory/use-marker-name'
import { Button } from '@/components/ui/button'
import { RelativeTime } from '@/components/ui/relative-time'
import { toast } from '@/components/ui/toaster'
import { counted } from '@/lib/shared/format'
import type { Result } from '@/lib/shared/result'

/** By whose word verdicts count, and since when. */
export interface AdoptedVerdicts {
  job: { id: string; title: string }
  person: string
  moved: number
  at: string
}

/**
 * Whether the verdicts of another look count for its run, and the way to change that by name: adopt these, or go back to
 * the run's own.
 */
export function AdoptForm({
  jobId,
  runId,
  adopted,
  adopt,
}: {
  /** The job that looked again. */
  jobId: string
  runId: string
  /** What was adopted last; null where the run's own verdicts always counted. */
  adopted: AdoptedVerdicts | null
  adopt: (input: { jobId: string; person: string }) => Promise<Result<{ runId: string; moved: number }>>
}) {
  const [person, setPerson] = useMarkerName()
  const [isPending, start] = useTransition()
  const router = useRouter()
  const isCounting = adopted?.job.id === jobId

  function submit(event: FormEvent<HTMLFormElement>) {
    event.preventDefault()
    start(async () => {
      const made = await adopt({ jobId: isCounting ? runId : jobId, person })
      if (!made.ok) return void toast.error(made.problem.message)
      toast.success(`${counted(made.value.moved, 'outcome')} changed.`)
      router.refresh()
    })
  }

  return (
    <section aria-label="What counts" className="grid max-w-2xl gap-2 px-4">
      <p>
        {isCounting ? (
          <>
            These verdicts count for the run by the word of {adopted.person}, <RelativeTime at={adopted.at} />
            .
          </>
        ) : (
          <>
            These verdicts do not count: the run keeps{' '}
            {adopted && adopted.job.id !== runId ? `those of “${adopted.job.title}”` : 'its own'}.
          </>
        )}
      </p>
      <form onSubmit={submit} className="flex items-center gap-2">
        <PersonInput label="By whose word" person={person} onChange={setPerson} />
        <Button type="submit" disabled={isPending}>
          {isCounting ? 'Let the run’s own count again' : 'Let these verdicts count'}
        </Button>
      </form>
      <p className="text-ink-soft text-meta">
        Outcomes are decided anew by what counts. What was said before stays readable, and datasets that were
        frozen before stay as they were.
      </p>
    </section>
  )
}
