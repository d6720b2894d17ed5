import { BaseEdge, EdgeLabelRenderer, type EdgeProps, getBezierPath } from '@xyflow/react'
import { Bot, Cog, History, User } from 'lucide-react'
import { memo } from 'react'
import { cx } from '@/components/ui/cx'
import type { Evidence, ToolDependency } from '@/lib/tool-graph'
import { type DependencyEdge, MARK_COLORS, MARK_SIGNS } from '../to-flow'
import { backCurve } from './back-curve'

/** A dependency on the canvas: weight as width, kind of evidence as line style, the fed parameter and its author's mark. */
export const DependencyEdgeLine = memo(function DependencyEdgeLine(props: EdgeProps<DependencyEdge>) {
  const { data, selected, markerEnd } = props
  const [path, x, y] = pathOf(props)
  if (data === undefined) return null
  const { dependency, isTouched, isTraced, isAside, mark, showsLabel, showsKind } = data
  const isRefused = dependency.review === 'refused'
  return (
    <>
      <BaseEdge
        path={path}
        markerEnd={markerEnd}
        style={{
          stroke: selected || isTraced ? 'var(--accent)' : mark === null ? 'var(--ink)' : MARK_COLORS[mark],
          strokeWidth: isRefused ? 1 : 1 + 2 * dependency.weight,
          strokeOpacity: isAside || isRefused ? 0.25 : isTouched ? 1 : 0.6,
          strokeDasharray: mark === 'removed' ? '6 4' : showsKind ? dashesOf(dependency) : undefined,
        }}
      />
      {showsLabel && !isAside && (
        <EdgeLabelRenderer>
          <span
            style={{ transform: `translate(-50%, -50%) translate(${x}px, ${y}px)` }}
            className={cx(
              'pointer-events-none absolute inline-flex items-center gap-1 rounded-sm bg-sunken px-1 font-mono text-[0.6875rem] leading-4',
              isRefused ? 'text-fail line-through' : selected || isTraced ? 'text-accent' : 'text-ink-soft',
            )}
          >
            {mark !== null && <span style={{ color: MARK_COLORS[mark] }}>{MARK_SIGNS[mark]}</span>}
            <AuthorIcon author={dependency.author} />
            {dependency.parameter}
          </span>
        </EdgeLabelRenderer>
      )}
    </>
  )
})

/** A curve from port to port; one that leads back to the left bows over the cards between. */
function pathOf(props: EdgeProps<DependencyEdge>): [path: string, labelX: number, labelY: number] {
  if (props.targetX > props.sourceX) {
    const [path, x, y] = getBezierPath(props)
    return [path, x, y]
  }
  const { path, x, y } = backCurve(props)
  return [path, x, y]
}

const DASHES: { [kind in Evidence['kind']]: string | undefined } = {
  recorded: undefined,
  'result-schema': undefined,
  identifier: undefined,
  asserted: undefined,
  entity: '8 4',
  'verb-order': '2 4',
  lexical: '2 4',
}

const dashesOf = ({ evidence }: ToolDependency): string | undefined => {
  const strongest = evidence[0]
  return strongest === undefined ? undefined : DASHES[strongest.kind]
}

const ICONS = { person: User, model: Bot, 'built-in': Cog, learned: History } satisfies Record<
  ToolDependency['author'],
  unknown
>

function AuthorIcon({ author }: { author: ToolDependency['author'] }) {
  const Icon = ICONS[author]
  return <Icon aria-label={author} className="size-3" />
}
