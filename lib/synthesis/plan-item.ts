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

/** Chains of a source that are tried for one item before another source's. */
const TRIES_A_SOURCE = 4

/**
 * Decides what each item of a run is made from. Items go round the sources, and round each source's chains in a seeded
 * order, so that a short run already covers many of them; mode and augmentation are drawn by their weights. `open` reads
 * a source by its position, once, when its first item comes. The same parameters, sources and ordinal give the same plan.
 *
 * A further attempt at an item takes another chain of its source, drawn anew each time, and after some another source: some
 * have no chain from which a task can be written. Mode and augmentation stay.
 */
export function itemPlanner<Source extends ItemSource>(
  { seed, modes, augmentations }: Pick<SynthesisParams, 'seed' | 'modes' | 'augmentations'>,
  sourceCount: number,
  open: (position: number) => Promise<Source>,
): (ordinal: number, attempt?: number) => Promise<PlannedItem<Source>> {
  const opened = new Map<number, Promise<{ source: Source; order: Chain[] }>>()
  const openedAt = (at: number) => {
    const known =
      opened.get(at) ?? open(at).then((source) => ({ source, order: inSeededOrder(source.chains, seed) }))
    opened.set(at, known)
    known.catch(() => opened.delete(at))
    return known
  }
  const positionOf = (ordinal: number, move: number) =>
    move === 0
      ? ordinal % sourceCount
      : randomFrom(seed, 'another source', ordinal, move).int(0, sourceCount - 1)
  return async (ordinal, attempt = 0) => {
    const { source, order } = await openedAt(positionOf(ordinal, Math.floor(attempt / TRIES_A_SOURCE)))
    const turn =
      attempt === 0
        ? Math.floor(ordinal / sourceCount)
        : randomFrom(seed, 'another chain', ordinal, attempt).int(0, Math.max(0, order.length - 1))
    const { graph, tools, task } = source
    const mode = task?.mode ?? drawn(modes, randomFrom(seed, 'mode', ordinal))
    return {
      source,
      mode,
      augmentation: task ? 'none' : drawn(augmentations, randomFrom(seed, 'augmentation', ordinal)),
      chain: order[turn % order.length] ?? null,
      graph,
      tools,
      task,
    }
  }
}

const inSeededOrder = (chains: readonly Chain[], seed: number): Chain[] =>
  randomFrom(seed, 'chain order').shuffle(chains)

/** One of the names, in proportion to their weights; the first when all are zero. */
function drawn<Name extends string>(weights: { [name in Name]: number }, random: Random): Name {
  const names = Object.keys(weights) as Name[]
  return names[Math.max(0, random.weighted(names.map((name) => weights[name])))] as Name
}
