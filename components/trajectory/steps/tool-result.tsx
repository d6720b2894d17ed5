import { failureInWords } from '@/components/tool/failure-words'
import { readResultContent } from '@/components/tool/result-content'
import { Notice } from '@/components/ui/notice'
import { formatCount } from '@/lib/shared/format'
import type { ToolResultStep } from '@/lib/trajectory'
import { CappedText } from './capped-text'
import { JsonValue } from './json-value'

/** What came back, word for word, under the reason why the call failed if it did. */
export function ToolResultStepBody({ step }: { step: ToolResultStep }) {
  const content = readResultContent(step.content)
  return (
    <div className="grid grid-cols-[minmax(0,1fr)] gap-1.5">
      {step.failure && (
        <Notice tone={step.failure.isInjected ? 'warning' : 'problem'}>{failureInWords(step.failure)}</Notice>
      )}
      {content.kind === 'tree' ? (
        <JsonValue value={content.value} text={step.content} label={`result at step ${step.ordinal}`} />
      ) : (
        <div className="rounded-md border border-line bg-sunken px-3 py-1.5">
          <CappedText text={step.content} className="font-mono text-meta leading-normal" />
        </div>
      )}
      {content.kind === 'long-text' && (
        <p className="text-ink-faint text-meta">
          Shown as text: {formatCount(step.content.length)} characters are too many to draw as a tree.
        </p>
      )}
    </div>
  )
}
