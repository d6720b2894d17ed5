import { Badge } from '@/components/ui/badge'
import type { SkeletonStep } from '@/lib/trajectory'

/** Whether a call worked; a failure that was made on purpose says so. Nothing is said of a success. */
export function StepStatus({
  status,
  isBrief = false,
}: {
  status: SkeletonStep['status']
  /** Only the mark is seen; the word is its title and is read aloud. */
  isBrief?: boolean
}) {
  if (status === null || status === 'ok') return null
  const { tone, word } = looks[status]
  return (
    <span title={isBrief ? word : undefined}>
      <Badge tone={tone}>{isBrief ? <span className="sr-only">{word}</span> : word}</Badge>
    </span>
  )
}

const looks = {
  failed: { tone: 'fail', word: 'failed' },
  'injected-failure': { tone: 'undecided', word: 'injected failure' },
} as const
