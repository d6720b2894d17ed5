'use client'

import { useRouter } from 'next/navigation'
import { Button } from '@/components/ui/button'
import { ConfirmDialog } from '@/components/ui/confirm-dialog'
import { toast } from '@/components/ui/toaster'
import type { Result } from '@/lib/shared/result'

/** Removes a graph with its versions and chains, once it is confirmed; what stands on it stops it. */
export function RemoveGraphButton({
  graphId,
  name,
  remove,
}: {
  graphId: string
  name: string
  remove: (input: { graphId: string }) => Promise<Result<null>>
}) {
  const router = useRouter()
  async function removeGraph() {
    const removed = await remove({ graphId })
    if (removed.ok) router.push('/tool-graphs')
    else toast.error(removed.problem.message)
  }
  return (
    <ConfirmDialog
      trigger={<Button>Remove</Button>}
      title={`Remove "${name}"?`}
      description="All its versions and chains will be gone. Tasks and trajectories keep a graph from being removed."
      confirmLabel="Remove graph"
      onConfirm={() => void removeGraph()}
    />
  )
}
