import { findTask } from '@/lib/db/task-list'
import type { JsonObject } from '@/lib/shared/json'
import { rightBehaviourOf, TASK_DIMENSIONS, type Task, type TaskScores } from '@/lib/task'
import { chooseProject, PROJECT_OPTION } from './project'
import { badInput, defineVerb, done } from './verb'

/** `tasks show`: one task, what is right to do with it, its plan and its scores. */
export const tasksShow = defineVerb({
  name: 'tasks show',
  summary: 'Show one task: its question, the right behaviour, its plan and its scores',
  usage: '<id>',
  operands: { min: 1, max: 1 },
  options: PROJECT_OPTION,
  async run({ options, operands: [id = ''], database }) {
    await database()
    const project = await chooseProject(options.project)
    if (!project.ok) return badInput(project.problem.message)
    const page = await findTask(project.value.id, id)
    if (!page) return badInput(`There is no task "${id}" in "${project.value.name}".`)
    const { task, scores, createdAt } = page
    const right = rightBehaviourOf(task)
    const summary = {
      ...page,
      rightBehaviour: right,
      createdAt: createdAt.toISOString(),
    } as unknown as JsonObject
    return done(summary, [
      `${page.id}  v${page.version}  ${page.review}${page.reviewReason ? ` (${page.reviewReason})` : ''}  ${task.mode}  by ${task.author.name}`,
      '',
      task.question,
      '',
      `Right: ${right.sentence}`,
      ...(task.augmentation ? [`Varied (${task.augmentation.axis}): ${task.augmentation.change}`] : []),
      ...planLines(task),
      '',
      ...scoreLines(scores),
    ])
  },
})

const planLines = ({ plan, withheldValues }: Task): string[] =>
  plan === null
    ? ['  no plan']
    : plan.flatMap(({ tool, arguments: args }, at) => [
        `  ${at + 1}  ${tool}`,
        ...Object.entries(args).map(([name, argument]) => {
          const isKept = withheldValues.some((kept) => kept.tool === tool && kept.parameter === name)
          const from =
            argument.from === 'result'
              ? `from call ${argument.step + 1}, ${argument.field}`
              : `${JSON.stringify(argument.value)}${isKept ? ', kept back until asked for' : ''}`
          return `       ${name}: ${from}`
        }),
      ])

const scoreLines = (scores: TaskScores | null): string[] =>
  scores === null
    ? ['  not scored']
    : TASK_DIMENSIONS.map((dimension) => {
        const score = scores[dimension]
        const level = score.outcome === 'judged' ? `${score.level} of 5` : 'unjudged'
        return `  ${dimension.padEnd(26)}  ${level.padEnd(8)}  ${score.reason}`
      })
