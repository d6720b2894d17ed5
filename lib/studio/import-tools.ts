import { sha256 } from '@noble/hashes/sha2.js'
import { bytesToHex } from '@noble/hashes/utils.js'
import { type ImportedServer, saveImport } from '@/lib/db/tool-imports'
import { decodeToolFile, type ToolDocumentFormat } from '@/lib/formats'
import type { Id } from '@/lib/shared/id'
import { ok, type Result } from '@/lib/shared/result'
import type { ImportReport } from '@/lib/tool'
import { readToolText } from './read-tool-text'

export interface ImportedTools {
  importId: Id<'import'>
  format: ToolDocumentFormat
  report: ImportReport
  servers: ImportedServer[]
}

/**
 * Reads a file of tool documents and stores what was accepted, with the report of what was not. A file that
 * cannot be read at all is refused and nothing is stored; one in which every server is dropped leaves its report.
 */
export async function importTools(
  projectId: string,
  bytes: Uint8Array,
  fileName: string,
  options: { toolsMin?: number } = {},
): Promise<Result<ImportedTools>> {
  const text = decodeToolFile(bytes, fileName)
  if (!text.ok) return text
  const read = await readToolText(text.value, fileName, options)
  if (!read.ok) return read
  const { format, documents, report } = read.value
  const saved = await saveImport(projectId, {
    fileName,
    format,
    sha256: bytesToHex(sha256(bytes)),
    report,
    documents,
  })
  return ok({ ...saved, format, report })
}
