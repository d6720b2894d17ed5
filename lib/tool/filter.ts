import type { Problem, Result } from '../shared/result'
import { type ImportEntry, type ImportReport, reportOf } from './import-report'
import { normaliseTool } from './normalise'
import { serverSlugs } from './server-slug'
import { cleanLine, cleanText, cutText } from './text'
import type { Tool, ToolDocument } from './tool'

/** A server needs this many tools to be worth a graph (astra-spec 1.3, rule 2). */
export const TOOLS_PER_SERVER_MIN = 3

const TITLE_CHARS_MAX = 200
const SERVER_DESCRIPTION_CHARS_MAX = 16_000

/** A tool as a file tells of it, or why it could not even be read; `changes` is what reading already changed. */
export type RawTool = Result<unknown> & { changes?: Problem[] }

/** A server as a file tells of it. */
export interface RawServer {
  title: string
  description: string
  domain: string | null
  tools: RawTool[]
  /** What is to be said of the server as a whole in the report. */
  notes?: Problem[]
}

type ToolEntry = Omit<ImportEntry, 'server'>

/** One server's place in a file (`line 7`), and the server or why it could not be read. */
export interface ServerSource {
  where: string
  server: Result<RawServer>
}

/** A server judged tool by tool, before it is known whether it stays. */
interface JudgedServer {
  server: RawServer
  tools: Tool[]
  entries: ToolEntry[]
}

/**
 * Raw servers → tool documents by ASTRA's filter rules (astra-spec 1.3): tools are normalised, the later of two
 * tools of one name goes (`duplicate-name`), then servers with fewer than `toolsMin` tools left go with all
 * their tools (`server-too-small`). The report has one entry for every server and every tool.
 */
export function filterServers(
  sources: readonly ServerSource[],
  { toolsMin = TOOLS_PER_SERVER_MIN }: { toolsMin?: number } = {},
): { documents: ToolDocument[]; report: ImportReport } {
  const judged = sources.map(({ where, server }) => ({ where, server: judgeServer(server) }))
  const keeps = (server: Result<JudgedServer>) => server.ok && server.value.tools.length >= toolsMin
  const kept = judged.flatMap(({ server }) => (server.ok && keeps(server) ? [server.value] : []))
  const slugs = serverSlugs(kept.map(({ server }) => server.title))
  const documents = kept.map(({ server, tools }, i) => documentOf(server, tools, slugs[i] ?? ''))

  let nextSlug = 0
  const entries = judged.flatMap(({ where, server }): ImportEntry[] => {
    if (!server.ok) return [{ server: where, tool: null, outcome: 'rejected', reasons: [server.problem] }]
    return keeps(server)
      ? entriesOfKept(server.value, slugs[nextSlug++] ?? '')
      : entriesOfTooSmall(server.value, toolsMin)
  })
  return { documents, report: reportOf(entries) }
}

function judgeServer(source: Result<RawServer>): Result<JudgedServer> {
  if (!source.ok) return source
  const server = {
    ...source.value,
    title: cutText(cleanLine(source.value.title), TITLE_CHARS_MAX) || 'Unknown',
  }
  const names = new Set<string>()
  const tools: Tool[] = []
  const entries = server.tools.map((raw, i): ToolEntry => {
    const read = raw.ok ? normaliseTool(raw.value) : raw
    if (!read.ok) return rejected((raw.ok && nameOf(raw.value)) || `#${i + 1}`, read.problem)
    const { tool } = read.value
    const changes = [...(raw.changes ?? []), ...read.value.changes]
    if (names.has(tool.name)) {
      const message = `${server.title} already has a tool named ${tool.name}; this later one is left out.`
      return rejected(tool.sourceName ?? tool.name, { code: 'duplicate-name', message })
    }
    names.add(tool.name)
    tools.push(tool)
    return { tool: tool.name, outcome: changes.length > 0 ? 'changed' : 'accepted', reasons: changes }
  })
  return { ok: true, value: { server, tools, entries } }
}

function rejected(tool: string, problem: Problem): ToolEntry {
  return { tool, outcome: 'rejected', reasons: [problem] }
}

function entriesOfKept({ server, entries }: JudgedServer, slug: string): ImportEntry[] {
  const ofServer: ImportEntry = { server: slug, tool: null, outcome: 'accepted', reasons: server.notes ?? [] }
  return [ofServer, ...entries.map((entry) => ({ server: slug, ...entry }))]
}

function entriesOfTooSmall({ server, tools, entries }: JudgedServer, toolsMin: number): ImportEntry[] {
  const usable = `${tools.length} usable ${tools.length === 1 ? 'tool' : 'tools'} of ${entries.length}`
  const message = `${server.title} has ${usable}; a server needs at least ${toolsMin}.`
  const problem = { code: 'server-too-small', message }
  return [
    { server: server.title, tool: null, outcome: 'rejected', reasons: [problem] },
    ...entries.map(
      (entry): ImportEntry =>
        entry.outcome === 'rejected'
          ? { server: server.title, ...entry }
          : { server: server.title, tool: entry.tool, outcome: 'rejected', reasons: [problem] },
    ),
  ]
}

function documentOf(server: RawServer, tools: Tool[], slug: string): ToolDocument {
  return {
    server: slug,
    title: server.title,
    description: cutText(cleanText(server.description), SERVER_DESCRIPTION_CHARS_MAX),
    domain: server.domain === null ? null : cutText(cleanLine(server.domain), TITLE_CHARS_MAX) || null,
    tools,
  }
}

function nameOf(raw: unknown): string | null {
  const { name, function: inner } = Object(raw) as { name?: unknown; function?: { name?: unknown } | null }
  const text = typeof name === 'string' ? name : inner?.name
  return typeof text === 'string' ? cutText(cleanLine(text), TITLE_CHARS_MAX) : null
}
