'use client'

import type { Route } from 'next'
import { useRouter } from 'next/navigation'
import { useState, useTransition } from 'react'
import { Button } from '@/components/ui/button'
import { Field } from '@/components/ui/field'
import { Notice } from '@/components/ui/notice'
import { Select } from '@/components/ui/select'
import { Tag } from '@/components/ui/tag'
import { formatCount } from '@/lib/shared/format'
import type { Result } from '@/lib/shared/result'

/** By what the tools of the project are compared: nearest tools, and the irrelevant ones that are mixed in. */
export function SimilaritySettings({
  endpoints,
  state,
  choose,
  makeVectors,
}: {
  /** Endpoints that have an embedding model. */
  endpoints: readonly { id: string; name: string; embeddingModel: string }[]
  /** The model that is set and the texts it has made no vector of; null: the lexical index. */
  state: { endpointId: string; model: string; missing: number } | null
  choose: (input: { endpointId: string | null }) => Promise<Result<null>>
  makeVectors: (input: Record<string, never>) => Promise<Result<{ jobId: string }>>
}) {
  const router = useRouter()
  const [problem, setProblem] = useState<string | null>(null)
  const [isWorking, work] = useTransition()

  const change = (endpointId: string | null) =>
    work(async () => {
      const set = await choose({ endpointId })
      setProblem(set.ok ? null : set.problem.message)
    })
  const make = () =>
    work(async () => {
      const started = await makeVectors({})
      if (started.ok) router.push(`/jobs/${started.value.jobId}` as Route)
      else setProblem(started.problem.message)
    })

  return (
    <section aria-label="Comparing tools" className="grid max-w-[70ch] gap-3 p-4">
      <h2 className="font-medium text-section">Comparing tools</h2>
      <p className="text-ink-soft">
        Which tools are near to each other, on a tool’s page and where irrelevant tools are mixed in.
      </p>
      <Field label="Index">
        {(control) => (
          <Select
            {...control}
            value={state?.endpointId ?? ''}
            disabled={isWorking}
            onChange={(event) => change(event.target.value || null)}
            className="w-80"
          >
            <option value="">lexical: built-in, rule-based</option>
            {endpoints.map(({ id, name, embeddingModel }) => (
              <option key={id} value={id}>
                {name} · {embeddingModel}
              </option>
            ))}
          </Select>
        )}
      </Field>
      {endpoints.length === 0 && (
        <p className="text-ink-faint text-meta">
          An endpoint with an embedding model can be chosen here once one has been added.
        </p>
      )}
      {state && state.missing > 0 && (
        <Notice
          tone="warning"
          action={
            <Button size="small" disabled={isWorking} onClick={make}>
              Make vectors
            </Button>
          }
        >
          {formatCount(state.missing)} {state.missing === 1 ? 'text of a tool has' : 'texts of tools have'} no
          vector of {state.model} yet. Until all have one, tools are compared by the lexical index, and it
          says so.
        </Notice>
      )}
      {state && state.missing === 0 && (
        <p className="flex items-center gap-2 text-ink-soft text-meta">
          <Tag>{state.model}</Tag> has a vector of every tool.
        </p>
      )}
      {problem && <Notice tone="problem">{problem}</Notice>}
    </section>
  )
}
