import { listSources } from '@/lib/db/tool-sources'
import { openLiveServers } from '@/lib/outside/mcp/live-servers'
import type { LiveServers, SynthesisParams } from '@/lib/synthesis'
import type { LiveSource } from '@/lib/tool'
import { openSource } from './open-source'

/**
 * The way to the project's live servers, for a run that asks them; undefined where everything is emulated. A command is
 * stored only once it was confirmed, so whatever is stored may be started. A server whose secrets this studio's key
 * does not open counts as one that cannot be reached.
 */
export async function openLiveSources(
  projectId: string,
  { backend }: Pick<SynthesisParams, 'backend'>,
): Promise<(() => LiveServers) | undefined> {
  if (backend !== 'live') return undefined
  const sources = new Map<string, LiveSource>()
  for (const row of await listSources(projectId)) {
    const opened = await openSource(projectId, row)
    if (opened.ok) sources.set(row.server, opened.value)
  }
  return () => openLiveServers((server) => sources.get(server) ?? null)
}
