import { z } from 'zod'

/** How many of each reason. */
const counts = z.record(z.string(), z.int().positive())

const tally = z.object({ in: z.int().min(0), kept: z.int().min(0), dropped: counts })

const total = (byReason: Record<string, number>) =>
  Object.values(byReason).reduce((sum, count) => sum + count, 0)

const addsUp = (part: { in: number; kept: number; dropped: Record<string, number> }) =>
  part.in === part.kept + total(part.dropped)

/**
 * What became of every tool and server of an import. Stored as JSON, so it is parsed on the way back.
 * `in = kept + dropped`, for tools at the top and for servers beside them; `changed` is a part of `kept`.
 */
export const importReportSchema = tally
  .extend({
    changed: z.int().min(0),
    servers: tally,
    entries: z.array(
      z.object({
        /** The server's slug where it was kept; else its title, or the place in the file (`line 7`). */
        server: z.string(),
        /** Null for what concerns the server as a whole. */
        tool: z.string().nullable(),
        outcome: z.enum(['accepted', 'changed', 'rejected']),
        /** What was changed, or why it was rejected; the first reason is the one that is counted. */
        reasons: z.array(z.object({ code: z.string(), message: z.string() })),
      }),
    ),
  })
  .refine((report) => addsUp(report) && addsUp(report.servers) && report.changed <= report.kept, {
    message: 'The report does not add up: in = kept + dropped.',
  })

export type ImportReport = z.infer<typeof importReportSchema>
export type ImportEntry = ImportReport['entries'][number]

/** The report that goes with a list of entries, one for every server and every tool. */
export function reportOf(entries: ImportEntry[]): ImportReport {
  const tools = entries.filter((entry) => entry.tool !== null)
  return {
    ...tallyOf(tools),
    changed: tools.filter((entry) => entry.outcome === 'changed').length,
    servers: tallyOf(entries.filter((entry) => entry.tool === null)),
    entries,
  }
}

function tallyOf(entries: ImportEntry[]) {
  const dropped: Record<string, number> = {}
  const rejected = entries.filter((entry) => entry.outcome === 'rejected')
  for (const { reasons } of rejected) {
    const code = reasons[0]?.code ?? 'unknown'
    dropped[code] = (dropped[code] ?? 0) + 1
  }
  return { in: entries.length, kept: entries.length - rejected.length, dropped }
}
