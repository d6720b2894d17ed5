/**
 * Synthesis: a task written, varied and scored, an attempt at it, its judgement, as one item of a run.
 *
 * - **stage**: one gate of an item; every item ends at one of them.
 * - **role**: a part in a run, played by the built-in rules or by a model.
 */

export { usageSum } from './agents/agent'
export type { ItemOutput, Players } from './item'
export { type ItemSource, itemPlanner } from './plan-item'
export * from './synthesis'
export { synthesizeItem } from './synthesize-item'
