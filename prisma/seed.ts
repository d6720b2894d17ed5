import { seedDeepTrajectory } from './seeds/deep-trajectory'
import { seedFirstLook } from './seeds/first-look'
import type { Seeded } from './seeds/seeding'
import { seedLargeGraph, seedWideGraph } from './seeds/wide-graph'

/** Every shape of data by its name; each fills a project of its own, again and again without doubling. */
const SEEDS: Record<string, () => Promise<Seeded>> = {
  'first-look': seedFirstLook,
  'deep-trajectory': () => seedDeepTrajectory(),
  'wide-graph': seedWideGraph,
  'large-graph': seedLargeGraph,
}

export const SHAPES: readonly string[] = Object.keys(SEEDS)

/** Seeds one shape. The name is one of `SHAPES`. */
export function seedShape(shape: string): Promise<Seeded> {
  const seed = SEEDS[shape]
  if (!seed) throw new Error(`There is no seed "${shape}".`)
  return seed()
}
