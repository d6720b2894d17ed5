import { countTasks, listTasks } from '@/lib/db/task-list'
import { fail, ok, type Result } from '@/lib/shared/result'
import { TASK_DIMENSIONS, TaskFilter } from '@/lib/task'
import { countsAsJson } from './count'
import { readInteger } from './options'
import { chooseProject, PROJECT_OPTION } from './project'
import { badInput, defineVerb, done, type OptionValues } from './verb'

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
  if (filter.success) return ok(filter.data)
  const [issue] = filter.error.issues
  const name = issue?.path.join('.') === 'jobId' ? 'job' : issue?.path.join('.')
  return fail('bad-filter', `--${name}: ${issue?.message}.`)
}

/** `tasks list`: the newest tasks that a filter meets. */
export const tasksList = defineVerb({
  name: 'tasks list',
  summary: 'List tasks, newest first',
  usage: '[--job <id>] [--review <name>] [--limit <n>] …',
  options: {
    ...PROJECT_OPTION,
    ...TASK_FILTER_OPTIONS,
    limit: { type: 'string', placeholder: '<n>', description: 'rows at most', default: '50' },
  },
  async run({ options, database }) {
    const startedAt = performance.now()
    const limit = readInteger('limit', options.limit, { min: 1, max: 10_000 })
    if (!limit.ok) return badInput(limit.problem.message)
    const filter = readTaskFilter(options)
    if (!filter.ok) return badInput(filter.problem.message)
    await database()
    const project = await chooseProject(options.project)
    if (!project.ok) return badInput(project.problem.message)
    const [{ rows }, { matching }] = await Promise.all([
      listTasks(project.value.id, filter.value, { limit: limit.value }),
      countTasks(project.value.id, filter.value),
    ])
    const beyond = matching - rows.length
    const counts = {
      in: matching,
      kept: rows.length,
      changed: 0,
      dropped: beyond > 0 ? ({ 'beyond-limit': beyond } as Record<string, number>) : {},
      quarantined: {},
      seconds: (performance.now() - startedAt) / 1000,
      ids: { tasks: rows.map((row) => row.id) },
    }
    const lines = rows.map((row) =>
      [
        row.id,
        row.review.padEnd(8),
        row.mode.padEnd(17),
        TASK_DIMENSIONS.map((dimension) => row.levels[dimension] ?? '–').join(''),
        row.question.slice(0, 80),
      ].join('  '),
    )
    const json = rows.map((row) => ({ ...row, createdAt: row.createdAt.toISOString() }))
    return done({ ...countsAsJson(counts), tasks: json }, [...lines, `${rows.length} of ${matching} tasks`])
  },
})
