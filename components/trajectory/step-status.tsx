import { Badge } from '@/components/ui/badge'
import type { SkeletonStep } from '@/lib/trajectory'

/** Whether a call worked; a failure that was made on purpose says so. Nothing is said of a success. */
export function StepStatus({ status }: { status: SkeletonStep['status'] }) {
  if (status === 'failed') return <Badge tone="fail">failed</Badge>
  if (status === 'injected-failure') return <Badge tone="undecided">injected failure</Badge>
  return null
}
