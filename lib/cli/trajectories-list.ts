import type { Project } from '@/lib/db/projects'
import { countTrajectories, listTrajectories } from '@/lib/db/trajectories'
import { counted } from '@/lib/shared/format'
import { fail, ok, type Result } from '@/lib/shared/result'
import { TrajectoryFilter } from '@/lib/trajectory'
import { chooseGraph } from './choose-graph'
import { LIMIT_OPTION, listed, readLimit } from './listed'
import { numbersOf } from './numbers'
import { optionProblem } from './option-problem'
import { chooseProject, findJobIn, PROJECT_OPTION } from './project'
import { badInput, defineVerb, type OptionValues } from './verb'

/** The options of a trajectory filter, shared with the export. */
export const FILTER_OPTIONS = {
  outcome: { type: 'string', placeholder: '<name>', description: 'kept, dropped or quarantined' },
  graph: { type: 'string', placeholder: '<name>', description: 'from this graph' },
  job: { type: 'string', placeholder: '<id>', description: 'made by this job' },
  tool: { type: 'string', placeholder: '<server/tool>', description: 'called this tool' },
  termination: { type: 'string', placeholder: '<name>', description: 'ended so: answered, turn-limit, …' },
  'score-min': { type: 'string', placeholder: '<0..1>', description: 'scored at least this' },
  'score-max': { type: 'string', placeholder: '<0..1>', description: 'scored at most this' },
  text: { type: 'string', placeholder: '<words>', description: 'with these words in the question' },
} as const

/** The filter that the options say; the problem names the option that is wrong. */
export async function readFilter(
  project: Project,
  options: OptionValues<typeof FILTER_OPTIONS>,
): Promise<Result<TrajectoryFilter>> {
  const graph = options.graph === undefined ? null : await chooseGraph(project.id, options.graph)
  if (graph && !graph.ok) return graph
  const made = await findJobIn(project, options.job)
  if (!made.ok) return made
  const { 'score-min': scoreMin, 'score-max': scoreMax, graph: _, job, ...rest } = options
  const filter = TrajectoryFilter.safeParse({
    ...rest,
    ...(job !== undefined && { jobId: job }),
    ...(graph && { graphId: graph.value.graphId }),
    ...(scoreMin !== undefined && numbersOf({ scoreMin })),
    ...(scoreMax !== undefined && numbersOf({ scoreMax })),
  })
  return filter.success ? ok(filter.data) : fail('bad-filter', optionProblem(filter.error))
}

/** `trajectories list`: the newest trajectories that a filter meets. */
export const trajectoriesList = defineVerb({
  name: 'trajectories list',
  summary: 'List trajectories, newest first',
  usage: '[--outcome <name>] [--graph <name>] [--limit <n>] …',
  options: {
    ...PROJECT_OPTION,
    ...FILTER_OPTIONS,
    ...LIMIT_OPTION,
  },
  async run({ options, database }) {
    const startedAt = performance.now()
    const limit = readLimit(options.limit)
    if (!limit.ok) return badInput(limit.problem.message)
    await database()
    const project = await chooseProject(options.project)
    if (!project.ok) return badInput(project.problem.message)
    const filter = await readFilter(project.value, options)
    if (!filter.ok) return badInput(filter.problem.message)
    const [{ rows }, { matching }] = await Promise.all([
      listTrajectories(project.value.id, filter.value, { limit: limit.value }),
      countTrajectories(project.value.id, filter.value),
    ])
    return listed('trajectory', { rows, matching, startedAt }, (row) => [
      row.outcome.padEnd(11),
      row.score === null ? ' –  ' : row.score.toFixed(2),
      counted(row.callCount, 'call').padStart(8),
      row.question.slice(0, 80),
    ])
  },
})
