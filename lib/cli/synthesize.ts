import { listEndpoints } from '@/lib/db/endpoints'
import { type Funnel, isMoving, type Job, type JobProgress } from '@/lib/job'
import { workUntilDone } from '@/lib/jobs/work-until-done'
import { counted } from '@/lib/shared/format'
import type { JsonObject } from '@/lib/shared/json'
import { fail, ok } from '@/lib/shared/result'
import { type JobState, openJobState } from '@/lib/studio/job-state'
import { readPreview } from '@/lib/studio/read-preview'
import { startPreview, startSynthesis } from '@/lib/studio/start-synthesis'
import { endpointsOf, RunFindings, SynthesisParams } from '@/lib/synthesis'
import { countsAsJson, countsAsLines } from './count'
import { optionProblem } from './option-problem'
import { chooseProject, PROJECT_OPTION } from './project'
import { type PlayerOf, RUN_OPTIONS, readRunOptions } from './synthesis-options'
import { previewLines, progressLine, spendingLines, stageLines } from './synthesis-report'
import { chooseSource, readLike, SOURCE_OPTIONS } from './synthesis-source'
import { badInput, defineVerb, done as ended, failed, type Outcome } from './verb'

/** `synthesize`: a synthesis run, worked on by this process and by any worker that shares the database. */
export const synthesize = defineVerb({
  name: 'synthesize',
  summary: 'Synthesise trajectories: tasks, attempts at them, judgements',
  usage: '<graph…> | --all-graphs | --servers <name> | --tasks <job> [--count <n>] [--seed <n>] [--preview]',
  operands: { min: 0, max: 2000 },
  stopsItself: true,
  options: {
    ...PROJECT_OPTION,
    ...SOURCE_OPTIONS,
    preview: {
      type: 'boolean',
      description: 'make the first five items, apart from the data, and estimate the rest',
    },
    ...RUN_OPTIONS,
  },
  async run({ options, operands, database, tell, signal }) {
    const startedAt = performance.now()
    await database()
    const project = await chooseProject(options.project)
    if (!project.ok) return badInput(project.problem.message)
    const projectId = project.value.id
    const like = await readLike(projectId, options.like)
    if (!like.ok) return badInput(like.problem.message)
    const { source: before, ...base } = like.value
    const source = await chooseSource(
      projectId,
      { graphs: operands, allGraphs: options['all-graphs'], servers: options.servers, tasks: options.tasks },
      before,
    )
    if (!source.ok) return badInput(source.problem.message)
    const asked = readRunOptions(options, base, await players(projectId))
    if (!asked.ok) return badInput(asked.problem.message)
    const params = SynthesisParams.safeParse({
      source: source.value,
      ...asked.value,
      // Servers alone have no chains; all accepted tasks are attempted.
      ...(source.value.kind === 'servers' && !asked.value.modes && { modes: { chain: 0, server: 1 } }),
      ...(source.value.kind === 'tasks' && options.count === undefined && { count: 100_000 }),
    })
    if (!params.success) return badInput(optionProblem(params.error))
    const started = await (options.preview ? startPreview : startSynthesis)(projectId, params.data)
    if (!started.ok) return badInput(started.problem.message)
    tell(`${started.value.id}: ${started.value.title}`)
    const state = await openJobState(projectId, started.value.id)
    const job = await workUntilDone(started.value, {
      signal,
      onProgress: async (progress) => tell(progressLine(progress, (await state?.read())?.stages ?? [])),
    })
    if (job.status !== 'succeeded') return left(job, (await state?.read())?.funnel)
    if (options.preview) return previewed(projectId, job)
    const now = await state?.read()
    return now ? finished(started.value, now, (performance.now() - startedAt) / 1000) : left(job)
  },
})

/** Names of players, as people know them. */
async function players(projectId: string): Promise<PlayerOf> {
  const endpoints = await listEndpoints(projectId)
  return (name) => {
    if (name === 'built-in') return ok(name)
    const endpoint = endpoints.find((known) => [known.id, known.name].includes(name))
    return endpoint
      ? ok(endpoint.id)
      : fail(
          'not-found',
          `There is no model endpoint "${name}" in this project. Add it on the settings page.`,
        )
  }
}

function finished(started: Job, { job, funnel, stages, spending }: JobState, seconds: number): Outcome {
  const params = SynthesisParams.parse(started.params)
  const { chains, leftOut } = RunFindings.parse(started.findings)
  const counts = { ...funnel, changed: 0, seconds, ids: { job: job.id } }
  const generator =
    endpointsOf(params).length === 0 ? 'built-in, rule-based' : spending.map(({ name }) => name)
  return ended(
    {
      ...countsAsJson(counts),
      generator: generator as JsonObject[string],
      chains,
      sourcesLeftOut: leftOut,
      stages: stages.map((funnel) => ({ ...funnel })),
      spending: spending.map((one) => ({ ...one })),
    },
    [...stageLines(chains, stages), '', ...spendingLines(spending), ...countsAsLines(counts)],
  )
}

async function previewed(projectId: string, { id }: JobProgress): Promise<Outcome> {
  const preview = await readPreview(projectId, id)
  if (!preview) return failed(`The preview ${id} is gone.`)
  const { items, estimate } = preview
  const summary = { job: id, items, estimate } as unknown as JsonObject
  return ended(summary, previewLines(preview))
}

function left(job: JobProgress, funnel?: Funnel): Outcome {
  const state = isMoving(job) ? 'was left to other workers' : `is ${job.status}`
  const cutOff = funnel?.dropped.cancelled ?? 0
  const cut =
    cutOff === 0 ? '' : ` ${cutOff} of them were cut off in mid-attempt, and stay on record as dropped.`
  const next = job.done < job.total ? ' Resume it on the jobs page.' : ' There is nothing left to resume.'
  return failed(
    `The job ${job.id} ${state} after ${job.done} of ${counted(job.total, 'item')}${job.reason ? `: ${job.reason.replace(/\.$/, '')}` : ''}.${cut}${next}`,
  )
}
