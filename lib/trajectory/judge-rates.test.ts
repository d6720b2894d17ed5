import { expect, it } from 'vitest'
import type { Author } from '../verifier'
import { buildJudgeRates, type VerdictCount } from './judge-rates'

const rules: Author = { kind: 'built-in', name: 'built-in rules', version: '2' }
const glm: Author = { kind: 'model', name: 'glm', version: '2' }
const counted = (
  judge: Author,
  outcome: VerdictCount['outcome'],
  count: number,
  scoreSum: number | null = null,
): VerdictCount => ({ judge, dimension: 'tool_plan', outcome, count, scoreSum })

it('counts judged, unjudged and not applicable apart, a judge and version at a time', () => {
  const rates = buildJudgeRates([
    counted(rules, 'judged', 3, 2),
    counted(rules, 'judged', 1, 1),
    counted(rules, 'unjudged', 2),
    counted(rules, 'not-applicable', 5),
    counted(glm, 'unjudged', 1),
    counted({ ...glm, version: '3' }, 'judged', 1, 0),
  ])
  expect(rates.map(({ judge, dimensions }) => [judge.name, judge.version, dimensions.tool_plan])).toEqual([
    ['built-in rules', '2', { judged: 4, unjudged: 2, notApplicable: 5, mean: 0.75 }],
    ['glm', '2', { judged: 0, unjudged: 1, notApplicable: 0, mean: null }],
    ['glm', '3', { judged: 1, unjudged: 0, notApplicable: 0, mean: 0 }],
  ])
  expect(rates[0]?.dimensions.tool_call).toEqual({ judged: 0, unjudged: 0, notApplicable: 0, mean: null })
})
