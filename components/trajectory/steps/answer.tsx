import type { AnswerStep } from '@/lib/trajectory'
import { CappedText } from './capped-text'

export function AnswerStepBody({ step }: { step: AnswerStep }) {
  return <CappedText text={step.text} className="max-w-[88ch] font-medium" />
}
