'use client'

import type { Route } from 'next'
import { useRouter } from 'next/navigation'
import { useTransition } from 'react'
import { Button } from '@/components/ui/button'
import { Select } from '@/components/ui/select'
import { toast } from '@/components/ui/toaster'
import type { Result } from '@/lib/shared/result'

/** Builds the graph of a chosen server by the built-in author and opens it. */
export function BuildGraphForm({
  servers,
  chosenServer,
  build,
}: {
  servers: readonly { id: string; title: string; toolCount: number }[]
  chosenServer?: string
  build: (input: { serverId: string }) => Promise<Result<{ graphId: string }>>
}) {
  const router = useRouter()
  const [isPending, transition] = useTransition()
  return (
    <form
      aria-label="Build a graph"
      className="flex items-center gap-2"
      onSubmit={(event) => {
        event.preventDefault()
        const serverId = String(new FormData(event.currentTarget).get('server'))
        transition(async () => {
          const built = await build({ serverId })
          if (built.ok) router.push(`/tool-graphs/${built.value.graphId}` as Route)
          else toast.error(built.problem.message)
        })
      }}
    >
      <Select aria-label="Server" name="server" defaultValue={chosenServer} className="w-64">
        {servers.map(({ id, title, toolCount }) => (
          <option key={id} value={id}>
            {title} · {toolCount} tools
          </option>
        ))}
      </Select>
      <Button type="submit" variant="primary" disabled={isPending}>
        {isPending ? 'Building' : 'Build graph'}
      </Button>
    </form>
  )
}
