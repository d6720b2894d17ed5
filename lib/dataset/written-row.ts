/** What a writer had to alter so that a trainer can read the row. */
export type RowChange =
  /** A function bears another name than its tool: not an identifier, or two servers share the name. */
  | { kind: 'function-renamed'; tool: string; name: string }
  /** The format has no place for reasoning beside an answer. */
  | { kind: 'reasoning-left-out' }

/** One line of an export, without its newline, and what had to be altered in it. */
export interface WrittenRow {
  line: string
  changes: RowChange[]
}
