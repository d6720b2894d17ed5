import type { PresentPerson } from '@/lib/tool-graph'

/** How a card or an arrow says how much it was used: in words, and by the depth of one hue. */
export interface Heat {
  label: string
  /** From 0 to 1; null where there is no figure, which is drawn as no heat and never as little. */
  depth: number | null
  /** The colour of a card's ground, and of an arrow. */
  ground: string
  line: string
}

/** Heat by the id of a node or an edge. */
export type HeatMap = ReadonlyMap<string, Heat>

/** Those who point at a node or an edge, by its id. */
export type PointedAt = ReadonlyMap<string, readonly PresentPerson[]>
