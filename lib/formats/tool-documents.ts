import { isObject, type JsonValue, parseJson } from '../shared/json'
import { fail, ok, type Result } from '../shared/result'
import { filterServers, type ImportReport, type ServerSource, type ToolDocument } from '../tool'
import { decodeUtf8 } from './decode-utf8'
import { describeShape } from './describe-shape'
import { isOpenApi, readOpenApiServer } from './open-api/open-api'
import { readAstraServer } from './tool-document-rows/astra'
import { isFunctionTool } from './tool-document-rows/function-tool'
import { readMcpServer } from './tool-document-rows/mcp'
import { type Row, rowsOf } from './tool-document-rows/rows'
import type { ServerRow } from './tool-document-rows/server-row'
import { readToucanServer } from './tool-document-rows/toucan'

/** Files of servers with their tools, by the most particular first: an earlier shape may also fit a later one. */
const SERVER_FORMATS = {
  astra: readAstraServer,
  toucan: readToucanServer,
  mcp: readMcpServer,
} satisfies Record<string, (row: Record<string, unknown>) => ServerRow | null>

export type ToolDocumentFormat = keyof typeof SERVER_FORMATS | 'functions' | 'openapi' | 'by-hand'

/** Formats that are read row by row. */
type RowFormat = Exclude<ToolDocumentFormat, 'openapi' | 'by-hand'>

/** What each format is called on a page. */
export const TOOL_DOCUMENT_FORMATS: Record<ToolDocumentFormat, string> = {
  astra: 'ASTRA servers (mcp_servers.jsonl)',
  toucan: 'Toucan servers',
  mcp: 'MCP tools/list',
  functions: 'OpenAI function tools',
  openapi: 'OpenAPI or Swagger',
  'by-hand': 'Written by hand',
}

/** Larger files are refused before they are read: a text of this size already takes ten times as much memory. */
export const TOOL_FILE_BYTES_MAX = 64 * 1024 * 1024

const EXPECTED =
  'Expected servers with their tools (MCP tools/list, ASTRA mcp_servers.jsonl, Toucan), a list of function tools, or an OpenAPI document'

export interface ToolDocumentsRead {
  format: ToolDocumentFormat
  documents: ToolDocument[]
  report: ImportReport
}

/** A file's bytes → its text. Refused as a whole: `too-large`, `not-utf8`. */
export function decodeToolFile(bytes: Uint8Array, fileName: string): Result<string> {
  if (bytes.length > TOOL_FILE_BYTES_MAX) return tooLarge(bytes.length, fileName)
  const text = decodeUtf8(bytes)
  return text.ok ? text : fail(text.problem.code, `${fileName} cannot be read. ${text.problem.message}`)
}

/**
 * Whether a text is to be read as an OpenAPI document: a JSON object, or YAML at its outermost level, that has a
 * member `openapi` or `swagger`.
 */
