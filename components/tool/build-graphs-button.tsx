'use client'

import { Waypoints } from 'lucide-react'
import type { Route } from 'next'
import { useRouter } from 'next/navigation'
import { useTransition } from 'react'
import { Button } from '@/components/ui/button'
import { ConfirmDialog } from '@/components/ui/confirm-dialog'
import { toast } from '@/components/ui/toaster'
import { formatCount } from '@/lib/shared/format'
import type { Result } from '@/lib/shared/result'

/** Builds the graph of every server as one job, and leads to it. */
export function BuildGraphsButton({
  serverCount,
  build,
}: {
  serverCount: number
  build: (input: Record<string, never>) => Promise<Result<{ jobId: string }>>
}) {
  const router = useRouter()
  const [isStarting, start] = useTransition()
  const servers = `${formatCount(serverCount)} ${serverCount === 1 ? 'server' : 'servers'}`
  return (
    <ConfirmDialog
      trigger={
        <Button icon={<Waypoints aria-hidden />} disabled={isStarting}>
          Build graphs of all servers
        </Button>
      }
      title={`Build the graphs of ${servers}?`}
      description="The built-in, rule-based author makes one graph for each server’s newest tools, beside the graphs that are there. The job can be stopped."
      confirmLabel="Build graphs"
      tone="primary"
      onConfirm={() =>
        start(async () => {
          const started = await build({})
          if (started.ok) router.push(`/jobs/${started.value.jobId}` as Route)
          else toast.error(started.problem.message)
        })
      }
    />
  )
}
