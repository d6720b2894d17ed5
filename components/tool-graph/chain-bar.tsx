import { ChevronRight, X } from 'lucide-react'
import { Fragment } from 'react'
import { IconButton } from '@/components/ui/icon-button'
import { counted } from '@/lib/shared/format'
import type { Chain } from '@/lib/tool-graph'
import { toolNameOf } from './words'

/** The traced chain, readable as a sentence. */
export function ChainBar({ chain, onClose }: { chain: Chain; onClose: () => void }) {
  return (
    <div className="flex items-center gap-2 border-line border-t bg-raised px-4 py-1.5">
      <p className="flex min-w-0 flex-1 flex-wrap items-center gap-1 font-mono text-meta">
        {chain.tools.map((key, i) => (
          // A walk may come back to a tool, so that its place is part of what it is.
          // biome-ignore lint/suspicious/noArrayIndexKey: a chain never changes its order
          <Fragment key={`${key} ${i}`}>
            {i > 0 && <ChevronRight aria-label="then" className="size-3 text-ink-faint" />}
            <span>{toolNameOf(key)}</span>
          </Fragment>
        ))}
        <span className="ml-2 font-sans text-ink-faint">{counted(chain.walks, 'walk')}</span>
      </p>
      <IconButton label="Stop tracing" icon={<X />} onClick={onClose} />
    </div>
  )
}
