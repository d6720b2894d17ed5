import { findTrajectory, stepsOf } from '@/lib/db/trajectories'
import type { JsonObject } from '@/lib/shared/json'
import { DIMENSIONS, judgeKey, type Step } from '@/lib/trajectory'
import { chooseProject, PROJECT_OPTION } from './project'
import { badInput, defineVerb, done } from './verb'

/** `trajectories show`: one trajectory, every step. */
export const trajectoriesShow = defineVerb({
  name: 'trajectories show',
  summary: 'Show one trajectory: its steps and the judge’s verdicts',
  usage: '<id> [--from <step>] [--to <step>]',
  operands: { min: 1, max: 1 },
  options: {
    ...PROJECT_OPTION,
    from: { type: 'string', placeholder: '<step>', description: 'first step', default: '0' },
    to: { type: 'string', placeholder: '<step>', description: 'last step; all when left out' },
  },
  async run({ options, operands: [id = ''], database }) {
    await database()
    const project = await chooseProject(options.project)
    if (!project.ok) return badInput(project.problem.message)
    const page = await findTrajectory(project.value.id, id)
    if (!page) return badInput(`There is no trajectory "${id}" in "${project.value.name}".`)
    const [from, to] = [Number(options.from), Number(options.to ?? page.stepCount - 1)]
    if (!Number.isInteger(from) || !Number.isInteger(to) || from < 0 || from > to || to >= page.stepCount)
      return badInput(
        `--from and --to are step numbers from 0 to ${page.stepCount - 1}, the first before the last.`,
      )
    const steps = await stepsOf(project.value.id, id, from, to)
    const { createdAt, skeleton: _, ...facts } = page
    const summary = { ...facts, createdAt: createdAt.toISOString(), steps } as unknown as JsonObject
    return done(summary, [
      `${page.id}  ${page.outcome}${page.reason ? ` (${page.reason})` : ''}  by ${page.agent}`,
      ...verdictLines(page.judgement),
      '',
      ...steps.map(stepLine),
    ])
  },
})

const verdictLines = (
  judgement: NonNullable<Awaited<ReturnType<typeof findTrajectory>>>['judgement'],
): string[] =>
  judgement === null
    ? ['  not judged']
    : [
        `  judged by ${[...new Set(DIMENSIONS.map((dimension) => judgeKey(judgement[dimension].author)))].join(', ')}`,
        ...DIMENSIONS.map((dimension) => {
          const verdict = judgement[dimension]
          const score = verdict.outcome === 'judged' ? verdict.score.toFixed(2) : verdict.outcome
          return `  ${dimension.padEnd(16)}  ${score.padEnd(14)}  ${verdict.reason}`
        }),
      ]

function stepLine(step: Step): string {
  const place = String(step.ordinal).padStart(4)
  switch (step.kind) {
    case 'message':
      return `${place}  ${step.role}: ${step.text}`
    case 'thought':
      return `${place}  thought: ${step.text}`
    case 'tool-call':
      return `${place}  → ${step.tool} ${JSON.stringify(step.arguments)}${step.mended ? ' (mended)' : ''}`
    case 'tool-result':
      return `${place}  ← ${step.failure ? `✕ ${step.failure.kind}${step.failure.isInjected ? ', injected' : ''}: ` : ''}${step.answeredBy ? `(${step.answeredBy}) ` : ''}${step.content}`
    case 'answer':
      return `${place}  answer: ${step.text}`
  }
}
