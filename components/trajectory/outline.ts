import type { ToolKey } from '@/lib/tool'
import type { SkeletonStep } from '@/lib/trajectory'

/** One line of an outline; choosing it leads to the step `ordinal`. */
export interface OutlineRow {
  ordinal: number
  /** The turn that it opens, on the first line of a turn only. */
  turn: number | null
  kind: SkeletonStep['kind']
  label: string
  tool: ToolKey | null
  /** Of a call: what its result says; null while there is none. */
  status: SkeletonStep['status']
}

/**
 * A record in outline: one line a step, but a call and its result are one. A skeleton holds no call ids, so the
 * nth result of a tool in a turn is taken for that of its nth call there.
 */
export function outlineOf(skeleton: readonly SkeletonStep[]): OutlineRow[] {
  const rows: OutlineRow[] = []
  let turn = 0
  let open: OutlineRow[] = []
  for (const [ordinal, step] of skeleton.entries()) {
    if (step.kind === 'tool-result') {
      const call = open.find((row) => row.tool === step.tool)
      if (call) {
        call.status = step.status
        open = open.filter((row) => row !== call)
        continue
      }
    }
    const isOpening = step.turn !== turn && step.turn > 0
    if (isOpening) {
      turn = step.turn
      open = []
    }
    const { kind, label, tool, status } = step
    const row = { ordinal, turn: isOpening ? turn : null, kind, label, tool, status }
    rows.push(row)
    if (kind === 'tool-call') open.push(row)
  }
  return rows
}
