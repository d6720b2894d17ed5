import type { Random } from '../../shared/random'
import { partsOf, type ToolKey } from '../tool'
import { relationOf, type ToolPool } from './pool'

export const BANDS = ['high', 'medium', 'low'] as const
export type Band = (typeof BANDS)[number]

/**
 * What the bands are cut on. `min-max` is ASTRA's: each tool's cosines stretched to [0, 1] (astra-spec 7.4). `rank` is
 * ours, for indexes whose cosines bunch: the share of the pool that is less like it, equals counted half. `raw` is the
 * cosine itself, as some write-ups have it.
 */
export type BandScale = 'min-max' | 'rank' | 'raw'

/** Above the first is high, below the second low, between them (both ends included) medium (astra-spec 7.4). */
const HIGH_ABOVE = 0.85
const LOW_BELOW = 0.4

export interface BandedTool {
  key: ToolKey
  /** Where it stands on the scale, in [0, 1]. */
  value: number
}

/**
 * The tools of a pool by how like they are to one of them. The scale is laid over all others, and only then are those
 * of its own domain taken out, as in the paper. Where all others are equally like it, `min-max` says nothing and the
 * bands stay empty.
 */
export function bandsOf(
  pool: ToolPool,
  place: number,
  scale: BandScale = 'min-max',
): Record<Band, BandedTool[]> {
  const bands: Record<Band, BandedTool[]> = { high: [], medium: [], low: [] }
  const self = pool.tools[place]
  if (!self) return bands
  const values = SCALES[scale](pool.index.cosinesOf(place), place)
  for (const [other, tool] of pool.tools.entries()) {
    const value = values[other]
    if (other === place || value === undefined || Number.isNaN(value)) continue
    if (relationOf(self, tool) !== 'elsewhere') continue
    bands[bandOf(value)].push({ key: tool.key, value })
  }
  return bands
}

function bandOf(value: number): Band {
  if (value > HIGH_ABOVE) return 'high'
  return value < LOW_BELOW ? 'low' : 'medium'
}

/** Cosines to values of a scale, over all but the tool itself; NaN where the scale says nothing. */
const SCALES: Record<BandScale, (cosines: Float64Array, self: number) => Float64Array> = {
  raw: (cosines) => Float64Array.from(cosines),
  'min-max': (cosines, self) => {
    let min = Number.POSITIVE_INFINITY
    let max = Number.NEGATIVE_INFINITY
    for (const [place, cosine] of cosines.entries()) {
      if (place === self) continue
      min = Math.min(min, cosine)
      max = Math.max(max, cosine)
    }
    return Float64Array.from(cosines, (cosine) => (max > min ? (cosine - min) / (max - min) : Number.NaN))
  },
  rank: (cosines, self) => {
    const sorted = cosines.filter((_, place) => place !== self).sort()
    const firsts = new Map<number, number>()
    const counts = new Map<number, number>()
    for (const [rank, cosine] of sorted.entries()) {
      if (!firsts.has(cosine)) firsts.set(cosine, rank)
      counts.set(cosine, (counts.get(cosine) ?? 0) + 1)
    }
    return Float64Array.from(
      cosines,
      (cosine) => ((firsts.get(cosine) ?? 0) + (counts.get(cosine) ?? 0) / 2) / sorted.length,
    )
  },
}

export interface Distractor {
  key: ToolKey
  band: Band
  /** The tool in scope that it is most like, and how like on the scale. */
  likeTool: ToolKey
  value: number
}

/**
 * Irrelevant tools to offer beside those in scope: for each band the union over the tools in scope, and of that up to
 * `perBand`, drawn uniformly without replacement. A tool that falls into several bands counts in the highest (ours:
 * the paper does not say). Never a tool in scope, of the domain of any of them, or of a name that is taken: a model
 * could not tell the two apart (the paper merges equal names in the pool; here they meet when drawn, so that no tool
 * vanishes from it). Bands come in order, each in the order in which it was drawn.
 */
export function sampleDistractors({
  pool,
  inScope,
  perBand,
  scale = 'min-max',
  random,
}: {
  pool: ToolPool
  inScope: readonly ToolKey[]
  perBand: number
  scale?: BandScale
  random: Random
}): Distractor[] {
  const places = inScope.flatMap((key) => {
    const place = pool.tools.findIndex((tool) => tool.key === key)
    return place < 0 ? [] : [place]
  })
  const scope = places.flatMap((place) => pool.tools[place] ?? [])
  const isAkin = new Set(
    pool.tools
      .filter((tool) => scope.some((self) => relationOf(self, tool) !== 'elsewhere'))
      .map(({ key }) => key),
  )
  const found = new Map<ToolKey, Distractor>()
  for (const place of places) {
    const likeTool = pool.tools[place]?.key
    const bands = bandsOf(pool, place, scale)
    for (const band of BANDS) {
      for (const { key, value } of bands[band]) {
        const known = found.get(key)
        if (isAkin.has(key) || !likeTool || (known && known.value >= value)) continue
        found.set(key, { key, band, likeTool, value })
      }
    }
  }
  const names = new Set(inScope.map((key) => partsOf(key).tool))
  return BANDS.flatMap((band) => {
    // By key, so that the draw does not hang on the order of the pool.
    const candidates = [...found.values()].filter((tool) => tool.band === band).sort(byKey)
    const drawn: Distractor[] = []
    for (const tool of random.fork(band).shuffle(candidates)) {
      if (drawn.length === perBand) break
      const { tool: name } = partsOf(tool.key)
      if (names.has(name)) continue
      names.add(name)
      drawn.push(tool)
    }
    return drawn
  })
}

const byKey = (a: Distractor, b: Distractor): number => (a.key < b.key ? -1 : 1)
