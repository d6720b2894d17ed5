import type { ReactNode } from 'react'
import { Button } from '@/components/ui/button'
import { Dialog } from '@/components/ui/dialog'
import { CommandWords } from './command-words'

/** Shows the exact command and asks before it is run on the machine of the studio. */
export function RunCommandDialog({
  command,
  until = 'its tools are listed',
  variables,
  onClose,
  onRun,
}: {
  /** Null while nothing is asked. */
  command: { program: string; args: readonly string[] } | null
  /** When it ends. */
  until?: string
  /** Names of the environment variables that go along. */
  variables: readonly string[]
  onClose: () => void
  onRun: () => void
}) {
  return (
    <Dialog
      open={command !== null}
      onOpenChange={(open) => !open && onClose()}
      title="Run this command?"
      description={`It runs on the machine of the studio, with the rights of the studio, until ${until}.`}
      footer={
        <>
          <Button onClick={onClose}>Do not run</Button>
          <Button variant="primary" onClick={onRun}>
            Run command
          </Button>
        </>
      }
    >
      {command && (
        <div className="grid gap-3">
          <CommandWords {...command} />
          {command.args.some((word) => word.includes('…')) && (
            <p className="text-ink-soft text-meta">
              … stands for what looks like a key; it is the one that was confirmed when the server was
              connected.
            </p>
          )}
          <p className="text-ink-soft text-meta">{variablesInWords(variables)}</p>
        </div>
      )}
    </Dialog>
  )
}

function variablesInWords(names: readonly string[]): ReactNode {
  if (names.length === 0)
    return 'It sees no variable of the studio’s environment but PATH, HOME and the like.'
  return (
    <>
      Besides PATH, HOME and the like it sees <span className="font-mono">{names.join(', ')}</span>.
    </>
  )
}
