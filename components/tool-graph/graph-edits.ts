import type { CanvasSelection, CanvasStore } from '@/components/canvas/canvas-store'
import { toast } from '@/components/ui/toaster'
import type { Positions } from '@/lib/shared/layout'
import type { Problem, Result } from '@/lib/shared/result'
import { partsOf, type ToolKey } from '@/lib/tool'
import {
  addTool,
  bestProof,
  connect,
  disconnect,
  feed,
  fold,
  type GraphDraft,
  isFolded,
  type KnownTools,
  move,
  type ProblemFix,
  type Proof,
  refusalOf,
  removeTools,
  reverse,
  review,
  serverGroups,
  type ToolDependency,
  type ToolPair,
  toolsBehind,
  unfold,
} from '@/lib/tool-graph'
import { edgeId, pairOf } from './to-flow'
import { pairWords, toolNameOf } from './words'

/** The edits of one opened graph, each a named change that can be undone. */
export interface GraphEdits {
  /** The proof that a new dependency takes unless the reader chooses another; null when nothing speaks for one. */
  proofFor(pair: ToolPair): Proof | null
  /** Why a pair may not be joined; null when it may. */
  refusalFor(pair: ToolPair): Problem | null
  /** Without a parameter it takes that of the best proof; null feeds the order only. */
  connect(pair: ToolPair, parameter?: string | null): boolean
  remove(removed: CanvasSelection): void
  reverse(pair: ToolPair): void
  review(pair: ToolPair, verdict: ToolDependency['review']): void
  feed(pair: ToolPair, parameter: string | null): void
  addTool(key: ToolKey): void
  move(positions: Positions): void
  /** Folds the group of a server into one card, or unfolds it. */
  toggleFold(server: string): void
  /** Folds every group, or unfolds every one. */
  foldAll(isFolded: boolean): void
  /** Unfolds the groups that hide some tools. */
  reveal(keys: readonly ToolKey[]): void
  /** Makes the edit that does away with a problem. */
  apply(fix: ProblemFix): void
}

/**
 * Every edit is made on the draft of its moment, so that the verbs themselves never change. `middle` is where a new
 * card goes.
 */
export function graphEdits(
  store: CanvasStore<GraphDraft>,
  { proofs }: Pick<KnownTools, 'proofs'>,
  middle: () => { x: number; y: number },
): GraphEdits {
  const draft = () => store.getState().draft
  const runIf = (name: string, next: Result<GraphDraft>): boolean => {
    if (next.ok) store.run(name, next.value)
    else toast.error(next.problem.message)
    return next.ok
  }
  const proofFor = ({ from, to }: ToolPair) => bestProof(proofs(from, to), fedParameters(draft(), to))
  const evidenceFor = ({ from, to }: ToolPair, parameter: string | null) =>
    proofs(from, to).find((proof) => proof.parameter === parameter)?.evidence ?? []

  return {
    proofFor,
    refusalFor: (pair) => refusalOf(draft().graph, pair),
    connect(pair, parameter = proofFor(pair)?.parameter ?? null) {
      const isDrawn = runIf(
        `connect ${pairWords(pair)}`,
        connect(draft(), pair, parameter, evidenceFor(pair, parameter)),
      )
      if (isDrawn) store.select({ nodes: [], edges: [edgeId(pair)] })
      return isDrawn
    },
    remove({ nodes, edges }) {
      const keys = toolsBehind(draft().graph, nodes)
      const pairs = edges.map(pairOf)
      if (keys.length + pairs.length === 0) return
      store.run(removalWords(keys, pairs), removeTools(disconnect(draft(), pairs), keys))
      store.select({ nodes: [], edges: [] })
    },
    reverse(pair) {
      const turned = { from: pair.to, to: pair.from }
      if (runIf(`reverse ${pairWords(pair)}`, reverse(draft(), pair)))
        store.select({ nodes: [], edges: [edgeId(turned)] })
    },
    review: (pair, verdict) =>
      store.run(`${REVIEW_WORDS[verdict]} ${pairWords(pair)}`, review(draft(), pair, verdict)),
    feed: (pair, parameter) =>
      store.run(
        `let ${pairWords(pair)} feed ${parameter ?? 'the order only'}`,
        feed(draft(), pair, parameter, evidenceFor(pair, parameter)),
      ),
    addTool(key) {
      store.run(`add ${toolNameOf(key)}`, addTool(draft(), key, middle()))
      store.select({ nodes: [key], edges: [] })
    },
    move: (positions) => store.run(movedWords(Object.keys(positions)), move(draft(), positions)),
    toggleFold(server) {
      const isOpening = isFolded(draft().layout, server)
      store.run(`${isOpening ? 'unfold' : 'fold'} ${server}`, (isOpening ? unfold : fold)(draft(), server))
      store.select({ nodes: isOpening ? [] : [server], edges: [] })
    },
    foldAll(isFolding) {
      const servers = serverGroups(draft().graph, draft().layout).map(({ server }) => server)
      store.run(
        `${isFolding ? 'fold' : 'unfold'} all servers`,
        servers.reduce(isFolding ? fold : unfold, draft()),
      )
      store.select({ nodes: [], edges: [] })
    },
    reveal(keys) {
      for (const server of new Set(keys.map((key) => partsOf(key).server)))
        if (isFolded(draft().layout, server)) store.run(`unfold ${server}`, unfold(draft(), server))
    },
    apply(fix) {
      store.run(fix.name, fix.draft)
      store.select({ nodes: [], edges: [] })
    },
  }
}

const fedParameters = ({ graph }: GraphDraft, to: ToolKey): ReadonlySet<string | null> =>
  new Set(graph.dependencies.flatMap((dependency) => (dependency.to === to ? [dependency.parameter] : [])))

const REVIEW_WORDS = { accepted: 'accept', refused: 'refuse', undecided: 'reopen' } satisfies Record<
  ToolDependency['review'],
  string
>

const removalWords = (keys: readonly ToolKey[], pairs: readonly ToolPair[]): string => {
  const [first] = keys.length > 0 ? keys.map(toolNameOf) : pairs.map(pairWords)
  const count = keys.length > 0 ? keys.length : pairs.length
  return count === 1 ? `remove ${first}` : `remove ${count} ${keys.length > 0 ? 'tools' : 'dependencies'}`
}

const movedWords = (ids: readonly string[]): string =>
  ids.length === 1 ? `move ${toolNameOf(ids[0] as ToolKey)}` : `move ${ids.length} tools`
