import type { ThoughtStep } from '@/lib/trajectory'
import { CappedText } from './capped-text'

/** Set back a little: what the policy said to itself is not what it answered. */
export function ThoughtStepBody({ step }: { step: ThoughtStep }) {
  return <CappedText text={step.text} className="max-w-[88ch] text-ink-soft" />
}
