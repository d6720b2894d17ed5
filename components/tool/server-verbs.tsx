'use client'

import { Waypoints } from 'lucide-react'
import type { Route } from 'next'
import { useRouter } from 'next/navigation'
import { type ComponentProps, useTransition } from 'react'
import { Button } from '@/components/ui/button'
import { ConfirmDialog } from '@/components/ui/confirm-dialog'
import { toast } from '@/components/ui/toaster'
import type { Result } from '@/lib/shared/result'
import { type KnownSource, RefreshButton } from './refresh-button'

/** What can be done with a server. A refused removal is told by `onRefused`, as it may need a long sentence. */
export function ServerVerbs({
  serverId,
  title,
  source,
  refresh,
  build,
  remove,
  onRefused,
}: {
  serverId: string
  title: string
  /** Null where the tools came from a file. */
  source: KnownSource | null
  refresh: ComponentProps<typeof RefreshButton>['refresh']
  build: (input: { serverId: string }) => Promise<Result<{ graphId: string }>>
  remove: (input: { serverId: string }) => Promise<Result<null>>
  onRefused: (problem: string | null) => void
}) {
  const router = useRouter()
  const [isBuilding, startBuilding] = useTransition()
  const [isRemoving, startRemoving] = useTransition()

  const buildGraph = () =>
    startBuilding(async () => {
      onRefused(null)
      const built = await build({ serverId })
      if (built.ok) router.push(`/tool-graphs/${built.value.graphId}` as Route)
      else onRefused(built.problem.message)
    })
  const removeServer = () =>
    startRemoving(async () => {
      onRefused(null)
      const removed = await remove({ serverId })
      if (!removed.ok) return onRefused(removed.problem.message)
      toast.success(`Removed ${title}`)
      router.push('/tools/servers')
    })

  return (
    <>
      {source && (
        <RefreshButton serverId={serverId} source={source} refresh={refresh} onRefused={onRefused} />
      )}
      <ConfirmDialog
        trigger={
          <Button variant="danger" disabled={isRemoving}>
            {isRemoving ? 'Removing' : 'Remove'}
          </Button>
        }
        title={`Remove ${title}?`}
        description="Its tools and every version of its document will be gone. The reports of its imports stay."
        confirmLabel="Remove server"
        onConfirm={removeServer}
      />
      <Button variant="primary" icon={<Waypoints aria-hidden />} disabled={isBuilding} onClick={buildGraph}>
        {isBuilding ? 'Building' : 'Build graph'}
      </Button>
    </>
  )
}
