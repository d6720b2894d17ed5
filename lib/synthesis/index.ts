/** Synthesis: chain → task → attempt → judgement, as one item of a run. */

export * from './synthesis'
export { type ItemInput, type ItemOutput, synthesizeItem } from './synthesize-item'
