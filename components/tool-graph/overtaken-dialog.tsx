import { Button } from '@/components/ui/button'
import { Dialog } from '@/components/ui/dialog'
import { Quoted } from './quoted'
import type { GraphEditor } from './use-graph-editor'

/** Conflicts that are listed; the rest are counted. */
const SHOWN_MAX = 20

/** Someone saved another version meanwhile: merge both edits, or keep one of the two. Nothing is lost by waiting. */
export function OvertakenDialog({ editor }: { editor: GraphEditor }) {
  const { overtaking, conflicts } = editor
  if (overtaking === null) return null
  const { version, note } = overtaking
  return (
    <Dialog
      open
      onOpenChange={(open) => !open && editor.decideLater()}
      title={`Version ${version} was saved meanwhile`}
      description={`You began from version ${editor.version}. The other version says: ${note || 'no note'}.`}
      footer={
        <>
          <Button onClick={() => void editor.settle({ keep: 'theirs' })}>Take theirs</Button>
          <Button onClick={() => void editor.settle({ keep: 'mine' })}>Keep mine</Button>
          {conflicts.length > 0 && (
            <Button onClick={() => void editor.settle({ keep: 'both', preferred: 'theirs' })}>
              Merge, theirs first
            </Button>
          )}
          <Button variant="primary" onClick={() => void editor.settle({ keep: 'both', preferred: 'mine' })}>
            {conflicts.length > 0 ? 'Merge, mine first' : 'Merge both'}
          </Button>
        </>
      }
    >
      {conflicts.length === 0 ? (
        <p className="text-ink-soft">The two edits do not exclude each other: merging keeps all of both.</p>
      ) : (
        <>
          <p className="text-ink-soft">Merging keeps all of both, except where they exclude each other:</p>
          <ul className="mt-2 grid list-disc gap-1 pl-5 text-ink-soft">
            {conflicts.slice(0, SHOWN_MAX).map((sentence) => (
              <li key={sentence}>
                <Quoted text={sentence} />
              </li>
            ))}
          </ul>
          {conflicts.length > SHOWN_MAX && (
            <p className="mt-1 text-ink-faint text-meta">and {conflicts.length - SHOWN_MAX} more</p>
          )}
        </>
      )}
    </Dialog>
  )
}
