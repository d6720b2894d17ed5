import type { EdgeSketch } from '@/components/canvas/scene'
import type { Evidence, ToolDependency } from '@/lib/tool-graph'
import { type DependencyEdge, MARK_COLORS } from '../to-flow'

/**
 * How a dependency's line looks: weight as width (1 to 3 px), kind of evidence as line style, ink by what it touches.
 * While use is shown, width and colour both tell of that, and a line of dots that there is nothing to tell.
 */
export function edgeStroke(
  { dependency, isTouched, isTraced, isAside, mark, heat }: NonNullable<DependencyEdge['data']>,
  isSelected: boolean,
): EdgeSketch {
  const isRefused = dependency.review === 'refused'
  if (heat !== null && !isSelected && !isTraced)
    return {
      color: heat.line,
      width: 1 + 3 * (heat.depth ?? 0),
      opacity: isAside || isRefused ? 0.25 : 1,
      dashes: heat.depth === null ? '2 4' : undefined,
    }
  return {
    color: isSelected || isTraced ? 'var(--accent)' : mark === null ? 'var(--ink)' : MARK_COLORS[mark],
    width: isRefused ? 1 : 1 + 2 * dependency.weight,
    opacity: isAside || isRefused ? 0.25 : isTouched ? 1 : 0.6,
    dashes: mark === 'removed' ? '6 4' : dashesOf(dependency),
  }
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

const dashesOf = ({ evidence: [strongest] }: ToolDependency): string | undefined =>
  strongest === undefined ? undefined : DASHES[strongest.kind]
