import { useMemo, useState } from 'react'
import { useStore } from 'zustand'
import { useShallow } from 'zustand/react/shallow'
import {
  type CanvasSelection,
  type CanvasState,
  type CanvasStore,
  changesSinceSaved,
  createCanvasStore,
} from '@/components/canvas/canvas-store'
import { useCanvasView } from '@/components/canvas/use-canvas-view'
import { type LayoutWorker, useLayoutWorker } from '@/components/canvas/use-layout-worker'
import { toast } from '@/components/ui/toaster'
import { gridPositions, type Positions } from '@/lib/shared/layout'
import type { Problem, Result } from '@/lib/shared/result'
import type { Tool, ToolKey } from '@/lib/tool'
import {
  addTool,
  bestProof,
  connect,
  disconnect,
  feed,
  type GraphDraft,
  type KnownTools,
  type MergeChoice,
  mergeDrafts,
  move,
  type ProblemFix,
  type Proof,
  proofReader,
  refusalOf,
  removeTools,
  reverse,
  review,
  settledDraft,
  type ToolDependency,
  type ToolPair,
} from '@/lib/tool-graph'
import { type GraphTool, graphToolOf } from './graph-tool'
import { edgeId, pairOf, toLayoutRequest } from './to-flow'
import { useArrangeOnOpen } from './use-arrange-on-open'
import { pairWords, toolNameOf } from './words'

/** What a save answers: the version that now exists, or why there is none. */
export type SaveVersion = (input: {
  graphId: string
  basedOn: number
  graph: GraphDraft['graph']
  layout: GraphDraft['layout']
  note: string
}) => Promise<Result<{ versionId: string; version: number }>>

/** Reads one version of a graph; the newest when no number is given. */
export type ReadVersion = (input: { graphId: string; version?: number }) => Promise<Result<OtherVersion>>

/** A version that someone else saved. */
export interface OtherVersion {
  version: number
  note: string
  draft: GraphDraft
}

export interface GraphEditor {
  store: CanvasStore<GraphDraft>
  state: Omit<CanvasState<GraphDraft>, 'dragging'>
  tools: ReadonlyMap<ToolKey, GraphTool>
  /** The documents' tools, and how well it is known that one can feed another, parameter by parameter. */
  known: KnownTools
  layout: LayoutWorker
  /** The version that the draft was last saved as. */
  version: number
  isDirty: boolean
  isSaving: boolean
  /** What a save would note when the reader writes nothing. */
  proposedNote: string
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
  arrange(): Promise<void>
  /** Makes the edit that does away with a problem. */
  apply(fix: ProblemFix): void
  /** Selects some tools and dependencies and brings them into view. */
  show(place: { nodes: readonly ToolKey[]; pairs: readonly ToolPair[] }): void
  selectTool(key: ToolKey): void
  selectDependency(pair: ToolPair): void
  /** True when the version was saved. False leaves the newer version, if that is why, in `overtaking`. */
  save(note: string): Promise<boolean>
  /** A version that was saved by someone else since this draft began; null while there is none to decide about. */
  overtaking: OtherVersion | null
  /** One sentence for each pair of edits, the draft's and the overtaking version's, that exclude each other. */
  conflicts: readonly string[]
  /** Goes on from the overtaking version; whatever is kept of the draft is saved on top of it. */
  settle(choice: MergeChoice): Promise<void>
  /** Leaves the overtaking version undecided; the next save asks again. */
  decideLater(): void
}

