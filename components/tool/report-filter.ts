import type { Route } from 'next'
import { z } from 'zod'
import type { ImportReport } from '@/lib/tool'

/** What became of one server or tool of an imported file. */
export type ImportEntry = ImportReport['entries'][number]

const OUTCOMES = ['accepted', 'changed', 'rejected'] as const

/** Which entries of a report are listed; null parts ask for nothing. */
export const ReportFilter = z.object({
  subject: z.enum(['server', 'tool']).nullable(),
  outcome: z.enum(OUTCOMES).nullable(),
  /** The code of a change or of a rejection. */
  reason: z.string().max(64).nullable(),
})
export type ReportFilter = z.infer<typeof ReportFilter>

export const ALL_ENTRIES: ReportFilter = { subject: null, outcome: null, reason: null }

/** The filter that an address asks for; parts that no filter knows are left out. */
export function reportFilterOf(query: { [name: string]: string | string[] | undefined }): ReportFilter {
  const { subject, outcome, reason } = ReportFilter.shape
  return {
    subject: subject.catch(null).parse([query.subject].flat()[0]),
    outcome: outcome.catch(null).parse([query.outcome].flat()[0]),
    reason: reason.catch(null).parse([query.reason].flat()[0]),
  }
}

/** The address of a report that lists this filter's entries, with one of them opened. */
export function reportHref(importId: string, filter: ReportFilter, entry: number | null = null): Route {
  const query = new URLSearchParams()
  for (const [name, value] of Object.entries({ ...filter, entry })) {
    if (value !== null) query.set(name, String(value))
  }
  return `/tools/imports/${importId}${query.size === 0 ? '' : `?${query}`}` as Route
}

const subjectOf = (entry: ImportEntry) => (entry.tool === null ? 'server' : 'tool')

/** The reasons an entry is counted under: of a rejection only the first, of a change each. */
const countedReasons = (entry: ImportEntry): string[] => {
  const codes = entry.reasons.map(({ code }) => code)
  return entry.outcome === 'rejected' ? codes.slice(0, 1) : [...new Set(codes)]
}

/** An entry and its place in the whole report, counted from 0. */
export interface ReportLine {
  entry: ImportEntry
  place: number
}

/** The entries that a filter asks for, in the order of the file. */
export function filterEntries(
  report: ImportReport,
  { subject, outcome, reason }: ReportFilter,
): ReportLine[] {
  return report.entries.flatMap((entry, place) =>
    (subject === null || subject === subjectOf(entry)) &&
    (outcome === null || outcome === entry.outcome) &&
    (reason === null || countedReasons(entry).includes(reason))
      ? [{ entry, place }]
      : [],
  )
}

/** How many entries a filter lists. */
interface Facet {
  filter: ReportFilter
  count: number
}

/** One subject of a report: all of it, then each outcome and, under it, its reasons, most frequent first. */
export interface SubjectFacets extends Facet {
  outcomes: (Facet & { reasons: Facet[] })[]
}

/** What a report can be listed by: servers first, then tools. Outcomes add up; a tool may have several changes. */
export function facetsOf(report: ImportReport): SubjectFacets[] {
  return (['server', 'tool'] as const).map((subject) => {
    const entries = report.entries.filter((entry) => subjectOf(entry) === subject)
    const outcomes = OUTCOMES.flatMap((outcome) => {
      const having = entries.filter((entry) => entry.outcome === outcome)
      if (having.length === 0) return []
      return [
        { filter: { subject, outcome, reason: null }, count: having.length, reasons: reasonsOf(having) },
      ]
    })
    return { filter: { subject, outcome: null, reason: null }, count: entries.length, outcomes }

    function reasonsOf(having: ImportEntry[]): Facet[] {
      const counts = new Map<string, number>()
      for (const code of having.flatMap(countedReasons)) counts.set(code, (counts.get(code) ?? 0) + 1)
      return [...counts]
        .sort(([a, countA], [b, countB]) => countB - countA || a.localeCompare(b))
        .map(([reason, count]) => ({
          filter: { subject, outcome: having[0]?.outcome ?? null, reason },
          count,
        }))
    }
  })
}

/** A reason's code in words: `server-too-small` → `server too small`. */
export const reasonName = (code: string): string => code.replaceAll('-', ' ')
