import { type Judgement, scoreOf } from '../trajectory'
import type { Ending } from './item'
import type { SynthesisParams } from './synthesis'

/** What adding up thirds may lose; no mean that is meant to differ lies so near. */
const ROUNDING = 1e-9

/**
 * The gate after the judge, fail closed: what lacks a verdict on a required dimension is quarantined; one whose mean is
 * below `scoreMin` is dropped, one that has none is quarantined. Null lets it pass.
 */
export function gateOf(
  judgement: Judgement,
  { required, scoreMin }: Pick<SynthesisParams, 'required' | 'scoreMin'>,
): Ending | null {
  const open = required.find((dimension) => judgement[dimension].outcome === 'unjudged')
  if (open)
    return {
      outcome: 'quarantined',
      reason: `unjudged-${open.replaceAll('_', '-')}`,
      detail: judgement[open].reason,
    }
  const score = scoreOf(judgement)
  if (score === null)
    return { outcome: 'quarantined', reason: 'unjudged', detail: 'No dimension was judged.' }
  return score < scoreMin - ROUNDING
    ? {
        outcome: 'dropped',
        reason: 'below-threshold',
        detail: `The mean ${score.toFixed(3)} of the judged dimensions is below ${scoreMin}.`,
      }
    : null
}
