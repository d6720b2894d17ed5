import { listTasks } from '@/lib/db/task-list'
import { reviewTasks, unknownTasks } from '@/lib/db/task-review'
import { counted } from '@/lib/shared/format'
import type { TaskReview } from '@/lib/task'
import { countsAsJson, countsAsLines } from './count'
import { chooseProject, findJobIn, PROJECT_OPTION } from './project'
import { readTaskFilter, TASK_FILTER_OPTIONS } from './tasks-list'
import { badInput, defineVerb, done } from './verb'

const BATCH = 1000

/** The verbs by which a person decides on tasks: those named, or all that a filter meets. */
const reviewVerb = (word: 'accept' | 'refuse', review: TaskReview) =>
  defineVerb({
    name: `tasks ${word}`,
    summary: `${word === 'accept' ? 'Accept' : 'Refuse'} tasks: those named, or the undecided ones that a filter meets`,
    usage: `<id>… | --job <id> [--mode <name>] …${word === 'refuse' ? ' --reason <words>' : ''}`,
    operands: { min: 0, max: 1000 },
    options: {
      ...PROJECT_OPTION,
      ...TASK_FILTER_OPTIONS,
      reason: { type: 'string', placeholder: '<words>', description: 'why; kept with the task' },
    },
    async run({ options, operands, database }) {
      const startedAt = performance.now()
      const { reason = null, ...rest } = options
      if (review === 'refused' && !reason?.trim())
        return badInput('Say why with --reason, e.g. --reason "too vague".')
      const filter = readTaskFilter({ ...rest, review: rest.review ?? 'proposed' })
      if (!filter.ok) return badInput(filter.problem.message)
      if (operands.length === 0 && rest.job === undefined)
        return badInput('Name the tasks by their ids, or a run with --job <id>.')
      await database()
      const project = await chooseProject(options.project)
      if (!project.ok) return badInput(project.problem.message)
      const [unknown] = await unknownTasks(project.value.id, operands)
      if (unknown !== undefined)
        return badInput(`There is no task "${unknown}" in "${project.value.name}". Nothing was decided.`)
      const job = await findJobIn(project.value, options.job)
      if (!job.ok) return badInput(job.problem.message)
      let changed = operands.length > 0 ? await reviewTasks(project.value.id, operands, review, reason) : 0
      // What was decided no longer meets the filter, so that the first page is always the next one.
      while (operands.length === 0) {
        const { rows } = await listTasks(project.value.id, filter.value, { limit: BATCH })
        if (rows.length === 0) break
        changed += await reviewTasks(
          project.value.id,
          rows.map(({ id }) => id),
          review,
          reason,
        )
        if (filter.value.review === review) break
      }
      const counts = {
        in: changed,
        kept: changed,
        changed,
        dropped: {},
        quarantined: {},
        seconds: (performance.now() - startedAt) / 1000,
        ids: {},
      }
      return done(countsAsJson(counts), [`${counted(changed, 'task')} ${review}`, ...countsAsLines(counts)])
    },
  })

export const tasksAccept = reviewVerb('accept', 'accepted')
export const tasksRefuse = reviewVerb('refuse', 'refused')
