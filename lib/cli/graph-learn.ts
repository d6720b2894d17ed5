import { readFile } from 'node:fs/promises'
import { basename } from 'node:path'
import { counted } from '@/lib/shared/format'
import { fail, ok, type Result } from '@/lib/shared/result'
import { learnFromGroundTruth, learnFromTrajectories } from '@/lib/studio/learn-graph'
import { countsAsJson, countsAsLines } from './count'
import { chooseProject, PROJECT_OPTION } from './project'
import { badInput, defineVerb, done } from './verb'

/** `graph learn`: a graph of what really was called, from kept trajectories or from a file of BFCL's ground truth. */
export const graphLearn = defineVerb({
  name: 'graph learn',
  summary: 'Learn a tool-call graph from recorded calls',
  usage: '<server…> [--from <file>] [--project <name>]',
  operands: { min: 1, max: 50 },
  options: {
    ...PROJECT_OPTION,
    from: {
      type: 'string',
      placeholder: '<file>',
      description: 'BFCL ground truth; without it, the kept trajectories of the project',
    },
  },
  async run({ options, operands, database, tell }) {
    const startedAt = performance.now()
    const file = options.from === undefined ? null : await readText(options.from)
    if (file?.ok === false) return badInput(file.problem.message)
    await database()
    const project = await chooseProject(options.project)
    if (!project.ok) return badInput(project.problem.message)
    const learned = file
      ? await learnFromGroundTruth(project.value.id, operands, file.value)
      : await learnFromTrajectories(project.value.id, operands)
    if (!learned.ok) return badInput(learned.problem.message)
    const { name, nodeCount, dependencyCount, records, cut, graphId, versionId } = learned.value
    tell(
      `${name}: ${counted(nodeCount, 'tool')}, ${counted(dependencyCount, 'dependency')} from ${counted(records, 'record')}, ${counted(cut, 'pair')} cut`,
    )
    const counts = {
      in: records,
      kept: records,
      changed: 0,
      dropped: {},
      quarantined: {},
      seconds: (performance.now() - startedAt) / 1000,
      ids: { graph: graphId, version: versionId },
    }
    return done(countsAsJson(counts), countsAsLines(counts))
  },
})

async function readText(path: string): Promise<Result<{ name: string; text: string }>> {
  try {
    return ok({ name: basename(path), text: await readFile(path, 'utf8') })
  } catch (error) {
    return fail('unreadable', `${path} cannot be read: ${(error as Error).message}.`)
  }
}
