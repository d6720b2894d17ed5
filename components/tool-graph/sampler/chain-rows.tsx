import { useVirtualizer } from '@tanstack/react-virtual'
import { type KeyboardEvent, useRef, useState } from 'react'
import { cx } from '@/components/ui/cx'
import type { Chain, ChainStanding } from '@/lib/tool-graph'
import { Quoted } from '../quoted'
import { chainWords } from '../words'
import { chainKey } from './use-chain-sampling'

/**
 * Chains one below the other, only those in sight in the page. Pointing at one, or walking to it with the arrow keys,
 * traces it on the canvas; choosing it opens its checks.
 */
export function ChainRows({
  label,
  chains,
  standingOf,
  isLost,
  chosen,
  onPoint,
  onChoose,
}: {
  label: string
  chains: readonly Chain[]
  standingOf: (chain: Chain) => ChainStanding
  /** It can no longer be walked on the draft. */
  isLost: (chain: Chain) => boolean
  chosen: Chain | null
  onPoint: (chain: Chain | null) => void
  onChoose: (chain: Chain | null) => void
}) {
  const scroller = useRef<HTMLDivElement>(null)
  const awaited = useRef<number | null>(null)
  const [focused, setFocused] = useState(0)
  const current = Math.min(focused, Math.max(0, chains.length - 1))
  const virtualizer = useVirtualizer({
    count: chains.length,
    getScrollElement: () => scroller.current,
    estimateSize: () => ROW_PX,
    getItemKey: (at) => (at < chains.length ? chainKey(chains[at] as Chain) : at),
    overscan: 8,
    initialRect: { width: 0, height: 600 },
    rangeExtractor: ({ startIndex, endIndex }) => {
      const from = Math.max(0, startIndex - 8)
      const to = Math.min(chains.length - 1, endIndex + 8)
      const shown = Array.from({ length: to - from + 1 }, (_, i) => from + i)
      return [...new Set([...shown, current])].sort((a, b) => a - b)
    },
  })

  function walk(event: KeyboardEvent) {
    const target = {
      ArrowDown: current + 1,
      j: current + 1,
      ArrowUp: current - 1,
      k: current - 1,
      Home: 0,
      End: chains.length - 1,
    }[event.key]
    if (target === undefined || event.ctrlKey || event.metaKey || event.altKey) return
    event.preventDefault()
    event.stopPropagation()
    const at = Math.max(0, Math.min(chains.length - 1, target))
    setFocused(at)
    virtualizer.scrollToIndex(at)
    const mounted = scroller.current?.querySelector<HTMLElement>(`[data-row="${at}"]`)
    if (mounted) mounted.focus({ preventScroll: true })
    else awaited.current = at
  }

  return (
    <div ref={scroller} className="h-full overflow-auto" onPointerLeave={() => onPoint(null)}>
      <ul
        aria-label={label}
        className="relative"
        style={{ height: virtualizer.getTotalSize() }}
        onBlur={(event) => !event.currentTarget.contains(event.relatedTarget) && onPoint(null)}
      >
        {virtualizer.getVirtualItems().map(({ index, start, key }) => {
          const chain = chains[index]
          if (chain === undefined) return null
          const isChosen = chosen !== null && chainKey(chain) === chainKey(chosen)
          const standing = standingOf(chain)
          const isGone = isLost(chain)
          return (
            <li
              key={key}
              ref={virtualizer.measureElement}
              data-index={index}
              style={{ transform: `translateY(${start}px)` }}
              className="absolute inset-x-0 top-0 border-line border-b"
            >
              <button
                type="button"
                data-row={index}
                tabIndex={index === current ? 0 : -1}
                aria-pressed={isChosen}
                onKeyDown={walk}
                onFocus={() => {
                  setFocused(index)
                  onPoint(chain)
                }}
                onPointerEnter={() => onPoint(chain)}
                onClick={() => onChoose(isChosen ? null : chain)}
                ref={(button) => {
                  if (!button || awaited.current !== index) return
                  awaited.current = null
                  button.focus({ preventScroll: true })
                }}
                className={cx(
                  'grid w-full grid-cols-[1rem_1fr_auto] items-baseline gap-x-1.5 px-4 py-1.5 text-left hover:bg-hover',
                  'focus-visible:-outline-offset-2',
                  isChosen && 'bg-selected',
                )}
              >
                <Mark standing={standing} />
                <span
                  className={cx(
                    'min-w-0 break-words font-mono text-meta',
                    isGone && 'text-fail line-through',
                  )}
                >
                  {chainWords(chain.tools)}
                </span>
                <span className="figures text-ink-faint text-meta">
                  {chain.walks}
                  <span className="sr-only"> walks{isGone && ', disappears'}</span>
                </span>
                {standing.outcome !== 'pass' && (
                  <span className="col-start-2 text-ink-soft text-meta">
                    <Quoted text={standing.by.reason} />
                  </span>
                )}
              </button>
            </li>
          )
        })}
      </ul>
    </div>
  )
}

const ROW_PX = 32

const MARKS = {
  pass: { glyph: '✓', look: 'text-pass', words: 'usable' },
  fail: { glyph: '✕', look: 'text-fail', words: 'dropped' },
  undecided: { glyph: '?', look: 'text-undecided', words: 'quarantined' },
} as const

function Mark({ standing: { outcome } }: { standing: ChainStanding }) {
  const { glyph, look, words } = MARKS[outcome]
  return (
    <span className={cx('font-semibold text-meta', look)}>
      <span aria-hidden>{glyph}</span>
      <span className="sr-only">{words}</span>
    </span>
  )
}
