import { useState } from 'react'
import { Button } from '@/components/ui/button'
import { Dialog } from '@/components/ui/dialog'
import { findAmong, SearchChoice, type SearchOption } from '@/components/ui/search-choice'
import { counted } from '@/lib/shared/format'
import type { GraphEditor } from './use-graph-editor'

/** Chooses a server whose tools come onto the graph, with the dependencies that the built-in author finds among them. */
export function AddServerDialog({ editor, onClose }: { editor: GraphEditor; onClose: () => void }) {
  const { offered } = editor.servers
  const options = offered.map(({ id, title, toolCount }) => ({
    id,
    label: title,
    facts: counted(toolCount, 'tool'),
  }))
  const [chosen, setChosen] = useState<SearchOption | null>(options[0] ?? null)
  const [isAdding, setIsAdding] = useState(false)
  async function add() {
    setIsAdding(true)
    if (chosen && (await editor.addServer(chosen.id))) onClose()
    setIsAdding(false)
  }
  return (
    <Dialog
      open
      onOpenChange={(open) => !open && onClose()}
      title="Add server"
      description="Its tools come onto this graph as a group of their own, with the dependencies that the built-in, rule-based author finds among them. Draw what leads from one server to the other yourself."
      footer={
        <>
          <Button onClick={onClose}>Cancel</Button>
          <Button variant="primary" disabled={isAdding || chosen === null} onClick={() => void add()}>
            {isAdding ? 'Adding' : 'Add server'}
          </Button>
        </>
      }
    >
      {offered.length === 0 ? (
        <p className="text-ink-soft">Every server of this project is on the graph already.</p>
      ) : (
        <SearchChoice
          label="Server"
          chosen={chosen}
          find={findAmong(options)}
          onChange={setChosen}
          className="w-full"
        />
      )}
    </Dialog>
  )
}
