import { Handle, type NodeProps, Position } from '@xyflow/react'
import { memo } from 'react'
import { useNearness } from '@/components/canvas/use-nearness'
import { useDomainColors } from '@/components/tool/domain-colors'
import { serverLetters } from '@/components/tool/tool-name'
import { cx } from '@/components/ui/cx'
import { Tag, toolColor } from '@/components/ui/tag'
import { partsOf } from '@/lib/tool'
import { PeopleHere } from '../presence/person-mark'
import { LINES_MAX, MARK_COLORS, MARK_SIGNS, type ToolNode } from '../to-flow'
import { ConnectionHint } from './connection-hint'
import { FarLabel } from './far-label'

/** A tool on the canvas: its server by two letters, its domain by colour, its name, the parameters that it requires, and from close by what it returns. */
export const ToolNodeCard = memo(function ToolNodeCard({ data, selected }: NodeProps<ToolNode>) {
  const { tool, place, isAside, mark, heat, people } = data
  const { server } = partsOf(tool.key)
  const color = useDomainColors()(tool.domain).css
  const nearness = useNearness()
  return (
    <>
      <div
        style={{
          borderLeftColor: color,
          ...(heat === null ? {} : { background: heat.ground }),
          ...(mark === null ? {} : { outline: `2px solid ${MARK_COLORS[mark]}` }),
        }}
        className={cx(
          'size-full overflow-hidden rounded-md border border-line border-l-3 bg-raised text-left',
          (selected || place !== null) && 'outline-2 outline-accent',
          isAside && 'opacity-40',
        )}
      >
        <Handle type="target" position={Position.Left} />
        {nearness === 'far' && <FarLabel color={color} name={tool.name} />}
        <div hidden={nearness === 'far'} className="flex h-9 items-center gap-1.5 px-2">
          <Tag color={color}>{serverLetters(server)}</Tag>
          <span
            title={tool.name}
            className="min-w-0 flex-1 truncate font-medium font-mono text-ink text-meta"
          >
            {tool.name}
          </span>
          {mark !== null && (
            <span className="font-mono font-semibold" style={{ color: MARK_COLORS[mark] }}>
              <span aria-hidden>{MARK_SIGNS[mark]}</span>
              <span className="sr-only">{mark}</span>
            </span>
          )}
          {heat !== null && <span className="figures font-semibold text-ink text-meta">{heat.label}</span>}
          {place !== null && <span className="figures text-accent text-meta">{place}</span>}
        </div>
        {tool.required.length > 0 && nearness !== 'far' && (
          <ul className="border-line border-t px-2 py-1">
            {requiredLines(tool.required).map((line) => (
              <li key={line} className="h-4.5 truncate font-mono text-ink-soft text-meta leading-[18px]">
                {line}
              </li>
            ))}
          </ul>
        )}
        <Handle type="source" position={Position.Right} />
      </div>
      {nearness === 'close' && tool.results.length > 0 && (
        <p className="absolute top-full left-0 mt-0.5 w-full truncate pl-2 font-mono text-[0.6875rem] text-ink-soft leading-4">
          <span aria-hidden>→ </span>
          <span className="sr-only">returns </span>
          {tool.results.join(', ')}
        </p>
      )}
      {people.length > 0 && (
        <>
          <span
            aria-hidden
            style={{ outlineColor: toolColor(people[0]?.hue ?? 1) }}
            className="pointer-events-none absolute -inset-1 rounded-lg outline-2 outline-dashed"
          />
          <PeopleHere people={people} className="absolute bottom-full left-0 mb-1.5 whitespace-nowrap" />
        </>
      )}
      <ConnectionHint tool={tool.key} />
    </>
  )
})

/** The names that fit on a card; when there are more, the last line counts them. */
const requiredLines = (required: string[]): string[] =>
  required.length <= LINES_MAX
    ? required
    : [...required.slice(0, LINES_MAX - 1), `and ${required.length - LINES_MAX + 1} more`]
