import { BaseEdge, EdgeLabelRenderer, type EdgeProps } from '@xyflow/react'
import { memo } from 'react'
import { curveOf, pathData } from '@/components/canvas/curve'
import { type BundleEdge, bundleWidth } from '../group-flow'

/** Several dependencies as one line, with their number. */
export const BundleEdgeLine = memo(function BundleEdgeLine(props: EdgeProps<BundleEdge>) {
  const count = props.data?.count ?? 0
  const curve = curveOf(props)
  return (
    <>
      <BaseEdge
        path={pathData(curve)}
        markerEnd={props.markerEnd}
        style={{ stroke: 'var(--ink)', strokeWidth: bundleWidth(count), strokeOpacity: 0.6 }}
      />
      <EdgeLabelRenderer>
        <span
          style={{ transform: `translate(-50%, -50%) translate(${curve.labelX}px, ${curve.labelY}px)` }}
          className="figures pointer-events-none absolute rounded-full border border-line bg-raised px-1.5 text-ink-soft text-meta"
        >
          {count}
        </span>
      </EdgeLabelRenderer>
    </>
  )
})
