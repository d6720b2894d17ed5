import { Badge, type BadgeTone } from '@/components/ui/badge'
import type { JobStatus } from '@/lib/job'

const TONES: Record<JobStatus, BadgeTone> = {
  queued: 'neutral',
  running: 'accent',
  paused: 'undecided',
  succeeded: 'pass',
  failed: 'fail',
  cancelled: 'neutral',
}

/** Where a job stands, in a word with its own mark. */
export const JobStatusBadge = ({ status }: { status: JobStatus }) => (
  <Badge tone={TONES[status]}>{status}</Badge>
)
