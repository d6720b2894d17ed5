import type { CanvasSelection, CanvasStore } from '@/components/canvas/canvas-store'
import { toast } from '@/components/ui/toaster'
import type { Positions } from '@/lib/shared/layout'
import type { Problem, Result } from '@/lib/shared/result'
import type { ToolKey } from '@/lib/tool'
import {
  addTool,
  bestProof,
  connect,
  disconnect,
  feed,
  type GraphDraft,
  type KnownTools,
  move,
  type ProblemFix,
  type Proof,
  refusalOf,
  removeTools,
  reverse,
  review,
  type ToolDependency,
  type ToolPair,
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
      const keys = nodes as ToolKey[]
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
