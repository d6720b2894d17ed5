/** Datasets: frozen, versioned selections of trajectories. */
export * from './dataset'
