import { partsOf } from '@/lib/tool'
import type { TryListing } from './try-listing'
import { TryOutcomeBadge } from './try-result'

/** The tries of the session, newest first; each can be looked at again. */
export function TryHistory({
  tries,
  shown,
  onShow,
}: {
  tries: readonly TryListing[]
  shown: number | null
  onShow: (ordinal: number) => void
}) {
  return (
    <section aria-label="Tries of this session" className="grid gap-1">
      <h2 className="font-medium text-section">This session</h2>
      <ol className="grid">
        {tries.toReversed().map((made) => (
          <li key={made.ordinal}>
            <button
              type="button"
              aria-current={made.ordinal === shown ? 'true' : undefined}
              onClick={() => onShow(made.ordinal)}
              className="grid h-row w-full grid-cols-[2.5rem_minmax(0,1fr)_auto] items-center gap-2 rounded-sm px-2 text-left text-meta hover:bg-hover aria-[current=true]:bg-selected"
            >
              <span className="figures text-right text-ink-faint">{made.ordinal + 1}</span>
              <span className="truncate font-mono">
                {partsOf(made.tool).tool}{' '}
                <span className="text-ink-faint">{JSON.stringify(made.arguments)}</span>
              </span>
              <TryOutcomeBadge failure={made.failure} />
            </button>
          </li>
        ))}
      </ol>
    </section>
  )
}
