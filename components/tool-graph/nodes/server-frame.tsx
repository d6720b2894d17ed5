import type { NodeProps } from '@xyflow/react'
import { FoldVertical } from 'lucide-react'
import { memo } from 'react'
import { useMagnification } from '@/components/canvas/use-nearness'
import { useDomainColors } from '@/components/tool/domain-colors'
import { ServerTag } from '@/components/tool/tool-name'
import type { FrameNode } from '../group-flow'
import { FoldButton } from './fold-button'

/** From far away the head keeps its size on screen, within reason: what a group is must be legible before its cards are. */
const LARGEST = 8

/** The frame of an open group: its server's name, how many tools there are, its domain by name and colour, and the way to fold it. */
export const ServerFrame = memo(function ServerFrame({ data, width = 0 }: NodeProps<FrameNode>) {
  const { server, domain, toolCount } = data
  const scale = useMagnification(LARGEST)
  const color = useDomainColors()(domain).css
  return (
    <section
      aria-label={`${server}, ${toolCount} tools`}
      className="size-full rounded-lg border"
      style={{
        borderColor: `color-mix(in oklab, ${color} 45%, transparent)`,
        backgroundColor: `color-mix(in oklab, ${color} 5%, transparent)`,
        borderWidth: Math.max(1, scale / 2),
      }}
    >
      <div
        className="frame-head pointer-events-auto flex cursor-grab items-center gap-1.5 overflow-hidden px-2"
        style={{
          width: width / scale,
          height: 40,
          transform: `scale(${scale})`,
          // Larger than its room, it grows upwards and never over the cards.
          transformOrigin: scale > 1 ? 'bottom left' : 'top left',
        }}
      >
        <ServerTag server={server} domain={domain} />
        <span title={server} className="min-w-0 truncate font-medium font-mono text-ink text-meta">
          {server}
        </span>
        <span className="figures text-ink-soft text-meta">{toolCount}</span>
        {domain !== null && scale === 1 && (
          <span className="min-w-0 shrink-[4] truncate text-ink-soft text-meta">{domain}</span>
        )}
        <FoldButton data={data} label={`Fold ${server}`} icon={<FoldVertical />} />
      </div>
    </section>
  )
})
