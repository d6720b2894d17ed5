import { BaseEdge, EdgeLabelRenderer, type EdgeProps } from '@xyflow/react'
import { Bot, Cog, History, User } from 'lucide-react'
import { memo } from 'react'
import { curveOf, pathData } from '@/components/canvas/curve'
import { cx } from '@/components/ui/cx'
import type { ToolDependency } from '@/lib/tool-graph'
import { PeopleHere } from '../presence/person-mark'
import { type DependencyEdge, MARK_COLORS, MARK_SIGNS } from '../to-flow'
import { edgeStroke } from './edge-stroke'

/** A dependency on the canvas: weight as width, kind of evidence as line style, the fed parameter and its author's mark. */
export const DependencyEdgeLine = memo(function DependencyEdgeLine(props: EdgeProps<DependencyEdge>) {
  const { data, selected, markerEnd } = props
  if (data === undefined) return null
  const { dependency, isTouched, isTraced, isAside, mark, heat, people, showsLabel } = data
  const isRefused = dependency.review === 'refused'
  const curve = curveOf(props)
  const { color, width, opacity, dashes } = edgeStroke(data, selected === true)
  return (
    <>
      <BaseEdge
        path={pathData(curve)}
        markerEnd={markerEnd}
        style={{ stroke: color, strokeWidth: width, strokeOpacity: opacity, strokeDasharray: dashes }}
      />
      {showsLabel && !isAside && (
        <EdgeLabelRenderer>
          <span
            style={{ transform: `translate(-50%, -50%) translate(${curve.labelX}px, ${curve.labelY}px)` }}
            className={cx(
              'pointer-events-none absolute inline-flex items-center gap-1 rounded-sm bg-sunken px-1 font-mono text-[0.6875rem] leading-4',
              isRefused ? 'text-fail line-through' : selected || isTraced ? 'text-accent' : 'text-ink-soft',
            )}
          >
            {mark !== null && <span style={{ color: MARK_COLORS[mark] }}>{MARK_SIGNS[mark]}</span>}
            {(heat === null || isTouched) && (
              <>
                <AuthorIcon author={dependency.author} />
                {dependency.parameter}
              </>
            )}
            <PeopleHere people={people} />
            {heat !== null && <span className="figures font-semibold text-ink">{heat.label}</span>}
          </span>
        </EdgeLabelRenderer>
      )}
    </>
  )
})

const ICONS = { person: User, model: Bot, 'built-in': Cog, learned: History } satisfies Record<
  ToolDependency['author'],
  unknown
>

function AuthorIcon({ author }: { author: ToolDependency['author'] }) {
  const Icon = ICONS[author]
  return <Icon aria-label={author} className="size-3" />
}
