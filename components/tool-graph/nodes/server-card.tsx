import { Handle, type NodeProps, Position } from '@xyflow/react'
import { UnfoldVertical } from 'lucide-react'
import { memo } from 'react'
import { useNearness } from '@/components/canvas/use-nearness'
import { useDomainColors } from '@/components/tool/domain-colors'
import { ServerTag } from '@/components/tool/tool-name'
import { cx } from '@/components/ui/cx'
import type { ServerNode } from '../group-flow'
import { FarLabel } from './far-label'
import { FoldButton } from './fold-button'

/** A folded group on the canvas: a stack of cards in its domain's colour, its name and how many tools it holds. */
export const ServerCard = memo(function ServerCard({ data, selected }: NodeProps<ServerNode>) {
  const { server, toolCount } = data
  const color = useDomainColors()(data.domain).css
  const nearness = useNearness()
  return (
    <div
      style={{
        borderLeftColor: color,
        boxShadow:
          '3px 3px 0 -1px var(--raised), 3px 3px 0 0 var(--line), 6px 6px 0 -1px var(--raised), 6px 6px 0 0 var(--line)',
      }}
      className={cx(
        'grid size-full content-center gap-0.5 rounded-md border border-line border-l-3 bg-raised px-2',
        selected && 'outline-2 outline-accent',
      )}
    >
      <Handle type="target" position={Position.Left} />
      {nearness === 'far' && <FarLabel color={color} name={`${server} · ${toolCount}`} />}
      <div hidden={nearness === 'far'} className="flex items-center gap-1.5">
        <ServerTag server={server} domain={data.domain} />
        <span title={server} className="min-w-0 flex-1 truncate font-medium font-mono text-ink text-meta">
          {server}
        </span>
        <FoldButton data={data} label={`Unfold ${server}`} icon={<UnfoldVertical />} />
      </div>
      <p hidden={nearness === 'far'} className="text-ink-soft text-meta">
        <span className="figures">{toolCount}</span> tools, folded
      </p>
      <Handle type="source" position={Position.Right} />
    </div>
  )
})
