import { listEndpoints } from '@/lib/db/endpoints'
import { funnelOf } from '@/lib/db/jobs'
import { isMoving } from '@/lib/job'
import { workUntilDone } from '@/lib/jobs/work-until-done'
import { startSynthesis } from '@/lib/studio/start-synthesis'
import { everyRole, SynthesisParams } from '@/lib/synthesis'
import { CHAIN_OPTIONS } from './chains-sample'
import { chooseGraph } from './choose-graph'
import { countsAsJson, countsAsLines } from './count'
import { numbersOf } from './numbers'
import { chooseProject, PROJECT_OPTION } from './project'
import { badInput, defineVerb, done as ended, failed } from './verb'

/** `synthesize`: a synthesis run, worked on by this process and by any worker that shares the database. */
export const synthesize = defineVerb({
  name: 'synthesize',
  summary: 'Synthesise trajectories from a graph: tasks, attempts, judgements',
  usage: '<graph> [--count <n>] [--seed <n>] [--model built-in|<endpoint>]',
  operands: { min: 1, max: 1 },
  stopsItself: true,
  options: {
    ...PROJECT_OPTION,
    count: { type: 'string', placeholder: '<n>', description: 'items of the run', default: '200' },
    seed: {
      type: 'string',
      placeholder: '<n>',
      description: 'same seed and inputs, same files',
      default: '1',
    },
    model: {
      type: 'string',
      placeholder: '<name>',
      description: 'built-in, or an endpoint of the settings',
      default: 'built-in',
    },
    ...CHAIN_OPTIONS,
    'failure-rate': {
      type: 'string',
      placeholder: '<0..1>',
      description: 'share of emulated calls that fail',
      default: '0.2',
    },
    'turns-max': {
      type: 'string',
      placeholder: '<n>',
      description: 'agent turns of one attempt',
      default: '20',
    },
    'score-min': {
      type: 'string',
      placeholder: '<0..1>',
      description: 'least mean of judged dimensions that is kept',
      default: '0.8',
    },
  },
  async run({ options, operands: [name = ''], database, tell, signal }) {
    const startedAt = performance.now()
    await database()
    const project = await chooseProject(options.project)
    if (!project.ok) return badInput(project.problem.message)
    const graph = await chooseGraph(project.value.id, name)
    if (!graph.ok) return badInput(graph.problem.message)
    const endpoints = await listEndpoints(project.value.id)
    const endpoint = endpoints.find((known) => [known.id, known.name].includes(options.model))
    if (options.model !== 'built-in' && !endpoint)
      return badInput(
        `There is no model endpoint "${options.model}" in this project. Add it on the settings page.`,
      )
    const params = SynthesisParams.safeParse({
      source: { kind: 'graphs', graphVersionIds: [graph.value.id] },
      models: everyRole(endpoint?.id ?? 'built-in'),
      ...numbersOf({ count: options.count, seed: options.seed, failureRate: options['failure-rate'] }),
      ...numbersOf({ turnsMax: options['turns-max'], scoreMin: options['score-min'] }),
      chains: {
        ...numbersOf({
          walks: options.walks,
          lengthMin: options['length-min'],
          lengthMax: options['length-max'],
        }),
        acyclic: !options.cyclic,
      },
    })
    if (!params.success) {
      const [issue] = params.error.issues
      return badInput(`${issue?.path.join('.')}: ${issue?.message}.`)
    }
    const started = await startSynthesis(project.value.id, params.data)
    if (!started.ok) return badInput(started.problem.message)
    tell(`${started.value.id}: ${started.value.title}`)
    const job = await workUntilDone(started.value, {
      signal,
      onProgress: ({ done, total, kept }) => tell(`${done} / ${total} done, ${kept} kept`),
    })
    const funnel = await funnelOf(job.id)
    const counts = {
      ...funnel,
      changed: 0,
      seconds: (performance.now() - startedAt) / 1000,
      ids: { job: job.id },
    }
    if (job.status === 'succeeded')
      return ended(
        { ...countsAsJson(counts), generator: endpoint?.name ?? 'built-in, rule-based' },
        countsAsLines(counts),
      )
    const state = isMoving(job) ? 'was left to other workers' : `is ${job.status}`
    return failed(
      `The job ${job.id} ${state} after ${job.done} of ${job.total} items${job.reason ? `: ${job.reason}` : '.'} Resume it on the jobs page.`,
    )
  },
})
