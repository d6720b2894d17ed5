import { findSource } from '@/lib/db/tool-sources'
import { refreshTools } from '@/lib/studio/live-tools'
import { describeSource } from '@/lib/tool'
import { importOutcome } from './import-outcome'
import { chooseProject, PROJECT_OPTION } from './project'
import { badInput, defineVerb, failed } from './verb'

/** `tools refresh`: a connected server is listed again. */
export const toolsRefresh = defineVerb({
  name: 'tools refresh',
  summary: 'List the tools of a connected MCP server again, and say what changed',
  usage: '<server> [--project <name>]',
  operands: { min: 1, max: 1 },
  options: PROJECT_OPTION,
  async run({ options, operands: [server = ''], database, tell, signal }) {
    const startedAt = performance.now()
    await database()
    const project = await chooseProject(options.project)
    if (!project.ok) return badInput(project.problem.message)
    const source = await findSource(project.value.id, server)
    if (source) tell(`Listing ${describeSource(source)}`)
    const refreshed = await refreshTools(project.value.id, server, { signal })
    if (!refreshed.ok) {
      const { code, message } = refreshed.problem
      return code === 'not-found' || code === 'no-source' ? badInput(message) : failed(message)
    }
    return importOutcome(refreshed.value, project.value.name, startedAt, tell)
  },
})
