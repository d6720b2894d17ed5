import { counted } from '@/lib/shared/format'
import { adoptVerdicts } from '@/lib/studio/adopt-verdicts'
import { chooseProject, PROJECT_OPTION } from './project'
import { badInput, defineVerb, done } from './verb'

/** `judge adopt`: lets the verdicts of another look count for its run; the run's own id goes back to its own. */
export const judgeAdopt = defineVerb({
  name: 'judge adopt',
  summary: 'Let the verdicts of another look count for its run, or with the run’s id its own again',
  usage: '<job> --person <name>',
  operands: { min: 1, max: 1 },
  options: {
    ...PROJECT_OPTION,
    person: { type: 'string', placeholder: '<name>', description: 'by whose word; it stands with the run' },
  },
  async run({ options, operands: [jobId = ''], database }) {
    if (!options.person?.trim()) return badInput('Say by whose word with --person, e.g. --person Ada.')
    await database()
    const project = await chooseProject(options.project)
    if (!project.ok) return badInput(project.problem.message)
    const adopted = await adoptVerdicts(project.value.id, { jobId, person: options.person })
    if (!adopted.ok) return badInput(adopted.problem.message)
    const { runId, moved } = adopted.value
    return done({ run: runId, job: jobId, moved }, [`${counted(moved, 'outcome')} of ${runId} changed`])
  },
})
