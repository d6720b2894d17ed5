import { counted } from '@/lib/shared/format'
import type { Result } from '@/lib/shared/result'
import type { ImportedTools } from '@/lib/studio/import-tools'
import { TOOLS_PER_SERVER_MIN } from '@/lib/tool'
import { countsAsJson, countsAsLines } from './count'
import { readInteger } from './options'
import { done, type Outcome, type VerbOptions } from './verb'

/** The option of every verb that takes servers in. */
export const TOOLS_MIN_OPTION = {
  'tools-min': {
    type: 'string',
    placeholder: '<n>',
    description: 'servers with fewer tools are dropped',
    default: String(TOOLS_PER_SERVER_MIN),
  },
} as const satisfies VerbOptions

export const readToolsMin = (text: string): Result<number> =>
  readInteger('tools-min', text, { min: 1, max: 1000 })

const REJECTED_SHOWN = 20

/** How an import ended: the first rejected entries on the way, then the counts. */
export function importOutcome(
  { importId, format, report, servers }: ImportedTools,
  projectName: string,
  startedAt: number,
  tell: (line: string) => void,
): Outcome {
  const rejected = report.entries.filter((entry) => entry.outcome === 'rejected')
  for (const { server, tool, reasons } of rejected.slice(0, REJECTED_SHOWN)) {
    const why = reasons.map((reason) => reason.message).join(' ')
    tell(`rejected ${[server, tool].filter(Boolean).join(' / ')}: ${why}`)
  }
  const counts = {
    in: report.in,
    kept: report.kept,
    changed: report.changed,
    dropped: report.dropped,
    quarantined: {},
    seconds: (performance.now() - startedAt) / 1000,
    ids: { import: importId, servers: servers.map((server) => server.serverId) },
  }
  return done({ ...countsAsJson(counts), format, servers: { ...report.servers } }, [
    `Imported tools of ${report.servers.kept} of ${counted(report.servers.in, 'server')} into "${projectName}".`,
    ...countsAsLines(counts),
  ])
}
