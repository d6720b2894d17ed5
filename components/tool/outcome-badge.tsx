import { Badge } from '@/components/ui/badge'
import type { ImportEntry } from './report-filter'

const looks = {
  accepted: { tone: 'pass', label: 'accepted' },
  changed: { tone: 'accent', label: 'changed' },
  rejected: { tone: 'fail', label: 'rejected' },
} as const

/** What became of an entry: taken as it was, taken after a change, or not taken. */
export function OutcomeBadge({ outcome }: { outcome: ImportEntry['outcome'] }) {
  const { tone, label } = looks[outcome]
  return <Badge tone={tone}>{label}</Badge>
}
