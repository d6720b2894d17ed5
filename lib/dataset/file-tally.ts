import { z } from 'zod'
import type { RowChange, WrittenRow } from './written-row'

/** What a manifest says of one file. `changedRows` counts rows by kind of change; a row may have several. */
export const FileFacts = z.object({
  name: z.string(),
  rows: z.number().int().min(0),
  bytes: z.number().int().min(0),
  sha256: z.string(),
  changedRows: z.record(z.string(), z.number().int().min(1)),
  /** Every other name under which a tool stands in some row. */
  renamed: z.array(z.object({ tool: z.string(), name: z.string() })),
})
export type FileFacts = z.infer<typeof FileFacts>

export interface FileTally {
  /** Counts a row and returns its bytes, newline included, for writing. */
  add(row: WrittenRow): Uint8Array
  /** What the manifest says of the file, once all of its rows are there. */
  facts(): FileFacts
}

/** A SHA-256 that grows with what it is given; `node:crypto` makes it many times faster than JavaScript can. */
interface GrowingHash {
  update(bytes: Uint8Array): unknown
  digest(encoding: 'hex'): string
}

/** Hashes and counts a JSON-lines file while it streams past, so that no file is held in memory. */
export function startFileTally(name: string, sha256: GrowingHash): FileTally {
  const utf8 = new TextEncoder()
  const changedRows: { [kind: string]: number } = {}
  const renamed = new Map<string, { tool: string; name: string }>()
  let rows = 0
  let bytes = 0
  return {
    add(row) {
      const chunk = utf8.encode(`${row.line}\n`)
      sha256.update(chunk)
      rows += 1
      bytes += chunk.length
      for (const kind of new Set(row.changes.map((change) => change.kind))) {
        changedRows[kind] = (changedRows[kind] ?? 0) + 1
      }
      for (const { tool, name } of row.changes.filter(isRenaming)) {
        renamed.set(`${tool}\n${name}`, { tool, name })
      }
      return chunk
    },
    facts: () => ({
      name,
      rows,
      bytes,
      sha256: sha256.digest('hex'),
      changedRows: { ...changedRows },
      renamed: [...renamed.values()],
    }),
  }
}

const isRenaming = (change: RowChange) => change.kind === 'function-renamed'
