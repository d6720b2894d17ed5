import { Brain, CornerDownLeft, Flag, type LucideIcon, MessageSquare, Wrench } from 'lucide-react'
import type { ComponentType } from 'react'
import type { Step, StepKind } from '@/lib/trajectory'
import { AnswerStepBody } from './answer'
import { MessageStepBody } from './message'
import { ThoughtStepBody } from './thought'
import { ToolCallStepBody } from './tool-call'
import { ToolResultStepBody } from './tool-result'

interface StepKindLook<K extends StepKind> {
  title: string
  Icon: LucideIcon
  Body: ComponentType<{ step: Extract<Step, { kind: K }> }>
}

/** How each kind of step is shown. A new kind is a new line here and a file beside it. */
export const stepKinds = {
  message: { title: 'Message', Icon: MessageSquare, Body: MessageStepBody },
  thought: { title: 'Thought', Icon: Brain, Body: ThoughtStepBody },
  'tool-call': { title: 'Call', Icon: Wrench, Body: ToolCallStepBody },
  'tool-result': { title: 'Result', Icon: CornerDownLeft, Body: ToolResultStepBody },
  answer: { title: 'Answer', Icon: Flag, Body: AnswerStepBody },
} satisfies { [K in StepKind]: StepKindLook<K> }

/** The body of any step. */
export function StepBody({ step }: { step: Step }) {
  // The table ties each kind to its own body, which a lookup by a union cannot show the compiler.
  const { Body } = stepKinds[step.kind] as StepKindLook<StepKind>
  return <Body step={step} />
}
