/**
 * The tool-call graph: which call may follow which.
 *
 * - **dependency**: an edge; what it feeds, how strongly it is believed and why.
 * - **evidence**: the sentence behind a dependency.
 * - **chain**: a walk on the graph, planned but not made (what a trajectory did is its call sequence).
 */
export * from './chain'
export * from './tool-call-graph'
export { buildGraph } from './built-in-author'
export { sampleChains } from './sample-chains'
