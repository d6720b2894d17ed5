import type { Command } from '@/components/ui/command'
import { useCommands } from '@/components/ui/use-commands'
import type { GraphEditor } from './use-graph-editor'

/** The editor's verbs for the command menu, the keyboard and its help; the toolbar shows the same. */
export function useGraphCommands(editor: GraphEditor, save: () => void): void {
  const { store, state } = editor
  const chosen = state.selection.nodes.length + state.selection.edges.length
  const commands: (Command & { isOffered: boolean })[] = [
    { name: 'graph.undo', label: 'Undo', shortcut: 'mod+z', run: store.undo, isOffered: true },
    { name: 'graph.redo', label: 'Redo', shortcut: 'mod+shift+z', run: store.redo, isOffered: true },
    { name: 'graph.save', label: 'Save version', shortcut: 'mod+s', run: save, isOffered: true },
    { name: 'graph.arrange', label: 'Arrange the graph', run: () => void editor.arrange(), isOffered: true },
    {
      name: 'graph.remove',
      label: 'Remove what is selected',
      run: () => editor.remove(state.selection),
      isOffered: chosen > 0,
    },
  ]
  useCommands(
    'Graph',
    commands.filter((command) => command.isOffered),
  )
}
