'use client'

import type { Route } from 'next'
import { useRouter } from 'next/navigation'
import { type FormEvent, useState, useTransition } from 'react'
import { Button, ButtonLink } from '@/components/ui/button'
import { Field } from '@/components/ui/field'
import { Input } from '@/components/ui/input'
import { Notice } from '@/components/ui/notice'
import { capitalised } from '@/lib/shared/english'
import { formatCount } from '@/lib/shared/format'
import type { Result } from '@/lib/shared/result'
import type { TrajectoryFilter } from '@/lib/trajectory'

/** Names and freezes a selection. What will stay out is said before, why each stayed out is said after. */
export function FreezeForm({
  filter,
  query,
  words,
  matching,
  total,
  freeze,
}: {
  filter: TrajectoryFilter
  /** The filter as an address, for going back to the list. */
  query: string
  words: string
  matching: number
  total: number
  freeze: (input: { name: string; filter: TrajectoryFilter }) => Promise<Result<{ versionId: string }>>
}) {
  const router = useRouter()
  const [problem, setProblem] = useState<string | null>(null)
  const [isPending, start] = useTransition()
  const submit = (event: FormEvent<HTMLFormElement>) => {
    event.preventDefault()
    const name = String(new FormData(event.currentTarget).get('name'))
    start(async () => {
      setProblem(null)
      const frozen = await freeze({ name, filter })
      if (frozen.ok) router.push(`/datasets/${frozen.value.versionId}` as Route)
      else setProblem(frozen.problem.message)
    })
  }
  return (
    <form onSubmit={submit} className="grid max-w-2xl content-start gap-5 overflow-auto p-4">
      <section className="grid gap-1">
        <h2 className="font-medium text-section">What is selected</h2>
        <p className="text-body">
          {capitalised(words)}.{' '}
          <span className="text-ink-soft">
            <span className="figures">{formatCount(matching)}</span> of{' '}
            <span className="figures">{formatCount(total)}</span> trajectories are that.
          </span>
        </p>
        {matching === 0 && (
          <Notice tone="warning">None is, so there is nothing to freeze: change the selection.</Notice>
        )}
        <p className="max-w-[75ch] text-body text-ink-soft">
          Of these, the version keeps what the judge kept and a trainer can read. Dropped and quarantined
          trajectories stay out unless the filter asks for them; duplicates keep their first. Every one that
          stays out is counted by its reason.
        </p>
        <div className="mt-1">
          <ButtonLink size="small" href={`/trajectories${query && `?${query}`}` as Route}>
            Change the selection
          </ButtonLink>
        </div>
      </section>
      <Field label="Dataset" hint="A name that is there already gets its next version." className="max-w-sm">
        {(control) => (
          <Input
            {...control}
            name="name"
            required
            maxLength={80}
            placeholder="for example: sft-first"
            autoComplete="off"
          />
        )}
      </Field>
      {problem && <Notice tone="problem">{problem}</Notice>}
      <div>
        <Button type="submit" variant="primary" disabled={isPending || matching === 0}>
          {isPending ? 'Freezing' : 'Freeze version'}
        </Button>
      </div>
    </form>
  )
}
