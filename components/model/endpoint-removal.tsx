'use client'

import { useRouter } from 'next/navigation'
import { useTransition } from 'react'
import { Button } from '@/components/ui/button'
import { ConfirmDialog } from '@/components/ui/confirm-dialog'
import { toast } from '@/components/ui/toaster'
import type { Result } from '@/lib/shared/result'

/** Removes an endpoint and its key, after asking; says so when a job still needs it. */
export function EndpointRemoval({ name, remove }: { name: string; remove: () => Promise<Result<null>> }) {
  const router = useRouter()
  const [isRemoving, startRemoving] = useTransition()
  const confirmed = () =>
    startRemoving(async () => {
      const removed = await remove()
      if (!removed.ok) return void toast.error(removed.problem.message)
      toast.success(`Removed ${name}`)
      router.push('/settings')
    })
  return (
    <ConfirmDialog
      trigger={
        <Button variant="danger" disabled={isRemoving}>
          Remove endpoint
        </Button>
      }
      title={`Remove ${name}?`}
      description="Its address, limits and stored key will be gone. What it has made stays."
      confirmLabel="Remove endpoint"
      onConfirm={confirmed}
    />
  )
}
