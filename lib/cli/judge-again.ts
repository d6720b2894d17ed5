import { listEndpoints } from '@/lib/db/endpoints'
import { findJob } from '@/lib/db/jobs'
import { outcomeMoves } from '@/lib/db/rejudgements'
import { workUntilDone } from '@/lib/jobs/work-until-done'
import { counted } from '@/lib/shared/format'
import type { JsonObject } from '@/lib/shared/json'
import { startJudgingAgain } from '@/lib/studio/start-judging-again'
import { JudgeAgainParams, SynthesisParams } from '@/lib/synthesis'
import { numbersOf } from './numbers'
import { optionProblem } from './option-problem'
import { chooseProject, PROJECT_OPTION } from './project'
import { badInput, defineVerb, done, failed } from './verb'

/** `judge again`: the judges of now look at a run's attempts; what was said before stays. */
export const judgeAgainVerb = defineVerb({
  name: 'judge again',
  summary: 'Judge the attempts of a run again, and show what would end otherwise',
  usage: '<run> [--judge built-in|<endpoint> …] [--score-min <0..1>]',
  operands: { min: 1, max: 1 },
  stopsItself: true,
  options: {
    ...PROJECT_OPTION,
    judge: {
      type: 'string',
      placeholder: '<name>',
      description: 'built-in or an endpoint, once for each judge; as the run was when left out',
      multiple: true,
    },
    'score-min': {
      type: 'string',
      placeholder: '<0..1>',
      description: 'least mean that is kept; as in the run when left out',
    },
  },
  async run({ options, operands: [runId = ''], database, signal }) {
    await database()
    const project = await chooseProject(options.project)
    if (!project.ok) return badInput(project.problem.message)
    const run = await findJob(runId, project.value.id)
    if (run?.kind !== 'synthesis') return badInput(`There is no run "${runId}" in "${project.value.name}".`)
    const of = SynthesisParams.parse(run.params)
    const endpoints = await listEndpoints(project.value.id)
    const judges = (options.judge ?? []).map((name) =>
      name === 'built-in' ? name : endpoints.find((one) => [one.id, one.name].includes(name))?.id,
    )
    const unknown = judges.indexOf(undefined)
    if (unknown >= 0)
      return badInput(`There is no model endpoint "${options.judge?.[unknown]}" in this project.`)
    const scoreMin = options['score-min']
    const params = JudgeAgainParams.safeParse({
      ...of,
      runId,
      judges: judges.length > 0 ? judges : of.models.judges,
      ...(scoreMin !== undefined && numbersOf({ scoreMin })),
    })
    if (!params.success) return badInput(optionProblem(params.error))
    const started = await startJudgingAgain(project.value.id, params.data)
    if (!started.ok) return badInput(started.problem.message)
    const job = await workUntilDone(started.value, { signal })
    if (job.status !== 'succeeded')
      return failed(`The job is ${job.status}: ${job.reason ?? 'see its page'}.`)
    const moves = await outcomeMoves(project.value.id, job.id)
    const summary = { job: job.id, judged: job.total, moves }
    return done(summary as unknown as JsonObject, [
      `${job.id}  ${counted(job.total, 'attempt')} judged again`,
      ...moves.map(({ from, to, count }) => `  ${from.padEnd(11)} → ${to.padEnd(11)}  ${count}`),
      `The run keeps its own verdicts; judge adopt ${job.id} --person <name> lets these count.`,
    ])
  },
})