/** Everything that can be done to one opened graph, each as a named change that can be undone. */
export function useGraphEditor({
  graphId,
  graph,
  layout: savedLayout,
  tools: toolList,
  version: openedVersion,
  saveVersion,
  readVersion,
}: {
  graphId: string
  graph: GraphDraft['graph']
  layout: GraphDraft['layout']
  tools: readonly { key: ToolKey; tool: Tool }[]
  version: number
  saveVersion: SaveVersion
  readVersion: ReadVersion
}): GraphEditor {
  const tools = useMemo(
    () => new Map(toolList.map(({ key, tool }) => [key, graphToolOf(key, tool)])),
    [toolList],
  )
  const known = useMemo<KnownTools>(
    () => ({ tools: new Map(toolList.map(({ key, tool }) => [key, tool])), proofs: proofReader(toolList) }),
    [toolList],
  )
  const { proofs } = known
  const [store] = useState(() => createCanvasStore<GraphDraft>(placed({ graph, layout: savedLayout }, tools)))
  // What is being dragged changes with every frame; only the canvas listens to that.
  const state = useStore(
    store,
    useShallow(({ dragging: _, ...settled }) => settled),
  )
  const [version, setVersion] = useState(openedVersion)
  const [isSaving, setIsSaving] = useState(false)
  const [overtaking, setOvertaking] = useState<OtherVersion | null>(null)
  const view = useCanvasView()
  const layout = useLayoutWorker()
  const { draft } = state

  const run = (name: string, next: GraphDraft) => store.run(name, next)
  const runIf = (name: string, next: Result<GraphDraft>): boolean => {
    if (next.ok) run(name, next.value)
    else toast.error(next.problem.message)
    return next.ok
  }

  // Asked by cards while an edge is dragged, so about the graph of that moment and not of this rendering.
  const proofFor = ({ from, to }: ToolPair) =>
    bestProof(proofs(from, to), fedParameters(store.getState().draft, to))
  const evidenceFor = ({ from, to }: ToolPair, parameter: string | null) =>
    proofs(from, to).find((proof) => proof.parameter === parameter)?.evidence ?? []

  async function saveOn(basedOn: number, note: string): Promise<boolean> {
    const saving = store.getState().draft
    setIsSaving(true)
    const saved = await saveVersion({
      graphId,
      basedOn,
      ...saving,
      note: note.trim() || noteOf(changesSinceSaved(store.getState())),
    })
    const newest = !saved.ok && saved.problem.code === 'stale' ? await readVersion({ graphId }) : null
    setIsSaving(false)
    if (saved.ok) {
      store.markSaved(saving)
      setVersion(saved.value.version)
      toast.success(`Saved as version ${saved.value.version}.`)
    } else if (newest?.ok) setOvertaking(withPlaces(newest.value, tools))
    else toast.error((newest ?? saved).problem.message)
    return saved.ok
  }

  // A graph that nobody has arranged is arranged as it opens; that is no change of the reader's.
  useArrangeOnOpen(Object.keys(savedLayout).length === 0 && graph.nodes.length > 0, async () => {
    const before = store.getState().draft
    const positions = await layout.arrange(toLayoutRequest(before.graph, tools))
    if (!positions.ok || store.getState().draft !== before) return
    store.reset(move(before, positions.value))
    view.showAll()
  })

  return {
    store,
    state,
    tools,
    known,
    layout,
    version,
    isDirty: draft !== state.saved,
    isSaving,
    proposedNote: noteOf(changesSinceSaved(state)),
    proofFor,
    refusalFor: (pair) => refusalOf(store.getState().draft.graph, pair),
    connect(pair, parameter = proofFor(pair)?.parameter ?? null) {
      const isDrawn = runIf(
        `connect ${pairWords(pair)}`,
        connect(draft, pair, parameter, evidenceFor(pair, parameter)),
      )
      if (isDrawn) store.select({ nodes: [], edges: [edgeId(pair)] })
      return isDrawn
    },
    remove({ nodes, edges }) {
      const keys = nodes as ToolKey[]
      const pairs = edges.map(pairOf)
      if (keys.length + pairs.length === 0) return
      run(removalWords(keys, pairs), removeTools(disconnect(draft, pairs), keys))
      store.select({ nodes: [], edges: [] })
    },
    reverse(pair) {
      const turned = { from: pair.to, to: pair.from }
      if (runIf(`reverse ${pairWords(pair)}`, reverse(draft, pair)))
        store.select({ nodes: [], edges: [edgeId(turned)] })
    },
    review: (pair, verdict) =>
      run(`${REVIEW_WORDS[verdict]} ${pairWords(pair)}`, review(draft, pair, verdict)),
    feed: (pair, parameter) =>
      run(
        `let ${pairWords(pair)} feed ${parameter ?? 'the order only'}`,
        feed(draft, pair, parameter, evidenceFor(pair, parameter)),
      ),
    addTool(key) {
      run(`add ${toolNameOf(key)}`, addTool(draft, key, view.middle()))
      store.select({ nodes: [key], edges: [] })
    },
    move: (positions) => run(movedWords(Object.keys(positions)), move(draft, positions)),
    async arrange() {
      const before = draft
      const positions = await layout.arrange(toLayoutRequest(before.graph, tools))
      if (!positions.ok) {
        if (positions.problem.code !== 'cancelled') toast.error(positions.problem.message)
        return
      }
      run('arrange', move(store.getState().draft, positions.value))
      view.showAll()
    },
    apply(fix) {
      run(fix.name, fix.draft)
      store.select({ nodes: [], edges: [] })
    },
    show({ nodes, pairs }) {
      store.select({ nodes: pairs.length > 0 ? [] : nodes, edges: pairs.map(edgeId) })
      view.show(nodes)
    },
    selectTool(key) {
      store.select({ nodes: [key], edges: [] })
      view.show([key])
    },
    selectDependency(pair) {
      store.select({ nodes: [], edges: [edgeId(pair)] })
      view.show([pair.from, pair.to])
    },
    overtaking,
    conflicts:
      overtaking === null
        ? []
        : mergeDrafts({ base: state.saved, mine: draft, theirs: overtaking.draft }, 'mine').conflicts,
    decideLater: () => setOvertaking(null),
    async settle(choice) {
      if (overtaking === null) return
      const { version: number, draft: theirs } = overtaking
      const { draft: mine, saved: base } = store.getState()
      const name = SETTLED[choice.keep](number)
      store.rebase(name, theirs, settledDraft({ base, mine, theirs }, choice))
      setVersion(number)
      setOvertaking(null)
      if (choice.keep !== 'theirs') await saveOn(number, name)
    },
    save: (note) => saveOn(version, note),
  }
}

