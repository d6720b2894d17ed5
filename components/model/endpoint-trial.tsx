'use client'

import { useState, useTransition } from 'react'
import { Badge } from '@/components/ui/badge'
import { Button } from '@/components/ui/button'
import { Notice } from '@/components/ui/notice'
import { Stat } from '@/components/ui/stat'
import { formatCount } from '@/lib/shared/format'
import type { Result } from '@/lib/shared/result'
import type { ModelTrial } from '@/lib/shared/try-model'

/** Asks the endpoint one question with one tool, and shows what came back or why nothing did. */
export function EndpointTrial({ tryIt }: { tryIt: () => Promise<Result<ModelTrial>> }) {
  const [outcome, setOutcome] = useState<Result<ModelTrial> | null>(null)
  const [isTrying, startTrying] = useTransition()
  const run = () =>
    startTrying(async () => {
      setOutcome(await tryIt())
    })
  return (
    <section aria-labelledby="trial" className="grid max-w-[64ch] gap-3">
      <div className="flex items-center gap-3">
        <h2 id="trial" className="font-medium text-section">
          Try it
        </h2>
        <Button onClick={run} disabled={isTrying}>
          {isTrying ? 'Waiting for the answer' : 'Make one call'}
        </Button>
      </div>
      <p className="text-ink-soft text-meta">
        One question with one tool, as it is saved here. It counts towards the budget.
      </p>
      <div aria-live="polite">{outcome && !isTrying && <Outcome outcome={outcome} />}</div>
    </section>
  )
}

function Outcome({ outcome }: { outcome: Result<ModelTrial> }) {
  if (!outcome.ok) return <Notice tone="problem">{outcome.problem.message}</Notice>
  const { text, tools, usage, durationMs } = outcome.value
  return (
    <div className="grid gap-3">
      <blockquote className="whitespace-pre-wrap break-words border-line border-l-2 pl-3">
        {text || <span className="text-ink-faint">no text</span>}
      </blockquote>
      {tools.isCalled ? (
        <Badge tone="pass">calls tools</Badge>
      ) : (
        <Badge tone="fail" className="whitespace-normal">
          calls no tools: {tools.reason}
        </Badge>
      )}
      <dl className="flex gap-8">
        <Stat label="Time" value={formatCount(Math.round(durationMs))} unit="ms" />
        <Stat label="Tokens in" value={formatCount(usage.tokensIn)} />
        <Stat label="Tokens out" value={formatCount(usage.tokensOut)} />
      </dl>
    </div>
  )
}
