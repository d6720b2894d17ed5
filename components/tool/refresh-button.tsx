'use client'

import { RefreshCw } from 'lucide-react'
import type { Route } from 'next'
import { useRouter } from 'next/navigation'
import { useState, useTransition } from 'react'
import { Button } from '@/components/ui/button'
import { toast } from '@/components/ui/toaster'
import type { Result } from '@/lib/shared/result'
import { RunCommandDialog } from './run-command-dialog'

/** Where a server is reached, without what is secret. */
export type KnownSource = { secretNames: readonly string[]; listedAt: Date } & (
  | { kind: 'command'; program: string; args: readonly string[] }
  | { kind: 'url'; url: string }
)

/** Lists a connected server again and leads to what changed. A command is confirmed each time. */
export function RefreshButton({
  serverId,
  source,
  refresh,
  onRefused,
}: {
  serverId: string
  source: KnownSource
  refresh: (input: { serverId: string }) => Promise<Result<{ before: number | null }>>
  onRefused: (problem: string | null) => void
}) {
  const router = useRouter()
  const [isAsking, setAsking] = useState(false)
  const [isListing, startListing] = useTransition()

  const list = () =>
    startListing(async () => {
      onRefused(null)
      const refreshed = await refresh({ serverId })
      if (!refreshed.ok) return onRefused(refreshed.problem.message)
      const { before } = refreshed.value
      if (before === null) toast.success('Nothing has changed since the last listing')
      else router.push(`/tools/servers/${serverId}?against=${before}` as Route)
    })

  return (
    <>
      <Button
        icon={<RefreshCw aria-hidden />}
        disabled={isListing}
        onClick={() => (source.kind === 'command' ? setAsking(true) : list())}
      >
        {isListing ? 'Listing' : 'Refresh'}
      </Button>
      <RunCommandDialog
        command={isAsking && source.kind === 'command' ? source : null}
        variables={source.secretNames}
        onClose={() => setAsking(false)}
        onRun={() => {
          setAsking(false)
          list()
        }}
      />
    </>
  )
}
