import { expect, it } from 'vitest'
import { JudgeAgainParams, SynthesisParams } from '@/lib/synthesis'
import { TaskFilter } from '@/lib/task'
import { TrajectoryFilter } from '@/lib/trajectory'
import { optionProblem } from './option-problem'

const A_RUN = { source: { kind: 'tasks', jobId: 'job_1' }, count: 1, seed: 1 }

it.each([
  [TrajectoryFilter, { scoreMin: 7 }, '--score-min is at most 1.'],
  [TrajectoryFilter, { scoreMax: -1 }, '--score-max is at least 0.'],
  [TrajectoryFilter, { scoreMin: Number.NaN }, '--score-min is a number.'],
  [TrajectoryFilter, { outcome: 'fine' }, '--outcome is one of kept, dropped, quarantined.'],
  [TaskFilter, { leak: 'maybe' }, '--leak is one of yes, no.'],
  [SynthesisParams, { ...A_RUN, failureRate: 2 }, '--failure-rate is at most 1.'],
  [SynthesisParams, { ...A_RUN, count: 0 }, '--count is at least 1.'],
  [SynthesisParams, { ...A_RUN, chains: { lengthMin: 0 } }, '--length-min is at least 2.'],
  [JudgeAgainParams, { runId: 'job_1', seed: 1, scoreMin: 3 }, '--score-min is at most 1.'],
])('a wrong option is named as it is typed, with what it may be', (schema, options, sentence) => {
  const { error } = schema.safeParse(options)
  if (!error) throw new Error('It is wrong.')
  expect(optionProblem(error)).toBe(sentence)
})
