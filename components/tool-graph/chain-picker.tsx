import { cx } from '@/components/ui/cx'
import { EmptyState } from '@/components/ui/empty-state'
import type { ShownChain } from './shown-chain'
import { toolNameOf } from './words'

/** Chains to trace on the graph; choosing the traced one again stops tracing. */
export function ChainPicker({
  chains,
  chosen,
  onChoose,
}: {
  chains: readonly ShownChain[]
  chosen: string | null
  onChoose: (id: string | null) => void
}) {
  if (chains.length === 0) return <EmptyState sentence="No chains have been sampled from this version yet." />
  return (
    <ul aria-label="Chains" className="h-full overflow-auto">
      {chains.map((chain) => (
        <li key={chain.id} className="border-line border-b">
          <button
            type="button"
            aria-pressed={chain.id === chosen}
            onClick={() => onChoose(chain.id === chosen ? null : chain.id)}
            className={cx(
              'flex w-full items-baseline gap-2 px-4 py-1.5 text-left hover:bg-hover',
              chain.id === chosen && 'bg-selected',
            )}
          >
            <span className="min-w-0 flex-1 font-mono text-meta">
              {chain.tools.map(toolNameOf).join(' → ')}
            </span>
            <span className="figures text-ink-faint text-meta" title="walks">
              {chain.walks}
            </span>
          </button>
        </li>
      ))}
    </ul>
  )
}
