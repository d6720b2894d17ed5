import { use, useEffect } from 'react'
import { commandFor } from '@/components/ui/command'
import { chordOf, followShortcuts } from '@/components/ui/shortcut'
import { CommandRegistryContext } from '@/components/ui/use-commands'

/** Listens to the window's keyboard and runs the commands on offer by their shortcuts. Once, in the shell. */
export function useShortcuts(): void {
  const registry = use(CommandRegistryContext)
  useEffect(() => {
    if (!registry) return
    const press = followShortcuts()
    function hear(event: KeyboardEvent) {
      const chord = chordOf(event)
      if (chord === null || event.defaultPrevented || event.isComposing) return
      if (standsDown(chord, event.target)) return
      const groups = registry?.list() ?? []
      const shortcuts = groups.flatMap((group) => group.commands.flatMap((command) => command.shortcut ?? []))
      const match = press(chord, event.timeStamp, shortcuts)
      if (match.kind === 'none') return
      event.preventDefault()
      if (match.kind === 'run') commandFor(groups, match.shortcut)?.run()
    }
    window.addEventListener('keydown', hear)
    return () => window.removeEventListener('keydown', hear)
  }, [registry])
}

/** What these chords do in a text field is about its text. */
const EDITS_TEXT = new Set(['mod+a', 'mod+z', 'mod+shift+z'])
const TYPED =
  'textarea, [contenteditable=""], [contenteditable="true"], input:not([type="checkbox"], [type="radio"], [type="button"], [type="submit"])'

// Where keys have another meaning already: typing, choosing from a menu, answering a dialog.
const OCCUPIED = `${TYPED}, select, [role="dialog"], [role="alertdialog"], [role="menu"], [role="listbox"]`

function standsDown(chord: string, target: EventTarget | null): boolean {
  if (!(target instanceof Element)) return false
  if (EDITS_TEXT.has(chord)) return target.closest(TYPED) !== null
  return !chord.startsWith('mod+') && target.closest(OCCUPIED) !== null
}
