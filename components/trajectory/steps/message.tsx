import type { MessageStep } from '@/lib/trajectory'
import { CappedText } from './capped-text'

export function MessageStepBody({ step }: { step: MessageStep }) {
  return <CappedText text={step.text} className="max-w-[88ch]" />
}
