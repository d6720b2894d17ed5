/**
 * Formats: unknown in, domain out, and back.
 *
 * - **row format**: how one kind of trainer reads a trajectory: its writer and the rules that its rows keep.
 * - **row problem**: what is wrong in a row, and where.
 */
export type { RowProblem } from './conversation-rules'
export { ROW_FORMATS, type RowFormat } from './row-formats'
