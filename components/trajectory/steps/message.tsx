import type { ReactNode } from 'react'
import { labelOf, spoken } from '@/lib/task'
import type { MessageStep } from '@/lib/trajectory'
import { CappedText } from './capped-text'

/** What was said, and beneath it what a simulated user left out or wants otherwise from here on. */
export function MessageStepBody({ step }: { step: MessageStep }) {
  const { withheld = [], changed = [] } = step
  return (
    <>
      <CappedText text={step.text} className="max-w-[88ch]" />
      {withheld.length > 0 && (
        <Note>
          Held back until asked:{' '}
          {withheld
            .map(({ parameter, value }) => `${labelOf(parameter)} ${spoken(parameter, value)}`)
            .join(', ')}
        </Note>
      )}
      {changed.map(({ parameter, from, to }) => (
        <Note key={parameter}>
          Changed the plan: {labelOf(parameter)} is now {spoken(parameter, to)}, no longer{' '}
          {spoken(parameter, from)}
        </Note>
      ))}
    </>
  )
}

const Note = ({ children }: { children: ReactNode }) => (
  <p className="mt-1 text-ink-soft text-meta">{children}</p>
)
