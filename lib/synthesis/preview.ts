import type { Spending } from '../job'
import type { ToolKey } from '../tool'
import type { Trajectory } from '../trajectory'
import type { ItemOutput } from './item'

/** How many items a preview makes: the first of the run. */
export const PREVIEW_ITEMS = 5

/** One item of a preview, whole. The tools offered are named by their keys. */
export interface PreviewItem extends Omit<ItemOutput, 'usage' | 'trajectory'> {
  ordinal: number
  trajectory: (Omit<Trajectory, 'tools'> & { tools: ToolKey[] }) | null
  /** What it cost, part by part, and how long it took. */
  spent: Spending[]
  ms: number
}

export const previewItemOf = (
  { usage: _, trajectory, ...item }: ItemOutput,
  made: Pick<PreviewItem, 'ordinal' | 'spent' | 'ms'>,
): PreviewItem => ({
  ...item,
  ...made,
  trajectory: trajectory && { ...trajectory, tools: trajectory.tools.map(({ key }) => key) },
})
