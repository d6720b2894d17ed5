import { type Judgement, type Outcome, scoreOf, type Termination } from '../trajectory'
import type { SynthesisParams } from './synthesis'

export interface Decision {
  outcome: Outcome
  reason: string | null
}

/**
 * The gate, fail closed: an attempt without an answer is dropped under its termination; one that lacks a verdict
 * on a required dimension is quarantined; one whose mean is below `scoreMin`, or that has none, is not kept.
 */
export function decide(
  termination: Termination,
  judgement: Judgement,
  { required, scoreMin }: Pick<SynthesisParams, 'required' | 'scoreMin'>,
): Decision {
  if (termination !== 'answered') return { outcome: 'dropped', reason: termination }
  const open = required.find((dimension) => judgement[dimension].outcome === 'unjudged')
  if (open) return { outcome: 'quarantined', reason: `unjudged-${open.replaceAll('_', '-')}` }
  const score = scoreOf(judgement)
  if (score === null) return { outcome: 'quarantined', reason: 'unjudged' }
  return score < scoreMin
    ? { outcome: 'dropped', reason: 'below-threshold' }
    : { outcome: 'kept', reason: null }
}