/** A version whose cards all stand somewhere, whether or not anybody has arranged it. */
const withPlaces = (other: OtherVersion, tools: ReadonlyMap<ToolKey, GraphTool>): OtherVersion => ({
  ...other,
  draft: placed(other.draft, tools),
})

const placed = ({ graph, layout }: GraphDraft, tools: ReadonlyMap<ToolKey, GraphTool>): GraphDraft => ({
  graph,
  layout: { ...gridPositions(toLayoutRequest(graph, tools)), ...layout },
})

const fedParameters = ({ graph }: GraphDraft, to: ToolKey): ReadonlySet<string | null> =>
  new Set(graph.dependencies.flatMap((dependency) => (dependency.to === to ? [dependency.parameter] : [])))

const SETTLED: { [keep in MergeChoice['keep']]: (version: number) => string } = {
  both: (version) => `merge with version ${version}`,
  mine: (version) => `keep mine over version ${version}`,
  theirs: (version) => `take version ${version}`,
}

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

const NOTED_MAX = 3

/** The first changes in words; moving about is noted only when nothing else happened. */
function noteOf(changes: readonly string[]): string {
  const telling = changes.filter((name) => !name.startsWith('move ') && name !== 'arrange')
  if (telling.length === 0) return changes.length === 0 ? '' : 'arranged'
  const more = telling.length - NOTED_MAX
  return `${telling.slice(0, NOTED_MAX).join('; ')}${more > 0 ? `; and ${more} more` : ''}`
}
