import type { Route } from 'next'
import Link from 'next/link'
import { Notice } from '@/components/ui/notice'

/** Why an item of a run is no data, above its record: the gate at which it ended, the reason, and the sentence behind it. */
export function EndedAt({
  jobId,
  stage,
  outcome,
  reason,
  detail,
}: {
  jobId: string
  stage: string | null
  outcome: string
  reason: string | null
  detail: string | null
}) {
  const query = new URLSearchParams({ ...(stage && { stage }), outcome, ...(reason && { reason }) })
  return (
    <Notice
      tone="warning"
      className="m-2 mb-0 shrink-0"
      action={
        <Link href={`/jobs/${jobId}/items?${query}` as Route} className="shrink-0 text-meta">
          All that ended so
        </Link>
      }
    >
      <span className="font-medium text-ink">
        {outcome === 'quarantined' ? 'Quarantined' : 'Dropped'}
        {stage && ` at ${stage}`}
        {reason && `: ${reason.replaceAll('-', ' ')}`}
      </span>
      {detail && `. ${detail}`}
    </Notice>
  )
}
