'use client'

import type { Route } from 'next'
import { useRouter } from 'next/navigation'
import { type FormEvent, useState, useTransition } from 'react'
import { findServers, type ServerChoice, serverOption } from '@/components/tool/load-tools'
import { Button } from '@/components/ui/button'
import { NumberField } from '@/components/ui/number-field'
import { SearchChoice } from '@/components/ui/search-choice'
import { Select } from '@/components/ui/select'
import { toast } from '@/components/ui/toaster'
import type { Result } from '@/lib/shared/result'
import { SEED_MAX } from '@/lib/shared/seed'

const BUILT_IN = 'built-in'
const RECORDS = 'records'

/**
 * Builds the graph of a chosen server: by the built-in author or from what trajectories called, which opens it, or by
 * a model that is asked for chains, which leads to the job.
 */
export function BuildGraphForm({
  server: first,
  models,
  build,
  learn,
  propose,
}: {
  /** The server that is chosen at first. */
  server: ServerChoice
  models: readonly { id: string; label: string }[]
  build: (input: { serverId: string }) => Promise<Result<{ graphId: string }>>
  learn: (input: { serverId: string }) => Promise<Result<{ graphId: string }>>
  propose: (input: {
    serverId: string
    model: string
    proposals: number
    seed: number
  }) => Promise<Result<{ jobId: string }>>
}) {
  const router = useRouter()
  const [server, setServer] = useState(serverOption(first))
  const [author, setAuthor] = useState(BUILT_IN)
  const isAtOnce = author === BUILT_IN || author === RECORDS
  const [isPending, transition] = useTransition()

  function submit(event: FormEvent<HTMLFormElement>) {
    event.preventDefault()
    const data = new FormData(event.currentTarget)
    const serverId = server.id
    transition(async () => {
      if (isAtOnce) {
        const built = await (author === RECORDS ? learn : build)({ serverId })
        if (built.ok) router.push(`/tool-graphs/${built.value.graphId}` as Route)
        else toast.error(built.problem.message)
        return
      }
      const [proposals, seed] = [Number(data.get('proposals')), Number(data.get('seed'))]
      const started = await propose({ serverId, model: author, proposals, seed })
      if (started.ok) router.push(`/jobs/${started.value.jobId}` as Route)
      else toast.error(started.problem.message)
    })
  }

  return (
    <form aria-label="Build a graph" className="flex flex-wrap items-center gap-2" onSubmit={submit}>
      <SearchChoice
        label="Server"
        chosen={server}
        find={findServers}
        onChange={(option) => option && setServer(option)}
        className="w-64"
      />
      <Select
        aria-label="Author"
        name="author"
        className="w-48"
        value={author}
        onChange={(event) => setAuthor(event.target.value)}
      >
        <option value={BUILT_IN}>Built-in, rule-based</option>
        <option value={RECORDS}>Kept trajectories, as called</option>
        {models.map(({ id, label }) => (
          <option key={id} value={id}>
            {label}
          </option>
        ))}
      </Select>
      {!isAtOnce && (
        <>
          <span className="inline-flex items-center gap-1.5 text-ink-soft text-meta">
            <span aria-hidden>Answers</span>
            <NumberField
              aria-label="Answers"
              name="proposals"
              defaultValue={5}
              min={1}
              max={1000}
              step={1}
              required
            />
          </span>
          <span className="inline-flex items-center gap-1.5 text-ink-soft text-meta">
            <span aria-hidden>Seed</span>
            <NumberField
              aria-label="Seed"
              name="seed"
              defaultValue={1}
              min={0}
              max={SEED_MAX}
              step={1}
              required
            />
          </span>
        </>
      )}
      <Button type="submit" variant="primary" disabled={isPending}>
        {isPending ? 'Building' : 'Build graph'}
      </Button>
    </form>
  )
}
