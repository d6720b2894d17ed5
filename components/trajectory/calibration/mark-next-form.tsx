'use client'

import type { Route } from 'next'
import { useRouter } from 'next/navigation'
import { useState, useTransition } from 'react'
import { Button } from '@/components/ui/button'
import { Input } from '@/components/ui/input'
import { toast } from '@/components/ui/toaster'
import type { Marking } from '../marking'
import { PersonInput } from '../person-input'
import { useMarkerName } from '../use-marker-name'

/** Into the queue: by whom, and in the order of which seed. */
export function MarkNextForm({ jobId, nextToMark }: { jobId?: string; nextToMark: Marking['nextToMark'] }) {
  const [person, setPerson] = useMarkerName()
  const [seed, setSeed] = useState('1')
  const [isBusy, start] = useTransition()
  const router = useRouter()

  const go = () =>
    start(async () => {
      const queue = await nextToMark({ person, seed: Number(seed), jobId })
      if (!queue.ok) return void toast.error(queue.problem.message)
      if (queue.value.total === 0) return void toast.error('There is no answered attempt to mark yet.')
      if (queue.value.next === null) return void toast.success('You have marked everything there is.')
      router.push(`/trajectories/${queue.value.next}?queue=${seed}${jobId ? `&job=${jobId}` : ''}` as Route)
    })

  return (
    <form
      className="flex items-center gap-2"
      onSubmit={(event) => {
        event.preventDefault()
        go()
      }}
    >
      <PersonInput label="Who marks" person={person} onChange={setPerson} />
      <span className="flex w-28 items-center gap-1.5 text-ink-soft text-meta">
        seed
        <Input
          aria-label="Seed of the queue"
          inputMode="numeric"
          pattern="\d{1,9}"
          title="A whole number: the same seed gives everybody the same order."
          required
          className="figures"
          value={seed}
          onChange={(event) => setSeed(event.currentTarget.value)}
        />
      </span>
      <Button type="submit" variant="primary" disabled={isBusy}>
        Mark the next
      </Button>
    </form>
  )
}
