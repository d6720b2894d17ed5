import { markedTrajectories } from '@/lib/db/marks'
import { counted } from '@/lib/shared/format'
import type { JsonObject } from '@/lib/shared/json'
import { calibrate, type DimensionCalibration, judgeKey, standingMarks } from '@/lib/trajectory'
import { chooseProject, findJobIn, PROJECT_OPTION } from './project'
import { badInput, defineVerb, done } from './verb'

/** `calibration`: every judge against what people marked. */
export const calibration = defineVerb({
  name: 'calibration',
  summary: 'Hold every judge against people’s marks: agreement and kappa by dimension',
  usage: '[--job <id>]',
  options: {
    ...PROJECT_OPTION,
    job: { type: 'string', placeholder: '<id>', description: 'only what this run made' },
  },
  async run({ options, database }) {
    await database()
    const project = await chooseProject(options.project)
    if (!project.ok) return badInput(project.problem.message)
    const job = await findJobIn(project.value, options.job)
    if (!job.ok) return badInput(job.problem.message)
    const trajectories = await markedTrajectories(project.value.id, options.job)
    const marks = trajectories.flatMap((one) => standingMarks(one.marks))
    const judges = calibrate(trajectories)
    const json = judges.map(({ judge, dimensions }) => ({
      judge,
      dimensions: dimensions.map(({ pairs: _, ...figures }) => figures),
    }))
    const summary = { marks: marks.length, trajectories: trajectories.length, judges: json }
    return done(summary as unknown as JsonObject, [
      `${counted(marks.length, 'mark')} on ${counted(trajectories.length, 'trajectory')}`,
      ...judges.flatMap(({ judge, dimensions }) => [
        '',
        judgeKey(judge),
        rowOf(['dimension', 'n', 'agreement', 'kappa', 'weighted', 'unjudged', 'n/a']),
        ...dimensions.map((one) =>
          rowOf([
            one.dimension,
            String(one.n),
            figureOf(one, one.agreement),
            figureOf(one, one.kappa),
            figureOf(one, one.weightedKappa),
            String(one.unjudged),
            String(one.notApplicable),
          ]),
        ),
      ]),
    ])
  },
})

const WIDTHS = [17, 5, 11, 13, 13, 9, 5]
const rowOf = (cells: readonly string[]): string =>
  cells
    .map((cell, at) => (at === 0 ? cell.padEnd(WIDTHS[at] ?? 0) : cell.padStart(WIDTHS[at] ?? 0)))
    .join('')
    .trimEnd()

/** Nothing to compare is a dash; a kappa without meaning says so. */
const figureOf = ({ n }: DimensionCalibration, value: number | null): string =>
  n === 0 ? '–' : value === null ? 'not defined' : value.toFixed(2)
