import { useState } from 'react'
import { Button } from '@/components/ui/button'
import { Dialog } from '@/components/ui/dialog'
import { Field } from '@/components/ui/field'
import { Select } from '@/components/ui/select'
import type { GraphEditor } from './use-graph-editor'

/** Chooses a server whose tools come onto the graph, with the dependencies that the built-in author finds among them. */
export function AddServerDialog({ editor, onClose }: { editor: GraphEditor; onClose: () => void }) {
  const { offered } = editor.servers
  const [chosen, setChosen] = useState(offered[0]?.id ?? '')
  const [isAdding, setIsAdding] = useState(false)
  async function add() {
    setIsAdding(true)
    if (await editor.addServer(chosen)) onClose()
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
          <Button variant="primary" disabled={isAdding || chosen === ''} onClick={() => void add()}>
            {isAdding ? 'Adding' : 'Add server'}
          </Button>
        </>
      }
    >
      {offered.length === 0 ? (
        <p className="text-ink-soft">Every server of this project is on the graph already.</p>
      ) : (
        <Field label="Server">
          {(control) => (
            <Select {...control} value={chosen} onChange={(event) => setChosen(event.target.value)}>
              {offered.map(({ id, title, toolCount }) => (
                <option key={id} value={id}>
                  {title} · {toolCount} tools
                </option>
              ))}
            </Select>
          )}
        </Field>
      )}
    </Dialog>
  )
}
