import { Notice } from '@/components/ui/notice'
import type { ToolCallStep } from '@/lib/trajectory'
import { JsonValue } from './json-value'

/** The arguments, and what is wrong with them by the tool's own schema. */
export function ToolCallStepBody({ step }: { step: ToolCallStep }) {
  const isEmpty = Object.keys(step.arguments).length === 0
  return (
    <div className="grid grid-cols-[minmax(0,1fr)] gap-1.5">
      {isEmpty ? (
        <p className="text-ink-faint text-meta italic">without arguments</p>
      ) : (
        <JsonValue
          value={step.arguments}
          text={JSON.stringify(step.arguments, null, 2)}
          label={`arguments of step ${step.ordinal}`}
        />
      )}
      {step.mended && <Notice tone="warning">{step.mended}</Notice>}
      {step.problems.map((problem) => (
        <Notice key={problem.path + problem.message} tone="problem">
          {problem.path === '$' ? (
            ofCall(problem.message)
          ) : (
            <>
              <code className="font-mono text-meta">{problem.path}</code> {problem.message}
            </>
          )}
        </Notice>
      ))}
    </div>
  )
}

/** What is wrong with the whole call, as a sentence: some begin where the name of an argument would stand. */
const ofCall = (message: string): string => (/^\p{Ll}/u.test(message) ? `The call ${message}` : message)
