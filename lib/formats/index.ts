/**
 * Formats: unknown in, domain out, and back.
 *
 * - **row format**: how one kind of trainer reads a trajectory: its writer and the rules that its rows keep.
 * - **row problem**: what is wrong in a row, and where.
 * - **tool document format**: how others write servers and their tools; found in a file, not asked for.
 */
export { readBfclGroundTruth } from './bfcl-ground-truth'
export { EXPORT_KINDS, type ExportKind, exportFileName, writeExportRow } from './export-files'
export { type HandWrittenTool, readHandWrittenTool, type ToolFieldProblem } from './hand-written-tool'
export { ROW_FORMATS } from './row-formats'
export {
  decodeToolFile,
  isOpenApiText,
  readOpenApi,
  readToolDocuments,
  TOOL_DOCUMENT_FORMATS,
  TOOL_FILE_BYTES_MAX,
  type ToolDocumentFormat,
  type ToolDocumentsRead,
} from './tool-documents'
