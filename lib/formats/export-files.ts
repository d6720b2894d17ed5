import { type Candidate, EXPORT_FORMATS, lineageOf, type WrittenRow } from '../dataset'
import { canonicalJson } from '../shared/json'
import { ROW_FORMATS } from './row-formats'

/** The JSON-lines files of a dataset version: one for each trainer, and where each row comes from. */
export const EXPORT_KINDS = [...EXPORT_FORMATS, 'lineage'] as const
export type ExportKind = (typeof EXPORT_KINDS)[number]

export const exportFileName = (kind: ExportKind): string =>
  kind === 'lineage' ? 'lineage.jsonl' : ROW_FORMATS[kind].fileName

/** Line `line` (from 1) of a file. Line n of every file is the same trajectory. */
export const writeExportRow = (kind: ExportKind, candidate: Candidate, line: number): WrittenRow =>
  kind === 'lineage'
    ? { line: canonicalJson(lineageOf(candidate, line)), changes: [] }
    : ROW_FORMATS[kind].writeRow(candidate.trajectory)
