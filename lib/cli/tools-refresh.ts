import type { ImportedServer } from '@/lib/db/tool-imports'
import { findSource } from '@/lib/db/tool-sources'
import { compareVersions } from '@/lib/studio/compare-versions'
import { refreshTools } from '@/lib/studio/live-tools'
import { describeSource, differenceInWords } from '@/lib/tool'
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
    await tellDifference(project.value.id, refreshed.value.servers, tell)
    return importOutcome(refreshed.value, project.value.name, startedAt, tell)
  },
})

/** Says which tools came, went and changed, a line each. */
async function tellDifference(projectId: string, servers: ImportedServer[], tell: (line: string) => void) {
  for (const { serverId, name, version, change } of servers) {
    if (change === 'same') tell(`Nothing has changed since version ${version} of ${name}.`)
    if (change !== 'new-version') continue
    const compared = await compareVersions(projectId, serverId, { before: version - 1, after: version })
    if (!compared.ok) continue
    const { added, removed, changed } = compared.value
    tell(
      `Version ${version} of ${name} against version ${version - 1}: ${differenceInWords(compared.value)}.`,
    )
    for (const tool of added) tell(`added ${tool.name}`)
    for (const tool of removed) tell(`removed ${tool.name}`)
    for (const tool of changed) {
      const members = [...tool.parameters, ...tool.result].map(({ path, kind, facts }) =>
        [path, kind, ...(facts.length > 0 ? [`(${facts.join('; ')})`] : [])].join(' '),
      )
      tell(`changed ${tool.name}: ${[...(tool.description ? ['description'] : []), ...members].join(', ')}`)
    }
  }
}
