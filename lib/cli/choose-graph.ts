import { findVersion, type GraphVersionRow, listGraphs } from '@/lib/db/tool-graphs'
import { fail, ok, type Result } from '@/lib/shared/result'

/** A graph's newest version by the graph's name or id, or one version by its own id. */
export async function chooseGraph(projectId: string, name: string): Promise<Result<GraphVersionRow>> {
  if (name.startsWith('gver_')) {
    const version = await findVersion(projectId, name)
    return version ? ok(version) : fail('not-found', `There is no graph version ${name} in this project.`)
  }
  const graphs = await listGraphs(projectId)
  const graph = graphs.find((known) => known.graphId === name || known.name === name)
  if (graph) return ok(graph)
  const names = graphs.slice(0, 10).map((known) => `"${known.name}"`)
  return fail(
    'not-found',
    graphs.length === 0
      ? 'This project has no graph yet: run `astra-studio graph build` first.'
      : `There is no graph "${name}" in this project. There are ${names.join(', ')}${graphs.length > 10 ? ` and ${graphs.length - 10} more` : ''}.`,
  )
}
