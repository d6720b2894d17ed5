/**
 * The tool-call graph: which call may follow which.
 *
 * - **dependency**: an edge; what it feeds, how strongly it is believed and why.
 * - **evidence**: the sentence behind a dependency.
 * - **chain**: a walk on the graph, planned but not made (what a trajectory did is its call sequence).
 */
export { buildGraph } from './built-in-author'
export * from './chain'
export { type ChainChanges, chainChanges, type StandingChain } from './chain-changes'
export { type Coverage, type CoverageMeasure, coverageOf, gapsOf, measureOf, type UseCount } from './coverage'
export { chainsLost, diffGraphs, type GraphDiff } from './diff'
export {
  addTool,
  connect,
  disconnect,
  feed,
  findDependency,
  joined,
  move,
  newTools,
  refusalOf,
  removeTools,
  reverse,
  review,
  type ToolPair,
  withoutRefused,
} from './edit'
export { formatFragment, fragmentOf, parseFragment, pasteFragment } from './fragment'
export type { CallRecord } from './learn/call-record'
export { learnGraph } from './learn/learn-graph'
export { type MergeChoice, mergeDrafts, settledDraft } from './merge'
export { parseDraft } from './parse-draft'
export { PresentPerson } from './presence'
export { problemFinder, readAhead } from './problems/find-problems'
export { fixOf, type ProblemFix } from './problems/fix-problem'
export type { GraphProblem, GraphProblemKind, KnownTools } from './problems/graph-reading'
export { bestProof, type Proof, proofReader } from './proof'
export { GraphBuildParams } from './proposals/graph-build'
export { graphOfProposals } from './proposals/graph-of-proposals'
export { proposeChains } from './proposals/propose-chains'
export { ProposedChain } from './proposals/read-proposals'
export { ServerGraphsParams } from './proposals/server-graphs'
export { sayableOf } from './reading/sayable'
export { chainSampler, sampleChains } from './sample-chains'
export {
  type Bundle,
  fold,
  foldedGraph,
  groupCorner,
  isFolded,
  type ServerGroup,
  serverGroups,
  shifted,
  toolsBehind,
  unfold,
} from './server-groups'
export * from './tool-call-graph'
export { type ArgumentSource, type ArgumentSupport, argumentJudge } from './verifiers/argument-support'
export { BackTranslation } from './verifiers/back-translation'
export { type ChainStanding, ChainVerdict, standingOf } from './verifiers/chain-verdict'
export { ChainVerifyParams } from './verifiers/chain-verify'
export { Coherence } from './verifiers/coherence'
export { type VerifiedChain, verifyChain } from './verifiers/verify-chain'
export { Vote } from './verifiers/vote'
