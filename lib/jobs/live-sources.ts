import { listSources } from '@/lib/db/tool-sources'
import { openLiveServers } from '@/lib/outside/mcp/live-servers'
import { ok } from '@/lib/shared/result'
import type { LiveServers, SynthesisParams } from '@/lib/synthesis'
import type { LiveSource } from '@/lib/tool'
import type { ItemLedger } from './ledger'
import { openSource } from './open-source'

/**
 * The way to the project's live servers, for a run that asks them; undefined where everything is emulated. A command is
 * stored only once it was confirmed, so whatever is stored may be started. A server whose secrets this studio's key
 * does not open counts as one that cannot be reached.
 *
 * When an item is begun again, a program is started afresh and its calls are made again in their order: what it had in mind
 * died with the worker. A server with an address lives on, and what a call did there is done: results that came are kept,
 * and given back instead of calling twice. A call that was in flight is made again in either case, because nobody can tell
 * whether it was carried out.
 */
export async function openLiveSources(
  projectId: string,
  { backend }: Pick<SynthesisParams, 'backend'>,
): Promise<((ledger: ItemLedger | null) => LiveServers) | undefined> {
  if (backend !== 'live') return undefined
  const sources = new Map<string, LiveSource>()
  for (const row of await listSources(projectId)) {
    const opened = await openSource(projectId, row)
    if (opened.ok) sources.set(row.server, opened.value)
  }
  return (ledger) => {
    const servers = openLiveServers((server) => sources.get(server) ?? null)
    return {
      async open(name, signal) {
        const opened = await servers.open(name, signal)
        const source = sources.get(name)
        if (!opened.ok || !ledger || source?.kind !== 'url') return opened
        const { value: server } = opened
        const at = { name, url: source.url }
        return ok({
          isAlive: () => server.isAlive(),
          call: (call, stop) => ledger.call(at, call, stop, () => server.call(call, stop)),
        })
      },
      close: () => servers.close(),
    }
  }
}
