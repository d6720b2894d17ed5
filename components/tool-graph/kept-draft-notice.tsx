import { Button } from '@/components/ui/button'
import { Notice } from '@/components/ui/notice'
import { RelativeTime } from '@/components/ui/relative-time'
import { toast } from '@/components/ui/toaster'
import { partsOf } from '@/lib/tool'
import { mergeDrafts } from '@/lib/tool-graph'
import type { GraphEditor } from './use-graph-editor'
import { useKeptDraft } from './use-kept-draft'
import type { ReadVersion } from './use-version-saving'

/** Offers the unsaved changes of an earlier visit, merged with what was saved since. */
export function KeptDraftNotice({
  editor,
  graphId,
  readVersion,
}: {
  editor: GraphEditor
  graphId: string
  readVersion: ReadVersion
}) {
  const { state, version, isDirty } = editor
  const { kept, letGo } = useKeptDraft({
    graphId,
    version,
    draft: state.draft,
    isDirty,
  })
  if (kept === null) return null

  async function restore() {
    if (kept === null) return
    const name = 'restore unsaved changes'
    const unknown = kept.draft.graph.nodes.filter((key) => !editor.tools.has(key))
    for (const server of new Set(unknown.map((key) => partsOf(key).server)))
      if ((await editor.servers.read(server)) === null) return
    if (kept.version === version && !isDirty) editor.apply({ name, draft: kept.draft })
    else {
      const base = await readVersion({ graphId, version: kept.version })
      if (!base.ok) return void toast.error(base.problem.message)
      const merged = mergeDrafts(
        { base: base.value.draft, mine: kept.draft, theirs: editor.store.getState().draft },
        'mine',
      )
      editor.apply({ name, draft: merged.draft })
    }
    letGo()
  }

  return (
    <Notice
      tone="note"
      className="m-2"
      action={
        <span className="flex gap-2">
          <Button size="small" onClick={() => void restore()}>
            Restore them
          </Button>
          <Button size="small" onClick={letGo}>
            Discard them
          </Button>
        </span>
      }
    >
      This browser kept unsaved changes of version {kept.version} from <RelativeTime at={kept.at} />.
    </Notice>
  )
}
