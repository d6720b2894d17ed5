/**
 * Datasets: frozen, versioned selections of trajectories.
 *
 * - **candidate**: a trajectory that may become a row, with all that it stands on.
 * - **selection**: the rules that keep, drop or leave in quarantine; every candidate is counted once.
 * - **row**: one kept trajectory, written for a trainer.
 * - **lineage**: where a row comes from, by fingerprints.
 * - **manifest**: what a dataset says of itself; the same bytes for the same seed and inputs.
 */
export * from './candidate'
export * from './dataset'
export * from './file-tally'
export * from './filter-words'
export * from './lineage'
export * from './manifest'
export * from './run-manifest'
export * from './select'
export * from './sources'
export * from './written-row'
