/**
 * Synthesis: a task written, varied and scored, an attempt at it, its judgement, as one item of a run.
 *
 * - **stage**: one gate of an item; every item ends at one of them.
 * - **role**: a part in a run, played by the built-in rules or by a model.
 * - **preview**: the first items of a run, made before it; what they took is what the run is estimated from.
 */

export type { LiveServers } from './backends/live-backend'
export { type Estimate, type Estimated, estimateRun } from './estimate'
export { RunFindings } from './findings'
export type { ItemOutput, Players, TriedPlan } from './item'
export { type JudgedAgain, judgeAgain } from './judge-again'
export { type ItemSource, itemPlanner, type PlannedItem } from './plan-item'
export { PREVIEW_ITEMS, type PreviewItem, previewItemOf } from './preview'
export { ASTRA_SFT, type RunShape } from './run-figures'
export type { DistractorPool } from './stages/offered-tools'
export * from './synthesis'
export { synthesizeItem } from './synthesize-item'
export { ngramVariety, type Variety } from './variety'