export function isOpenApiText(text: string): boolean {
  if (!/^\uFEFF?\s*\{/.test(text)) return /^(['"]?)(openapi|swagger)\1[ \t]*:/m.test(text)
  if (!/"(openapi|swagger)"\s*:/.test(text)) return false
  const value = parseJson(text.replace(/^\uFEFF/, ''), 'The text')
  // A JSON object with an error in it is told so by whoever reads it.
  return value.ok && isObject(value.value) && ('openapi' in value.value || 'swagger' in value.value)
}

/**
 * A text → tool documents with the report of what was changed and dropped. The format is found, not asked for.
 * Refused as a whole: `too-large`, `empty-file`, `not-json`, `other-shape`.
 */
export function readToolDocuments(
  text: string,
  fileName: string,
  options: { toolsMin?: number } = {},
): Result<ToolDocumentsRead> {
  const parsed = parseToolDocuments(text, fileName)
  if (!parsed.ok) return parsed
  return ok({ format: parsed.value.format, ...filterServers(parsed.value.servers, options) })
}

/**
 * A parsed OpenAPI document → its server, one tool for each operation. `breach` is what a checker of the
 * specification found; it is told in the report and stops nothing. Refused: `other-version`, `no-operations`.
 */
export function readOpenApi(
  document: JsonValue,
  fileName: string,
  { breach = null, ...options }: { toolsMin?: number; breach?: string | null } = {},
): Result<ToolDocumentsRead> {
  if (!isOpenApi(document)) {
    const { openapi, swagger } = Object(document) as { openapi?: unknown; swagger?: unknown }
    const version = JSON.stringify(openapi ?? swagger ?? null).slice(0, 40)
    return fail(
      'other-version',
      `${fileName} says it is version ${version}; OpenAPI 3.0, 3.1 and Swagger 2.0 are read.`,
    )
  }
  const server = readOpenApiServer(document, titleOfFile(fileName))
  if (server.tools.length === 0) {
    return fail('no-operations', `${fileName} describes no operation: nothing below "paths" has a method.`)
  }
  if (breach !== null) server.notes = [{ code: 'specification-breach', message: breach }]
  return ok({ format: 'openapi', ...filterServers([{ where: fileName, server: ok(server) }], options) })
}

/** A text → its servers as they stand there, nothing judged yet. */
function parseToolDocuments(
  text: string,
  fileName: string,
): Result<{ format: RowFormat; servers: ServerSource[] }> {
  if (text.length > TOOL_FILE_BYTES_MAX) return tooLarge(text.length, fileName)
  const rows = rowsOf(text.startsWith('\uFEFF') ? text.slice(1) : text, fileName)
  if (!rows.ok) return rows
  const format = formatOf(rows.value)
  if (format === null) return otherShape(rows.value, fileName)
  if (format === 'functions') return ok({ format, servers: [serverOfFunctions(rows.value, fileName)] })
  return ok({ format, servers: rows.value.map((row) => serverOfRow(row, SERVER_FORMATS[format], fileName)) })
}

/** The first format that reads any row; the rows it cannot read are then reported one by one. */
function formatOf(rows: Row[]): RowFormat | null {
  const objects = rows.flatMap(({ value }) => (value.ok && isObject(value.value) ? [value.value] : []))
  for (const [format, read] of Object.entries(SERVER_FORMATS)) {
    if (objects.some((row) => read(row) !== null)) return format as RowFormat
  }
  return objects.some(isFunctionTool) ? 'functions' : null
}

function serverOfRow(
  { where, value }: Row,
  read: (row: Record<string, unknown>) => ServerRow | null,
  fileName: string,
): ServerSource {
  if (!value.ok) return { where, server: value }
  const server = isObject(value.value) ? read(value.value) : null
  if (server === null) {
    const message = `${where} holds ${describeShape(value.value)}, which is no server as the rest of ${fileName} is.`
    return { where, server: fail('other-shape', message) }
  }
  const { title, description, domain, tools } = server
  return {
    where,
    server: ok({
      title: title ?? titleOfFile(fileName),
      description: description ?? '',
      domain,
      tools: tools.map((tool) => ok(tool)),
    }),
  }
}

function serverOfFunctions(rows: Row[], fileName: string): ServerSource {
  const tools = rows.map(({ value }) => value)
  return {
    where: fileName,
    server: ok({ title: titleOfFile(fileName), description: '', domain: null, tools }),
  }
}

/** `gorilla_file_system.v2.json` → `gorilla file system.v2`: what a person called the file. */
const titleOfFile = (fileName: string) =>
  fileName
    .replace(/^.*[/\\]/, '')
    .replace(/\.(json|jsonl|ndjson|txt|yaml|yml)$/i, '')
    .replaceAll('_', ' ')

function otherShape(rows: Row[], fileName: string) {
  const first = rows.find(({ value }) => value.ok)
  const holds = first?.value.ok ? describeShape(first.value.value) : 'an empty list'
  const at = first === undefined || first.where === fileName ? '' : ` (${first.where} of ${rows.length})`
  return fail('other-shape', `${fileName} holds ${holds}${at}. ${EXPECTED}.`)
}

function tooLarge(size: number, fileName: string) {
  const [has, may] = [size, TOOL_FILE_BYTES_MAX].map((bytes) => Math.ceil(bytes / 1024 / 1024))
  const message = `${fileName} has ${has} MB; at most ${may} MB are read at once. Split it into several files.`
  return fail('too-large', message)
}
