import { Button } from '@/components/ui/button'
import { cx } from '@/components/ui/cx'
import { formatBytes } from '@/lib/shared/format'
import type { UploadState } from './use-tool-upload'

/** How far an upload is, with a way to stop it while it can be stopped without a trace. */
export function UploadProgress({ state, onStop }: { state: UploadState; onStop: () => void }) {
  if (state.phase !== 'sending' && state.phase !== 'reading') return null
  const [sent, total] = state.phase === 'sending' ? [state.sentBytes, state.totalBytes] : [1, 1]
  return (
    <div className="flex min-h-control items-center gap-3 text-meta">
      <div
        role="progressbar"
        aria-label="Upload"
        aria-valuemin={0}
        aria-valuemax={state.phase === 'sending' ? total : undefined}
        aria-valuenow={state.phase === 'sending' ? sent : undefined}
        className={cx(
          'h-1.5 w-40 overflow-hidden rounded-full bg-hover ring-1 ring-line ring-inset',
          state.phase === 'reading' && 'hatch',
        )}
      >
        {state.phase === 'sending' && (
          <div className="h-full bg-accent" style={{ width: `${total === 0 ? 0 : (sent / total) * 100}%` }} />
        )}
      </div>
      <p role="status" className="text-ink-soft">
        {state.phase === 'sending'
          ? `${formatBytes(sent)} of ${formatBytes(total)} sent`
          : 'Sent; the studio reads the tools and stores them in one go'}
      </p>
      {state.phase === 'sending' && (
        <Button size="small" onClick={onStop}>
          Stop
        </Button>
      )}
    </div>
  )
}
