import { countTasks, listTasks } from '@/lib/db/task-list'
import { fail, ok, type Result } from '@/lib/shared/result'
import { TASK_DIMENSIONS, TaskFilter } from '@/lib/task'
import { LIMIT_OPTION, listed, readLimit } from './listed'
import { optionProblem } from './option-problem'
import { chooseProject, findJobIn, PROJECT_OPTION } from './project'
import { badInput, defineVerb, type OptionValues } from './verb'

/** The options of a task filter, shared by the verbs that choose tasks. */
export const TASK_FILTER_OPTIONS = {
  job: { type: 'string', placeholder: '<id>', description: 'written by this job' },
  mode: { type: 'string', placeholder: '<name>', description: 'chain, server, missing-tool, …' },
  axis: { type: 'string', placeholder: '<name>', description: 'none, diversity, complexity or persona' },
  review: { type: 'string', placeholder: '<name>', description: 'proposed, accepted or refused' },
  author: { type: 'string', placeholder: '<kind>', description: 'built-in, model or person' },
  outcome: { type: 'string', placeholder: '<name>', description: 'kept, dropped or quarantined' },
  leak: { type: 'string', placeholder: 'yes|no', description: 'whether the question names a tool' },
  text: { type: 'string', placeholder: '<words>', description: 'with these words in the question' },
} as const

/** The filter that the options say; the problem names the option that is wrong. */
export function readTaskFilter(options: OptionValues<typeof TASK_FILTER_OPTIONS>): Result<TaskFilter> {
  const { job, mode, axis, review, author, outcome, leak, text } = options
  const filter = TaskFilter.safeParse({ jobId: job, mode, axis, review, author, outcome, leak, text })
  return filter.success ? ok(filter.data) : fail('bad-filter', optionProblem(filter.error))
}

/** `tasks list`: the newest tasks that a filter meets. */
export const tasksList = defineVerb({
  name: 'tasks list',
  summary: 'List tasks, newest first',
  usage: '[--job <id>] [--review <name>] [--limit <n>] …',
  options: {
    ...PROJECT_OPTION,
    ...TASK_FILTER_OPTIONS,
    ...LIMIT_OPTION,
  },
  async run({ options, database }) {
    const startedAt = performance.now()
    const limit = readLimit(options.limit)
    if (!limit.ok) return badInput(limit.problem.message)
    const filter = readTaskFilter(options)
    if (!filter.ok) return badInput(filter.problem.message)
    await database()
    const project = await chooseProject(options.project)
    if (!project.ok) return badInput(project.problem.message)
    const job = await findJobIn(project.value, options.job)
    if (!job.ok) return badInput(job.problem.message)
    const [{ rows }, { matching }] = await Promise.all([
      listTasks(project.value.id, filter.value, { limit: limit.value }),
      countTasks(project.value.id, filter.value),
    ])
    return listed('task', { rows, matching, startedAt }, (row) => [
      row.review.padEnd(8),
      row.mode.padEnd(17),
      TASK_DIMENSIONS.map((dimension) => row.levels[dimension] ?? '–').join(''),
      row.question.slice(0, 80),
    ])
  },
})
