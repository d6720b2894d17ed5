import { Badge } from '@/components/ui/badge'
import { Button } from '@/components/ui/button'
import { CodeBlock } from '@/components/ui/code-block'
import { JsonView } from '@/components/ui/json-view'
import { Notice } from '@/components/ui/notice'
import { Tabs } from '@/components/ui/tabs'
import { formatCount, formatDuration } from '@/lib/shared/format'
import { failureInWords } from '../failure-words'
import { readResultContent } from '../result-content'
import { ToolName } from '../tool-name'
import type { TryListing } from './try-listing'

/** What one try sent and what came back, as the agent would read it and as the value that it is. */
export function TryResult({
  made,
  onUseAgain,
}: {
  made: TryListing
  /** Null where they were sent to another tool. */
  onUseAgain: (() => void) | null
}) {
  const content = readResultContent(made.content)
  const isCut = made.contentLength > made.content.length
  const text = <CodeBlock label="Result as text" code={made.content === '' ? '(empty)' : made.content} />
  return (
    <section aria-label="Result" className="grid min-w-0 gap-3">
      <header className="flex flex-wrap items-center gap-x-4 gap-y-1">
        <h2 className="flex items-center gap-2 font-medium text-section">
          Try {made.ordinal + 1}
          <ToolName tool={made.tool} />
        </h2>
        <TryOutcomeBadge failure={made.failure} />
        <span className="text-ink-soft text-meta">{durationInWords(made.durationMs)}</span>
      </header>
      {made.failure && (
        <Notice tone={made.failure.isInjected ? 'warning' : 'problem'}>{failureInWords(made.failure)}</Notice>
      )}
      {isCut && (
        <Notice tone="warning">
          The answer has {formatCount(made.contentLength)} characters; the first{' '}
          {formatCount(made.content.length)} are kept and shown.
        </Notice>
      )}
      {content.kind === 'tree' ? (
        <Tabs
          label="Views of the result"
          tabs={[
            {
              value: 'json',
              label: 'JSON',
              content: <JsonView value={content.value} label="Result as JSON" className="pt-2" />,
            },
            { value: 'text', label: 'Text', content: <div className="pt-2">{text}</div> },
          ]}
        />
      ) : (
        text
      )}
      <details>
        <summary className="text-ink-soft text-meta">Arguments that were sent</summary>
        <JsonView value={made.arguments} label="Arguments that were sent" className="py-2" />
        {onUseAgain && (
          <Button size="small" onClick={onUseAgain}>
            Fill in again
          </Button>
        )}
      </details>
    </section>
  )
}

/** Whether a try was answered; a failure that was made on purpose is told apart from one that was earned. */
export function TryOutcomeBadge({ failure }: Pick<TryListing, 'failure'>) {
  if (!failure) return <Badge tone="pass">answered</Badge>
  return (
    <Badge tone={failure.isInjected ? 'undecided' : 'fail'}>
      {failure.isInjected ? 'failed on purpose' : 'failed'}
    </Badge>
  )
}

/** The built-in emulator takes no time worth a figure, and none is made up. */
function durationInWords(durationMs: number | null): string {
  if (durationMs === null) return 'not timed'
  return durationMs < 1000 ? `${Math.round(durationMs)} ms` : formatDuration(durationMs)
}
