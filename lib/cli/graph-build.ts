import { listServers } from '@/lib/db/tools'
import { buildServerGraph } from '@/lib/studio/build-graph'
import { countsAsJson, countsAsLines } from './count'
import { chooseProject, PROJECT_OPTION } from './project'
import { badInput, defineVerb, done } from './verb'

/** `graph build`: the built-in author's graph of one server, or of all. */
export const graphBuild = defineVerb({
  name: 'graph build',
  summary: 'Build tool-call graphs by the built-in, rule-based author',
  usage: '<server> | --all [--project <name>]',
  operands: { min: 0, max: 1 },
  options: {
    ...PROJECT_OPTION,
    all: { type: 'boolean', description: 'a graph for every server of the project' },
  },
  async run({ options, operands: [name], database, tell, signal }) {
    const startedAt = performance.now()
    if ((name === undefined) === !options.all) return badInput('Name one server, or say --all.')
    await database()
    const project = await chooseProject(options.project)
    if (!project.ok) return badInput(project.problem.message)
    const servers = await listServers(project.value.id)
    const chosen = options.all
      ? servers
      : servers.filter((server) => [server.id, server.name, server.title].includes(name ?? ''))
    if (chosen.length === 0)
      return badInput(
        options.all
          ? 'This project has no servers yet: run `astra-studio tools import` first.'
          : `There is no server "${name}" in this project.`,
      )
    const graphs: string[] = []
    const versions: string[] = []
    const dropped: Record<string, number> = {}
    for (const server of chosen) {
      if (signal.aborted) break
      const built = await buildServerGraph(project.value.id, server.id)
      if (built.ok) {
        graphs.push(built.value.graphId)
        versions.push(built.value.versionId)
        tell(
          `${built.value.name}: ${built.value.nodeCount} tools, ${built.value.dependencyCount} dependencies`,
        )
      } else dropped[built.problem.code] = (dropped[built.problem.code] ?? 0) + 1
    }
    const unbuilt = chosen.length - graphs.length - Object.values(dropped).reduce((a, b) => a + b, 0)
    if (unbuilt > 0) dropped.stopped = unbuilt
    const counts = {
      in: chosen.length,
      kept: graphs.length,
      changed: 0,
      dropped,
      quarantined: {},
      seconds: (performance.now() - startedAt) / 1000,
      ids: { graphs, versions },
    }
    return done(countsAsJson(counts), countsAsLines(counts))
  },
})
