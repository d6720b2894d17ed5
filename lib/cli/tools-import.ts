import { readFile } from 'node:fs/promises'
import { basename } from 'node:path'
import { importTools } from '@/lib/studio/import-tools'
import { TOOLS_PER_SERVER_MIN } from '@/lib/tool'
import { countsAsJson, countsAsLines } from './count'
import { readInteger } from './options'
import { chooseProject, PROJECT_OPTION } from './project'
import { badInput, defineVerb, done } from './verb'

/** `tools import`: tool documents from a file into the catalogue. */
export const toolsImport = defineVerb({
  name: 'tools import',
  summary: 'Import servers and their tools from a JSON, JSONL or OpenAPI file',
  usage: '<file> [--project <name>] [--tools-min <n>]',
  operands: { min: 1, max: 1 },
  options: {
    ...PROJECT_OPTION,
    'tools-min': {
      type: 'string',
      placeholder: '<n>',
      description: 'servers with fewer tools are dropped',
      default: String(TOOLS_PER_SERVER_MIN),
    },
  },
  async run({ options, operands: [file = ''], database, tell }) {
    const startedAt = performance.now()
    const toolsMin = readInteger('tools-min', options['tools-min'], { min: 1, max: 1000 })
    if (!toolsMin.ok) return badInput(toolsMin.problem.message)
    const bytes = await readFile(file).catch((error: NodeJS.ErrnoException) => error)
    if (bytes instanceof Error) return badInput(`${file} cannot be read: ${bytes.message}.`)
    await database()
    const project = await chooseProject(options.project, true)
    if (!project.ok) return badInput(project.problem.message)
    const imported = await importTools(project.value.id, bytes, basename(file), { toolsMin: toolsMin.value })
    if (!imported.ok) return badInput(imported.problem.message)
    const { importId, format, report, servers } = imported.value
    for (const { server, tool, reasons } of report.entries
      .filter((entry) => entry.outcome === 'rejected')
      .slice(0, 20))
      tell(
        `rejected ${[server, tool].filter(Boolean).join(' / ')}: ${reasons.map((reason) => reason.message).join(' ')}`,
      )
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
      `Imported tools of ${report.servers.kept} of ${report.servers.in} servers into "${project.value.name}".`,
      ...countsAsLines(counts),
    ])
  },
})
