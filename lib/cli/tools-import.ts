import { readFile } from 'node:fs/promises'
import { basename } from 'node:path'
import { importTools } from '@/lib/studio/import-tools'
import { importOutcome, readToolsMin, TOOLS_MIN_OPTION } from './import-outcome'
import { chooseProject, PROJECT_OPTION } from './project'
import { badInput, defineVerb } from './verb'

/** `tools import`: tool documents from a file into the catalogue. */
export const toolsImport = defineVerb({
  name: 'tools import',
  summary: 'Import servers and their tools from a JSON, JSONL or OpenAPI file',
  usage: '<file> [--project <name>] [--tools-min <n>]',
  operands: { min: 1, max: 1 },
  options: {
    ...PROJECT_OPTION,
    ...TOOLS_MIN_OPTION,
  },
  async run({ options, operands: [file = ''], database, tell }) {
    const startedAt = performance.now()
    const toolsMin = readToolsMin(options['tools-min'])
    if (!toolsMin.ok) return badInput(toolsMin.problem.message)
    const bytes = await readFile(file).catch((error: NodeJS.ErrnoException) => error)
    if (bytes instanceof Error) return badInput(`${file} cannot be read: ${bytes.message}.`)
    await database()
    const project = await chooseProject(options.project, true)
    if (!project.ok) return badInput(project.problem.message)
    const imported = await importTools(project.value.id, bytes, basename(file), { toolsMin: toolsMin.value })
    if (!imported.ok) return badInput(imported.problem.message)
    return importOutcome(imported.value, project.value.name, startedAt, tell)
  },
})
