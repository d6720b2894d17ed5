import { type Random, randomFrom } from '../shared/random'
import type { Task } from '../task'
import type { Chain, ToolCallGraph } from '../tool-graph'
import type { OfferedTools } from '../trajectory'
import type { ItemPlan } from './item'
import type { SynthesisParams } from './synthesis'

/** One thing that items are made from: a graph with its chains, a server without one, or a task that is there. */
export interface ItemSource {
  graph: ToolCallGraph | null
  chains: readonly Chain[]
  tools: OfferedTools
  task: Task | null
}

/** An item's plan and the source that it was drawn from. */
export type PlannedItem<Source extends ItemSource> = ItemPlan & { source: Source }

/**
 * Decides what each item of a run is made from. Items go round the sources, and round each source's chains in a seeded
 * order, so that a short run already covers many of them; mode and augmentation are drawn by their weights.
 * The same parameters, sources and ordinal give the same plan.
 */
export function itemPlanner<Source extends ItemSource>(
  { seed, modes, augmentations }: Pick<SynthesisParams, 'seed' | 'modes' | 'augmentations'>,
  sources: readonly Source[],
): (ordinal: number) => PlannedItem<Source> {
  const orders = sources.map(({ chains }) => randomFrom(seed, 'chain order').shuffle(chains))
  return (ordinal) => {
    const at = ordinal % sources.length
    const source = sources[at]
    const order = orders[at] ?? []
    if (!source) throw new Error('A run has at least one source.')
    const { graph, tools, task } = source
    const mode = task?.mode ?? drawn(modes, randomFrom(seed, 'mode', ordinal))
    return {
      source,
      mode,
      augmentation: task ? 'none' : drawn(augmentations, randomFrom(seed, 'augmentation', ordinal)),
      chain: order[Math.floor(ordinal / sources.length) % order.length] ?? null,
      graph,
      tools,
      task,
    }
  }
}

/** One of the names, in proportion to their weights; the first when all are zero. */
function drawn<Name extends string>(weights: { [name in Name]: number }, random: Random): Name {
  const names = Object.keys(weights) as Name[]
  return names[Math.max(0, random.weighted(names.map((name) => weights[name])))] as Name
}
