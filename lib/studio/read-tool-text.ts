import { isOpenApiText, readOpenApi, readToolDocuments, type ToolDocumentsRead } from '@/lib/formats'
import { parseOpenApi } from '@/lib/outside/openapi'
import type { Result } from '@/lib/shared/result'

/** The text of a file of tools, in any format that the studio knows → tool documents and their report. */
export async function readToolText(
  text: string,
  fileName: string,
  options: { toolsMin?: number },
): Promise<Result<ToolDocumentsRead>> {
  if (!isOpenApiText(text)) return readToolDocuments(text, fileName, options)
  const parsed = await parseOpenApi(text, fileName)
  if (!parsed.ok) return parsed
  return readOpenApi(parsed.value.document, fileName, { ...options, breach: parsed.value.breach })
}
