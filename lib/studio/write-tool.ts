import { type ImportedServer, saveImport } from '@/lib/db/tool-imports'
import { findSource } from '@/lib/db/tool-sources'
import { getDocuments, listServers } from '@/lib/db/tools'
import { type HandWrittenTool, readHandWrittenTool, type ToolFieldProblem } from '@/lib/formats'
import { assert } from '@/lib/shared/assert'
import { fingerprintOf } from '@/lib/shared/fingerprint'
import { ok, type Result } from '@/lib/shared/result'
import { filterServers, serverSlug, type Tool } from '@/lib/tool'

type WriteToolProblem = ToolFieldProblem | { field: 'server'; message: string }

/**
 * Adds a tool that a person wrote to a server, as a new version of its document; a server of that title that is not
 * there yet is made. A tool of the same name is only replaced where `mayReplace` says so. Refused where the server is
 * listed live: the next listing would drop the tool.
 */
export async function writeTool(
  projectId: string,
  { server, mayReplace, ...texts }: HandWrittenTool & { server: string; mayReplace: boolean },
): Promise<Result<ImportedServer, WriteToolProblem>> {
  const read = readHandWrittenTool(texts)
  if (!read.ok) return read
  const tool = read.value
  const known = (await listServers(projectId)).find(({ name }) => name === serverSlug(server))
  if (known && (await findSource(projectId, known.id))) {
    return refuse('server', `The tools of ${known.title} are listed live; choose another server.`)
  }
  const [stored] = known ? await getDocuments(projectId, [known.documentId]) : []
  const document = stored?.document ?? { title: server, description: '', domain: null, tools: [] }
  if (!mayReplace && document.tools.some(({ name }) => name === tool.name)) {
    return refuse(
      'name',
      `${document.title} already has a tool named ${tool.name}; say that it is to be replaced.`,
    )
  }
  const tools = withTool(document.tools, tool)
  // One tool is a beginning. The tools are normalised already; doing it again would forget their first names.
  const raw = { ...document, tools: tools.map((each) => ok(each)) }
  const filtered = filterServers([{ where: server, server: ok(raw) }], { toolsMin: 1 })
  const documents = filtered.documents.map((each) => ({ ...each, server: known?.name ?? each.server, tools }))
  const { servers } = await saveImport(projectId, {
    fileName: `${document.title}: ${tool.name}`,
    format: 'by-hand',
    sha256: fingerprintOf(documents),
    report: filtered.report,
    documents,
  })
  const [written] = servers
  assert(written, `${tool.name} was read, so its server is kept`)
  return ok(written)
}

/** The tools with the new one in the place of its namesake, or at the end. */
function withTool(tools: readonly Tool[], tool: Tool): Tool[] {
  const isThere = tools.some(({ name }) => name === tool.name)
  return isThere ? tools.map((each) => (each.name === tool.name ? tool : each)) : [...tools, tool]
}

const refuse = (field: WriteToolProblem['field'], message: string) => ({
  ok: false as const,
  problem: { field, message },
})
