import { Ellipsis, Lock, Network, Redo2, Save, Square, Undo2 } from 'lucide-react'
import { Fragment, type ReactNode } from 'react'
import { Badge } from '@/components/ui/badge'
import { Button } from '@/components/ui/button'
import type { Command } from '@/components/ui/command'
import { cx } from '@/components/ui/cx'
import { DropdownMenu, MenuItem, MenuSeparator } from '@/components/ui/dropdown-menu'
import { IconButton } from '@/components/ui/icon-button'
import { Input } from '@/components/ui/input'
import { counted } from '@/lib/shared/format'
import { arrangeCommands } from './graph-commands'
import type { GraphEditor } from './use-graph-editor'

/** One line over the graph: which view, history, layout, and saving with a note. */
export function GraphToolbar({
  editor,
  view,
  onViewChange,
  note,
  onNoteChange,
  onSave,
  commands,
  people,
}: {
  editor: GraphEditor
  view: 'canvas' | 'list'
  onViewChange: (view: 'canvas' | 'list') => void
  note: string
  onNoteChange: (note: string) => void
  onSave: () => void
  /** Everything that can be done, in groups; the menu at the end of the line holds all of it. */
  commands: readonly (readonly Command[])[]
  /** Who else is here. */
  people: ReactNode
}) {
  const { store, state, layout, isDirty, isSaving, version, proposedNote } = editor
  const undone = state.past[state.past.length - 1]
  const redone = state.future[0]
  return (
    <div
      role="toolbar"
      aria-label="Graph"
      className="flex flex-wrap items-center gap-2 border-line border-b px-4 py-1.5"
    >
      <fieldset aria-label="View" className="inline-flex rounded-md border border-line">
        {(['canvas', 'list'] as const).map((choice) => (
          <button
            key={choice}
            type="button"
            aria-pressed={view === choice}
            onClick={() => onViewChange(choice)}
            className={cx(
              'h-control px-2.5 text-body first-letter:uppercase',
              view === choice ? 'bg-selected text-ink' : 'text-ink-soft hover:bg-hover',
            )}
          >
            {choice}
          </button>
        ))}
      </fieldset>
      <IconButton
        label={state.isLocked ? 'Undo: the graph is locked' : undone ? `Undo: ${undone.name}` : 'Undo'}
        shortcut="mod+z"
        icon={<Undo2 />}
        disabled={!undone || state.isLocked}
        onClick={store.undo}
      />
      <IconButton
        label={state.isLocked ? 'Redo: the graph is locked' : redone ? `Redo: ${redone.name}` : 'Redo'}
        shortcut="mod+shift+z"
        icon={<Redo2 />}
        disabled={!redone || state.isLocked}
        onClick={store.redo}
      />
      {state.isLocked && (
        <Button icon={<Lock />} onClick={() => store.lock(false)}>
          Unlock
        </Button>
      )}
      {state.isLocked ? null : layout.progress === null ? (
        <DropdownMenu trigger={<Button icon={<Network />}>Arrange</Button>}>
          {arrangeCommands(editor).map(({ name, label, run }) => (
            <MenuItem key={name} onSelect={run}>
              {label}
            </MenuItem>
          ))}
        </DropdownMenu>
      ) : (
        <Button icon={<Square />} onClick={layout.cancel}>
          Stop arranging
          <span
            role="progressbar"
            aria-label="Arranged"
            aria-valuenow={Math.round(layout.progress * 100)}
            className="figures w-10 text-right text-ink-soft"
          >
            {Math.round(layout.progress * 100)} %
          </span>
        </Button>
      )}
      <DropdownMenu trigger={<IconButton label="More to do with the graph" icon={<Ellipsis />} />}>
        {commands.map((group, i) => (
          <Fragment key={group[0]?.name ?? i}>
            {i > 0 && group.length > 0 && <MenuSeparator />}
            {group.map(({ name, label, shortcut, run }) => (
              <MenuItem key={name} shortcut={shortcut} onSelect={run}>
                {label}
              </MenuItem>
            ))}
          </Fragment>
        ))}
      </DropdownMenu>
      <span className="figures text-ink-faint text-meta">
        {counted(state.draft.graph.nodes.length, 'tool')} ·{' '}
        {counted(state.draft.graph.dependencies.length, 'dependency')}
      </span>
      <div className="ml-auto flex items-center gap-2">
        {people}
        <span role="status">
          {isDirty ? <Badge tone="undecided">unsaved changes</Badge> : <Badge>v{version} saved</Badge>}
        </span>
        <Input
          aria-label="What changed"
          placeholder={proposedNote || 'What changed'}
          value={note}
          maxLength={500}
          disabled={!isDirty}
          onChange={(event) => onNoteChange(event.target.value)}
          className="w-64"
        />
        <Button variant="primary" icon={<Save />} disabled={!isDirty || isSaving} onClick={onSave}>
          {isSaving ? 'Saving' : 'Save version'}
        </Button>
      </div>
    </div>
  )
}
