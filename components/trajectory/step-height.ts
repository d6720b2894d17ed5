import type { SkeletonStep } from '@/lib/trajectory'

const FRAME_PX = 44
const LINE_PX = 19
/** About what fits on a line of prose, and what JSON spreads over one. */
const CHARACTERS_PER_LINE = { prose: 95, json: 28 }
const LINES_MAX = 45

/**
 * About how tall a step will be, in px, before its body is read; the list corrects it once it is measured. A
 * good guess keeps the scrollbar from wandering while bodies arrive.
 */
export function estimateStepHeight({ kind, size }: SkeletonStep): number {
  const isJson = kind === 'tool-call' || kind === 'tool-result'
  const lines = Math.ceil(size / (isJson ? CHARACTERS_PER_LINE.json : CHARACTERS_PER_LINE.prose))
  return FRAME_PX + LINE_PX * Math.min(LINES_MAX, Math.max(1, lines) + (isJson ? 2 : 0))
}
