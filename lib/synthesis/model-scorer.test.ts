import fc from 'fast-check'
import { describe, expect, it } from 'vitest'
import type { JsonObject } from '../shared/json'
import { TASK_DIMENSIONS, TASK_LABELS, TASK_LEVELS } from '../task'
import { aScriptedModel, aTask, theLibrary } from './fixtures'
import { scoreByModel } from './model-scorer'

const score = (
  task_scores: JsonObject | 'refused' | 'truncated' | 'unparsed' | 'timeout',
  leak: string | null = null,
) =>
  scoreByModel({
    task: aTask({ leak }),
    tools: theLibrary,
    model: aScriptedModel({ objects: { task_scores } }),
    seed: 1,
    signal: new AbortController().signal,
  })

const labelled = (at: number): JsonObject =>
  Object.fromEntries(
    TASK_DIMENSIONS.map((dimension) => [
      dimension,
      { reason: 'so', label: TASK_LABELS[dimension][at] ?? '' },
    ]),
  )

describe('the five scores by a model (astra-spec 3.4)', () => {
  it.each([...TASK_LEVELS])('reads the labels of level %i', async (level) => {
    const { scores } = await score(labelled(level - 1))
    for (const dimension of TASK_DIMENSIONS)
      expect(scores[dimension]).toMatchObject({ outcome: 'judged', level, reason: 'so' })
  })

  // What the released parser reads as 4, 1 and 3 (astra-spec 3.4, [T]).
  it.each([
    ['tool_selection_difficulty', 'very hard.'],
    ['scenario_realism', 'somewhat unrealistic - ok'],
    ['question_quality', 'a'],
    ['tool_selection_difficulty', ''],
    ['tool_selection_uniqueness', 'unique'],
    ['question_quality', 'Good'],
  ] as const)('leaves %s unjudged where the label is %j', async (dimension, label) => {
    const { scores } = await score({ ...labelled(2), [dimension]: { reason: 'so', label } })
    expect(scores[dimension].outcome).toBe('unjudged')
    for (const other of TASK_DIMENSIONS)
      if (other !== dimension) expect(scores[other]).toMatchObject({ outcome: 'judged', level: 3 })
  })

  it('is very easy where the question names a tool, whatever the model says', async () => {
    const { scores } = await score(labelled(4), 'search_books')
    expect(scores.tool_selection_difficulty).toMatchObject({
      level: 1,
      reason: 'The question names the tool search_books.',
    })
  })

  it('judges nothing from nonsense', async () => {
    await fc.assert(
      fc.asyncProperty(
        fc.dictionary(fc.constantFrom<string>(...TASK_DIMENSIONS, 'scores'), fc.jsonValue(), { maxKeys: 6 }),
        async (nonsense) => {
          const { scores } = await score(nonsense as JsonObject)
          expect(TASK_DIMENSIONS.every((dimension) => scores[dimension].outcome === 'unjudged')).toBe(true)
        },
      ),
      { numRuns: 100 },
    )
  })

  it.each(['refused', 'truncated', 'unparsed'] as const)(
    'leaves all unjudged when the reply is %s',
    async (reply) => {
      const { scores, usage } = await score(reply)
      for (const dimension of TASK_DIMENSIONS) expect(scores[dimension].outcome).toBe('unjudged')
      expect(usage.calls).toBe(1)
    },
  )

  it('throws when the endpoint is down', async () => {
    await expect(score('timeout')).rejects.toMatchObject({ code: 'timeout' })
  })
})
