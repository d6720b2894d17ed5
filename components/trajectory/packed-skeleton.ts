import type { SkeletonStep } from '@/lib/trajectory'

/** A skeleton on its way to the browser; one text, because a page sends a text far faster than a tree of objects. */
export type PackedSkeleton = string & { readonly packed: 'skeleton' }

interface Columns {
  /** Each kind, tool and status once; the columns below name them by place. */
  words: (string | null)[]
  kinds: number[]
  tools: number[]
  statuses: number[]
  turns: number[]
  sizes: number[]
  labels: string[]
}

/** Packs a skeleton column by column. 100,000 steps take about a third of what they take as objects. */
export function packSkeleton(skeleton: readonly SkeletonStep[]): PackedSkeleton {
  const places = new Map<string | null, number>()
  const placeOf = (word: string | null): number => {
    const place = places.get(word) ?? places.size
    places.set(word, place)
    return place
  }
  const columns: Columns = {
    kinds: skeleton.map((step) => placeOf(step.kind)),
    tools: skeleton.map((step) => placeOf(step.tool)),
    statuses: skeleton.map((step) => placeOf(step.status)),
    turns: skeleton.map((step) => step.turn),
    sizes: skeleton.map((step) => step.size),
    labels: skeleton.map((step) => step.label),
    words: [...places.keys()],
  }
  return JSON.stringify(columns) as PackedSkeleton
}

export function unpackSkeleton(packed: PackedSkeleton): SkeletonStep[] {
  const { words, kinds, tools, statuses, turns, sizes, labels } = JSON.parse(packed) as Columns
  const word = (place: number | undefined) => words[place ?? -1]
  return labels.map((label, at) => ({
    kind: word(kinds[at]) as SkeletonStep['kind'],
    tool: word(tools[at]) as SkeletonStep['tool'],
    status: word(statuses[at]) as SkeletonStep['status'],
    turn: turns[at] ?? 0,
    size: sizes[at] ?? 0,
    label,
  }))
}
