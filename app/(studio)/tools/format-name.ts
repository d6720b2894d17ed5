import { TOOL_DOCUMENT_FORMATS, type ToolDocumentFormat } from '@/lib/formats'

/** What the format of an import is called; one that is no longer known keeps its own name. */
export const formatName = (format: string): string =>
  TOOL_DOCUMENT_FORMATS[format as ToolDocumentFormat] ?? format
