import { useMemo, useState } from 'react'
import type { KnownDomain } from '@/components/tool/domain-form'
import { toast } from '@/components/ui/toaster'
import type { Result } from '@/lib/shared/result'
import { partsOf, type Tool, type ToolKey } from '@/lib/tool'
import type { ToolCallGraph } from '@/lib/tool-graph'

/** A server of the project that could come onto the graph. */
export interface OfferedServer {
  id: string
  name: string
  title: string
  toolCount: number
  domain: KnownDomain
}

/** A server's current document, and what the built-in author says of its tools. */
export interface ServerTools {
  documentId: string
  server: string
  title: string
  tools: { key: ToolKey; tool: Tool }[]
  graph: ToolCallGraph
}

/** Reads a server by its id or its name. */
export type ReadServer = (input: { serverId: string }) => Promise<Result<ServerTools>>

export interface KnownServers {
  /** The tools of the version's documents, and of those that were read since. */
  tools: readonly { key: ToolKey; tool: Tool }[]
  /** Servers whose tools are not known here yet. */
  offered: readonly OfferedServer[]
  /** The documents that were read since, by their servers. */
  documentOf: ReadonlyMap<string, string>
  /** Makes a server's tools known, null where they cannot be; the reader is told why. */
  read(serverId: string): Promise<ServerTools | null>
}

/** The servers of an opened graph: those of its version, and those that join it while it is edited. */
export function useServers(
  opened: readonly { key: ToolKey; tool: Tool }[],
  all: readonly OfferedServer[],
  readServer: ReadServer,
): KnownServers {
  const [added, setAdded] = useState<readonly ServerTools[]>([])
  return useMemo(() => {
    const there = new Set(opened.map(({ key }) => partsOf(key).server))
    const fresh = added.filter(({ server }) => !there.has(server))
    const known = new Set([...there, ...fresh.map(({ server }) => server)])
    return {
      tools: fresh.length === 0 ? opened : [...opened, ...fresh.flatMap(({ tools }) => tools)],
      offered: all.filter(({ name }) => !known.has(name)),
      documentOf: new Map(fresh.map(({ server, documentId }) => [server, documentId])),
      async read(serverId) {
        const read = await readServer({ serverId })
        if (!read.ok) {
          toast.error(read.problem.message)
          return null
        }
        setAdded((now) => [...now.filter(({ server }) => server !== read.value.server), read.value])
        return read.value
      },
    }
  }, [opened, all, added, readServer])
}
