/** Synthesis: chain → task → attempt → judgement, as one item of a run. */

export * from './synthesis'
export { synthesizeItem } from './synthesize-item'
