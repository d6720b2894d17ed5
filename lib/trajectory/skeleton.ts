import { assertNever } from '../shared/assert'
import { partsOf } from '../tool'
import type { Step } from './step'
import type { SkeletonStep, Trajectory } from './trajectory'

const LABEL_MAX = 80

/** One small record per step, in order: what an outline shows without reading the bodies. */
export const skeletonOf = (trajectory: Trajectory): SkeletonStep[] => {
  const failed = new Set(
    trajectory.steps.flatMap((step) => (step.kind === 'tool-result' && step.failure ? [step.callId] : [])),
  )
  return trajectory.steps.map((step) => boneOf(step, failed))
}

function boneOf(step: Step, failedCalls: ReadonlySet<string>): SkeletonStep {
  const { kind, turn } = step
  switch (step.kind) {
    case 'message':
      return {
        kind,
        turn,
        tool: null,
        status: null,
        label: labelOf(`${step.role}: ${step.text}`),
        size: step.text.length,
      }
    case 'thought':
    case 'answer':
      return { kind, turn, tool: null, status: null, label: labelOf(step.text), size: step.text.length }
    case 'tool-call': {
      const text = JSON.stringify(step.arguments)
      const status = step.problems.length > 0 || failedCalls.has(step.callId) ? 'failed' : 'ok'
      return {
        kind,
        turn,
        tool: step.tool,
        status,
        label: labelOf(`${partsOf(step.tool).tool} ${text}`),
        size: text.length,
      }
    }
    case 'tool-result': {
      const status = step.failure ? (step.failure.isInjected ? 'injected-failure' : 'failed') : 'ok'
      const label = labelOf(step.failure ? `${step.failure.kind}: ${step.failure.message}` : step.content)
      return { kind, turn, tool: step.tool, status, label, size: step.content.length }
    }
    default:
      return assertNever(step)
  }
}

/** One line of at most 80 characters, cut at a whole character. */
function labelOf(text: string): string {
  const line = text
    .slice(0, LABEL_MAX * 4)
    .replace(/\s+/g, ' ')
    .trim()
  const characters = [...line]
  return characters.length <= LABEL_MAX && line.length === text.trim().replace(/\s+/g, ' ').length
    ? line
    : `${characters.slice(0, LABEL_MAX - 1).join('')}…`
}
