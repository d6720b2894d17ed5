import { Link2 } from 'lucide-react'
import { ToolName } from '@/components/tool/tool-name'
import { Badge } from '@/components/ui/badge'
import { cx } from '@/components/ui/cx'
import { IconButton } from '@/components/ui/icon-button'
import { Skeleton } from '@/components/ui/skeleton'
import { AuthorMark } from '@/components/verifier/author-mark'
import { formatCount, formatDuration } from '@/lib/shared/format'
import type { SkeletonStep, Step } from '@/lib/trajectory'
import type { Author } from '@/lib/verifier'
import type { LineageLinks } from './reading'
import { StepLink } from './step-link'
import { StepStatus } from './step-status'
import { StepBody, stepKinds } from './steps/step-kinds'

/** One step: its number, what it is, who it is from, and its body as soon as that is here. */
export function StepRow({
  toolLinks,
  ordinal,
  skeleton,
  step,
  author,
  opensTurn,
  isReplied,
  isIrrelevant,
  isCurrent,
  onSelect,
  onRetry,
  onCopyLink,
}: {
  toolLinks: LineageLinks['tools']
  ordinal: number
  skeleton: SkeletonStep
  step: Step | 'loading' | 'failed'
  author: Author | null
  /** It is the first of its turn, and says so. */
  opensTurn: boolean
  /** The user replied to it, so what the agent said was not its answer. */
  isReplied: boolean
  /** It is about a tool that was mixed in beside the task's. */
  isIrrelevant: boolean
  isCurrent: boolean
  onSelect: (ordinal: number) => void
  onRetry: (ordinal: number) => void
  onCopyLink: (ordinal: number) => void
}) {
  const { Icon, ...kind } = stepKinds[skeleton.kind]
  const title = isReplied && skeleton.kind === 'answer' ? 'To the user' : kind.title
  const isRead = typeof step !== 'string'
  return (
    <article
      aria-label={`Step ${ordinal}, ${title.toLowerCase()}`}
      aria-current={isCurrent ? 'step' : undefined}
      className={cx(
        'group px-4 pt-1.5 pb-2.5',
        opensTurn && 'border-line border-t',
        isCurrent && 'bg-selected shadow-[inset_2px_0_0_var(--accent)]',
      )}
    >
      <header className="flex min-h-6 items-center gap-2 text-meta">
        <StepLink
          ordinal={ordinal}
          onSelect={onSelect}
          className="figures min-w-8 rounded-sm text-right text-ink-faint no-underline hover:text-ink hover:underline"
        >
          {ordinal}
        </StepLink>
        <Icon aria-hidden className="size-3.5 shrink-0 text-ink-faint" />
        <span className="text-ink-soft">
          {isRead && step.kind === 'message' ? roleNames[step.role] : title}
        </span>
        {skeleton.tool && <ToolName tool={skeleton.tool} href={toolLinks[skeleton.tool]} />}
        {isIrrelevant && <Badge tone="distractor">irrelevant tool</Badge>}
        {skeleton.kind === 'tool-result' && <StepStatus status={skeleton.status} />}
        {isRead && step.kind === 'tool-result' && step.answeredBy && (
          <Badge>{step.answeredBy === 'live' ? 'live' : 'emulated'}</Badge>
        )}
        <span className="ml-auto flex shrink-0 items-center gap-3 text-ink-faint">
          {opensTurn && <span>turn {skeleton.turn}</span>}
          {isRead && step.tokens && (
            <span className="figures">
              {formatCount(step.tokens.in)} in, {formatCount(step.tokens.out)} out
            </span>
          )}
          {isRead && step.durationMs !== null && (
            <span className="figures">{timeTaken(step.durationMs)}</span>
          )}
          {author && <AuthorMark author={author} />}
          <IconButton
            label={`Copy link to step ${ordinal}`}
            icon={<Link2 aria-hidden />}
            onClick={() => onCopyLink(ordinal)}
            className="-my-1 size-6 opacity-0 focus-visible:opacity-100 group-hover:opacity-100 pointer-coarse:opacity-100"
          />
        </span>
      </header>
      <div className="min-w-0 pt-0.5 pl-10 [overflow-wrap:anywhere]">
        {isRead && <StepBody step={step} />}
        {step === 'loading' && <Skeleton className="my-1.5 w-2/3" />}
        {step === 'failed' && (
          <p role="alert" className="text-fail">
            <span aria-hidden>✕ </span>This step could not be read. Nothing is lost;{' '}
            <button
              type="button"
              onClick={() => onRetry(ordinal)}
              className="rounded-sm text-accent underline"
            >
              read it again
            </button>
            .
          </p>
        )}
      </div>
    </article>
  )
}

/** Most steps take less than the second by which longer work is measured. */
const timeTaken = (durationMs: number): string =>
  durationMs < 1000 ? `${Math.round(durationMs)} ms` : formatDuration(durationMs)

const roleNames = { system: 'Instructions', user: 'User' } as const
