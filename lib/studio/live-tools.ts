import { saveImport } from '@/lib/db/tool-imports'
import { findSource } from '@/lib/db/tool-sources'
import { listServers } from '@/lib/db/tools'
import { openSource } from '@/lib/jobs/open-source'
import { listLiveTools } from '@/lib/outside/mcp/list-live-tools'
import { fingerprintOf } from '@/lib/shared/fingerprint'
import { fail, ok, type Result } from '@/lib/shared/result'
import { describeSource, filterServers, type LiveSource, type RawServer } from '@/lib/tool'
import type { ImportedTools } from './import-tools'
import { sealSource } from './live-source'

const FILE_NAME_CHARS_MAX = 200

/**
 * Lists the tools of a live MCP server and stores them with the way to it, so that they can be listed again. Whoever
 * calls has had the exact command confirmed. A list that cannot be had stores nothing. Refused besides the
 * problems of `listLiveTools`: `name-taken`, where a server of that name is reached in another way.
 */
export async function connectTools(
  projectId: string,
  source: LiveSource,
  { name = '', toolsMin, signal }: { name?: string; toolsMin?: number; signal: AbortSignal },
): Promise<Result<ImportedTools>> {
  const listed = await listLiveTools(source, { signal })
  if (!listed.ok) return listed
  const { title, description, tools } = listed.value
  const raw = {
    title: name.trim() || title || describeSource(source),
    description,
    domain: null,
    tools: tools.map((tool) => ok(tool)),
  }
  const filtered = filterServers([{ where: describeSource(source), server: ok(raw) }], { toolsMin })
  const [document] = filtered.documents
  const known = document ? await findSource(projectId, document.server) : null
  if (known && describeSource(known) !== describeSource(source)) {
    const message = `The server "${known.server}" is already reached by ${describeSource(known)}. Give this one a name of its own.`
    return fail('name-taken', message)
  }
  return save(projectId, source, filtered)
}

/**
 * Lists a connected server again: a new version of its document where anything has changed. It keeps its name, title
 * and domain whatever it calls itself by now. Refused: `not-found`, `no-source`, and the problems of `listLiveTools`.
 */
export async function refreshTools(
  projectId: string,
  server: string,
  { signal }: { signal: AbortSignal },
): Promise<Result<ImportedTools>> {
  const current = (await listServers(projectId)).find(({ id, name }) => id === server || name === server)
  if (!current) return fail('not-found', `There is no server "${server}" in this project.`)
  const known = await findSource(projectId, current.id)
  if (!known) {
    return fail(
      'no-source',
      `The tools of "${current.name}" came from a file; import the file again instead.`,
    )
  }
  const opened = await openSource(projectId, known)
  if (!opened.ok) return opened
  const source = opened.value
  const listed = await listLiveTools(source, { signal })
  if (!listed.ok) return listed
  const { title, statedDomain: domain } = current
  const raw: RawServer = {
    ...{ title, domain, description: listed.value.description },
    tools: listed.value.tools.map((tool) => ok(tool)),
  }
  // It was chosen before: that it has become small is news, and no reason to keep what is no longer true.
  const { documents, report } = filterServers([{ where: current.name, server: ok(raw) }], { toolsMin: 1 })
  const slug = documents[0]?.server
  return save(projectId, source, {
    documents: documents.map((document) => ({ ...document, server: current.name })),
    report: {
      ...report,
      entries: report.entries.map((entry) =>
        entry.server === slug ? { ...entry, server: current.name } : entry,
      ),
    },
  })
}

async function save(
  projectId: string,
  source: LiveSource,
  { documents, report }: ReturnType<typeof filterServers>,
): Promise<Result<ImportedTools>> {
  const content = {
    fileName: describeSource(source).slice(0, FILE_NAME_CHARS_MAX),
    format: 'mcp' as const,
    sha256: fingerprintOf(documents),
    ...{ report, documents },
  }
  const saved = await saveImport(projectId, content, sealSource(source))
  return ok({ ...saved, format: content.format, report })
}
