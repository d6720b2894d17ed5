import { useState } from 'react'
import { type CanvasState, type CanvasStore, changesSinceSaved } from '@/components/canvas/canvas-store'
import { toast } from '@/components/ui/toaster'
import type { Result } from '@/lib/shared/result'
import { partsOf, type ToolKey } from '@/lib/tool'
import { type GraphDraft, type MergeChoice, mergeDrafts, settledDraft } from '@/lib/tool-graph'
import type { GraphTool } from './graph-tool'
import { placed } from './placed'
import type { KnownServers } from './use-servers'

/** What a save answers: the version that now exists, or why there is none. */
export type SaveVersion = (input: {
  graphId: string
  basedOn: number
  graph: GraphDraft['graph']
  layout: GraphDraft['layout']
  /** Documents that the version stands on beside those of the one before. */
  documentIds: string[]
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

export interface VersionSaving {
  /** The version that the draft was last saved as. */
  version: number
  isDirty: boolean
  isSaving: boolean
  /** What a save would note when the reader writes nothing. */
  proposedNote: string
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

/** Saves the draft as the next version, and what becomes of it when somebody else was quicker. */
export function useVersionSaving({
  store,
  state,
  tools,
  servers,
  graphId,
  openedVersion,
  saveVersion,
  readVersion,
}: {
  store: CanvasStore<GraphDraft>
  state: Omit<CanvasState<GraphDraft>, 'dragging'>
  tools: ReadonlyMap<ToolKey, GraphTool>
  servers: KnownServers
  graphId: string
  openedVersion: number
  saveVersion: SaveVersion
  readVersion: ReadVersion
}): VersionSaving {
  const [version, setVersion] = useState(openedVersion)
  const [isSaving, setIsSaving] = useState(false)
  const [overtaking, setOvertaking] = useState<OtherVersion | null>(null)

  async function saveOn(basedOn: number, note: string): Promise<boolean> {
    const saving = store.getState().draft
    setIsSaving(true)
    const saved = await saveVersion({
      graphId,
      basedOn,
      ...saving,
      documentIds: documentsOf(saving, servers),
      note: note.trim() || noteOf(changesSinceSaved(store.getState())),
    })
    const newest = !saved.ok && saved.problem.code === 'stale' ? await readVersion({ graphId }) : null
    setIsSaving(false)
    if (saved.ok) {
      store.markSaved(saving)
      setVersion(saved.value.version)
      toast.success(`Saved as version ${saved.value.version}.`)
    } else if (newest?.ok) setOvertaking({ ...newest.value, draft: placed(newest.value.draft, tools) })
    else toast.error((newest ?? saved).problem.message)
    return saved.ok
  }

  return {
    version,
    isDirty: state.draft !== state.saved,
    isSaving,
    proposedNote: noteOf(changesSinceSaved(state)),
    save: (note) => saveOn(version, note),
    overtaking,
    conflicts:
      overtaking === null
        ? []
        : mergeDrafts({ base: state.saved, mine: state.draft, theirs: overtaking.draft }, 'mine').conflicts,
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
    decideLater: () => setOvertaking(null),
  }
}

/** Of the documents that were read since the graph was opened, those with a tool on it. */
function documentsOf({ graph }: GraphDraft, { documentOf }: KnownServers): string[] {
  const used = new Set(graph.nodes.map((key) => partsOf(key).server))
  return [...documentOf].flatMap(([server, documentId]) => (used.has(server) ? [documentId] : []))
}

const SETTLED: { [keep in MergeChoice['keep']]: (version: number) => string } = {
  both: (version) => `merge with version ${version}`,
  mine: (version) => `keep mine over version ${version}`,
  theirs: (version) => `take version ${version}`,
}

const NOTED_MAX = 3

/** The first changes in words; moving about is noted only when nothing else happened. */
function noteOf(changes: readonly string[]): string {
  const telling = changes.filter((name) => !/^(move|arrange|fold|unfold) /.test(name))
  if (telling.length === 0) return changes.length === 0 ? '' : 'arranged'
  const more = telling.length - NOTED_MAX
  return `${telling.slice(0, NOTED_MAX).join('; ')}${more > 0 ? `; and ${more} more` : ''}`
}
